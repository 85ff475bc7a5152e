import type { Actor } from '@rma/domain';
import type { FastifyPluginAsync } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { accountRoutes } from './accounts/account-routes.ts';
import { createAccountStates } from './accounts/account-states.ts';
import { apiKeyRoutes } from './accounts/api-key-routes.ts';
import { createApiKeys } from './accounts/api-keys.ts';
import { createAttemptLimits } from './accounts/attempt-limits.ts';
import { createCredentials } from './accounts/credentials.ts';
import { ensureFirstCoordinator } from './accounts/first-coordinator.ts';
import { createFederatedSignIn } from './accounts/identity/federated-sign-in.ts';
import { federatedRoutes } from './accounts/identity/federated-routes.ts';
import { identityRoutes } from './accounts/identity/identity-routes.ts';
import { createLlaveMx } from './accounts/identity/llave-mx.ts';
import { createOidc } from './accounts/identity/oidc.ts';
import { createOwnIdentities } from './accounts/identity/own-identities.ts';
import { createProviders } from './accounts/identity/providers.ts';
import { invitationRoutes } from './accounts/invitation-routes.ts';
import { createInvitations } from './accounts/invitations.ts';
import { createKeyRing } from './accounts/key-ring.ts';
import { createOwnAccount } from './accounts/own-account.ts';
import { createSecondFactors } from './accounts/second-factors.ts';
import { createSecurityLetters } from './accounts/security-letters.ts';
import { forgetOldSessions } from './accounts/session-queries.ts';
import { sessionRoutes } from './accounts/session-routes.ts';
import { createSessions } from './accounts/sessions.ts';
import { applicationRoutes } from './applications/application-routes.ts';
import { createApplications } from './applications/applications.ts';
import { calendarRoutes } from './calendars/calendar-routes.ts';
import { createCalendars } from './calendars/calendars.ts';
import { createCharter } from './commitments/charter.ts';
import { commitmentRoutes } from './commitments/commitment-routes.ts';
import { createCommitments } from './commitments/commitments.ts';
import type { RegistryDeps } from './dependencies.ts';
import { createDocuments } from './documents/documents.ts';
import { receiveFile } from './documents/receive-file.ts';
import { createSigningInvitations } from './signatures/invite-to-sign.ts';
import { createSignatures } from './signatures/signatures.ts';
import { createSuccession } from './handover/succession.ts';
import { createInstanceKeys } from './instance/instance-keys.ts';
import { instanceRoutes } from './instance/instance-routes.ts';
import { createHubJoining } from './instance/join-hub.ts';
import { createNodeReports } from './instance/node-reports.ts';
import { settleOwnGovernment } from './instance/own-government.ts';
import { ledgerRoutes } from './ledger/ledger-routes.ts';
import { createMembership } from './membership/membership.ts';
import { membershipRoutes } from './membership/membership-routes.ts';
import { createMemoranda } from './memoranda/memoranda.ts';
import { memorandumRoutes } from './memoranda/memorandum-routes.ts';
import { reviewRoutes } from './memoranda/review-routes.ts';
import { stepRoutes } from './memoranda/step-routes.ts';
import { createFileReports } from './messages/file-reports.ts';
import { createHarvestReports } from './messages/harvest-reports.ts';
import { createLinksReports } from './messages/links-reports.ts';
import { messageRoutes } from './messages/message-routes.ts';
import { createMessages } from './messages/messages.ts';
import { createWeeklyDigest } from './messages/weekly-digest.ts';
import { createDailyDigest } from './notifications/daily-digest.ts';
import { createInbox } from './notifications/inbox.ts';
import { inboxRoutes } from './notifications/inbox-routes.ts';
import { nextStepRoutes } from './next-steps/next-step-routes.ts';
import { createNextSteps } from './next-steps/next-steps.ts';
import { createNotifications } from './notifications/notifications.ts';
import { createPreferences } from './notifications/preferences.ts';
import { unsubscribeRoutes } from './notifications/unsubscribe-routes.ts';
import { createUnsubscribing } from './notifications/unsubscribing.ts';
import { createWebhookQueue } from './notifications/webhook-queue.ts';
import { webhookRoutes } from './notifications/webhook-routes.ts';
import { createWebhooks } from './notifications/webhooks.ts';
import { createDemand } from './requests/demand.ts';
import { createGovernmentInvitations } from './pipeline/invite-governments.ts';
import { inviteRoutes } from './pipeline/invite-routes.ts';
import { createOutreach } from './pipeline/outreach.ts';
import { outreachRoutes } from './pipeline/outreach-routes.ts';
import { createPipeline } from './pipeline/pipeline.ts';
import { pipelineRoutes } from './pipeline/pipeline-routes.ts';
import { createSavedViews } from './pipeline/saved-views.ts';
import { savedViewRoutes } from './pipeline/saved-view-routes.ts';
import { createSquads } from './programme/squads.ts';
import { createSearchAlerts } from './saved-searches/tell-searches.ts';

export type { InstanceProfile, RegistryDeps } from './dependencies.ts';
export type { ReceivedFile } from './documents/receive-file.ts';
export { readEfirmaTrust } from './signatures/read-trust.ts';

/** Ended and outdated sessions are kept this long, to answer what happened to an account. */
const sessionsKeptMs = 90 * 86_400_000;
const joinPayload = z.object({ isForced: z.boolean().default(false) });
const calendar: Actor = { kind: 'system', name: 'calendar' };

/**
 * The registry: accounts, applications, members, officials, agreements and mail. Returns the routes to register
 * on a server that has the authentication plugin, the tasks and crontab of the worker, what that plugin needs
 * (`publicKeyFor`, `verifyApiKey`) and the use cases by domain word. `close` ends the mail connections; the
 * database belongs to the caller.
 */
export function createRegistry(deps: RegistryDeps) {
  const { db, clock, publicUrl } = deps;
  const keyRing = createKeyRing({ db, clock, issuer: publicUrl });
  const instanceKeys = createInstanceKeys(deps);
  const hubJoining = createHubJoining(deps, instanceKeys);
  const messages = createMessages(deps);
  const preferences = createPreferences(deps);
  const unsubscribing = createUnsubscribing(deps, { preferences });
  const notifications = createNotifications(deps, {
    messages,
    preferences,
    unsubscribing,
    webhooks: createWebhookQueue(),
  });
  const dailyDigest = createDailyDigest(deps, { messages, unsubscribing });
  const webhooks = createWebhooks(deps, { signer: instanceKeys.signer });
  const inbox = createInbox(deps);
  const documents = createDocuments(deps);
  const demand = createDemand(deps, { messages, notifications });
  const searchAlerts = createSearchAlerts(deps, { notifications, preferences });
  const limits = createAttemptLimits({ clock });
  const letters = createSecurityLetters({ notifications });
  const credentials = createCredentials(deps, { limits });
  const secondFactors = createSecondFactors(deps, { limits, letters });
  const sessions = createSessions(deps, { keyRing, credentials, secondFactors });
  const ownAccount = createOwnAccount(deps, { credentials, secondFactors, letters });
  const { outbound, llaveMx: llaveMxSettings } = deps;
  const oidc = outbound ? createOidc({ outbound, publicUrl }) : null;
  const llaveMx =
    outbound && llaveMxSettings ? createLlaveMx(llaveMxSettings, { outbound, publicUrl }) : null;
  const federatedSignIn = createFederatedSignIn(deps, { sessions, secondFactors, letters, oidc, llaveMx });
  const providers = createProviders(deps, { oidc, notifications });
  const identities = createOwnIdentities(deps, { account: ownAccount, signIn: federatedSignIn });
  const accountStates = createAccountStates(deps);
  const apiKeys = createApiKeys(deps);
  const invitations = createInvitations(deps, { messages, sessions, secondFactors });
  const membership = createMembership(deps);
  const succession = createSuccession(deps, { documents, invitations, notifications });
  const { officials } = succession;
  const squads = createSquads(deps, { notifications });
  const applications = createApplications(deps, { documents, messages, officials });
  const { notify } = notifications;
  const signingInvitations = createSigningInvitations(deps, { notify });
  const memoranda = createMemoranda(deps, {
    documents,
    notify,
    inviteToSign: (trx, memorandum) => signingInvitations.inviteToSign(trx, memorandum),
  });
  const signatures = createSignatures(deps, {
    documents,
    memoranda,
    notify,
    invitations: signingInvitations,
    signer: instanceKeys.signer,
  });
  const commitments = createCommitments(deps, { notifications });
  const charter = createCharter(deps, { documents });
  const nextSteps = createNextSteps(deps);
  const harvestReports = createHarvestReports(deps, { notifications });
  const fileReports = createFileReports(deps, { notifications });
  const nodeReports = createNodeReports(deps, { messages });
  const linksReports = createLinksReports(deps, { notifications });
  const weeklyDigest = createWeeklyDigest(deps, { notifications });
  const pipeline = createPipeline(deps);
  const outreach = createOutreach(deps);
  const governmentInvitations = createGovernmentInvitations(deps, { notifications });
  const savedViews = createSavedViews(deps);
  const calendars = createCalendars(deps);

  const routes: FastifyPluginAsync = async (server) => {
    await server.register(sessionRoutes(deps, { sessions, keyRing }));
    await server.register(accountRoutes(ownAccount));
    await server.register(federatedRoutes(deps, federatedSignIn));
    await server.register(identityRoutes(deps, { identities, providers }));
    await server.register(inboxRoutes({ inbox, preferences }));
    await server.register(webhookRoutes({ inbox, webhooks }));
    await server.register(unsubscribeRoutes(unsubscribing));
    await server.register(apiKeyRoutes(deps, apiKeys));
    await server.register(invitationRoutes(deps, invitations));
    await server.register(messageRoutes(messages));
    await server.register(applicationRoutes(deps, applications));
    await server.register(membershipRoutes(membership));
    await server.register(succession.routes);
    await server.register(squads.routes);
    await server.register(memorandumRoutes(memoranda));
    await server.register(stepRoutes(memoranda));
    await server.register(reviewRoutes(memoranda));
    await server.register(signatures.routes);
    await server.register(commitmentRoutes(deps, { commitments, charter }));
    await server.register(nextStepRoutes(nextSteps));
    await server.register(demand.routes);
    await server.register(ledgerRoutes(deps, { signer: instanceKeys.signer }));
    await server.register(pipelineRoutes(deps, pipeline));
    await server.register(outreachRoutes(outreach));
    await server.register(inviteRoutes(governmentInvitations));
    await server.register(savedViewRoutes(savedViews));
    await server.register(calendarRoutes(calendars));
    await server.register(instanceRoutes(deps, { keys: instanceKeys, joining: hubJoining }));
  };

  /** What a new day in Mexico City changes. Running it twice a day changes nothing the second time. */
  async function turnCalendar(): Promise<void> {
    const memorandaTurned = await memoranda.turnAll(calendar);
    const termsEnded = await succession.turn(calendar);
    await squads.turn(calendar);
    const commitmentsTurned = await commitments.turn(calendar);
    const before = new Date(clock.now().getTime() - sessionsKeptMs);
    await db.transaction().execute((trx) => forgetOldSessions(trx, before));
    const demandTurned = await demand.turn(calendar);
    deps.logger.info({ memorandaTurned, termsEnded, commitmentsTurned, ...demandTurned }, 'calendar turned');
  }

  return {
    routes,
    tasks: {
      'registry.send-message': (payload: unknown) => messages.send(payload),
      'registry.send-waiting': () => messages.sendWaiting(),
      'registry.daily-digest': () => dailyDigest.send(),
      'registry.deliver-webhook': (payload: unknown) => webhooks.deliver(payload),
      'registry.report-harvest': (payload: unknown) => harvestReports.send(payload),
      'registry.report-file': (payload: unknown) => fileReports.send(payload),
      'registry.report-links': (payload: unknown) => linksReports.send(payload),
      'registry.weekly-digest': (payload: unknown) => weeklyDigest.send(payload),
      'registry.notify': (payload: unknown) => notifications.run(payload),
      'registry.turn-calendar': () => turnCalendar(),
      'registry.tell-searches': () => searchAlerts.tell(),
      'registry.measure-commitments': async () => {
        await commitments.follow();
      },
      'registry.report-node': (payload: unknown) => nodeReports.send(payload),
      'registry.join-hub': (payload: unknown) => hubJoining.join(joinPayload.parse(payload)),
    },
    // Five past midnight from Cancún to Tijuana (UTC-5 to UTC-8), and again in the morning if that was missed.
    crontab: [
      { task: 'registry.turn-calendar', pattern: '5 5-8,13 * * *' },
      // Before eight in the morning from Cancún to Mexico City, when the day's letter goes; again if that was missed.
      { task: 'registry.tell-searches', pattern: '30 12,16 * * *' },
      { task: 'registry.join-hub', pattern: '* * * * *' },
      { task: 'registry.send-waiting', pattern: '*/10 * * * *' },
      { task: 'registry.daily-digest', pattern: '*/10 * * * *' },
      { task: 'registry.measure-commitments', pattern: '* * * * *' },
    ],
    ready: [{ name: 'registry-database', check: () => sql`select 1`.execute(db) }],
    publicKeyFor: (kid: string) => keyRing.publicKeyFor(kid),
    verifyApiKey: (key: string) => apiKeys.verify(key),
    ensureFirstCoordinator: (wish: { email?: string | undefined; password?: string | undefined }) =>
      ensureFirstCoordinator(deps, wish),
    /** The key of this instance, for the services that sign with it. */
    signer: instanceKeys.signer,
    settleOwnGovernment: () => settleOwnGovernment(deps),
    hubJoining,
    instanceKeys,
    receiveFile,
    accountStates,
    sessions,
    apiKeys,
    invitations,
    messages,
    notifications,
    membership,
    officials,
    succession,
    squads,
    applications,
    memoranda,
    signatures,
    demand,
    commitments,
    charter,
    pipeline,
    outreach,
    governmentInvitations,
    calendars,
    async close(): Promise<void> {
      messages.close();
    },
  };
}

export type Registry = ReturnType<typeof createRegistry>;
