import { createDatabase, type Tables } from '@rma/persistence';
import type { Logger } from '@rma/service-kit';
import type { Kysely } from 'kysely';
import type { Services } from '../services.ts';
import { demonstrationActor, demonstrationEmail, ensureDemonstrationAccount } from './accounts.ts';
import { demonstrationPlanner, plan } from './inventory.ts';
import { agree, apply, join } from './join.ts';
import { loadDemand } from './demand.ts';
import { demonstrationApplicant, demonstrationMembers, type DemonstrationMember } from './members.ts';
import { loadMonitoring } from './monitoring.ts';
import { loadOutreach } from './outreach.ts';
import { loadProgramme } from './programme.ts';
import { publish } from './publish.ts';
import { awaitReview } from './review.ts';
import { loadScorecards } from './scorecards.ts';
import { loadSearches } from './searches.ts';
import { awaitSignatures } from './signing.ts';

type Government = { cvegeo: string; name: string };

/** What of the demonstration the national view already shows, so that a load that was cut short goes on. */
async function progressOf(db: Kysely<Tables>, cvegeo: string) {
  const [government, memorandum, packages, source, inventory] = await Promise.all([
    db
      .selectFrom('national.government')
      .select(['cvegeo', 'name', 'membership'])
      .where('cvegeo', '=', cvegeo)
      .executeTakeFirstOrThrow(),
    db.selectFrom('national.memorandum').select('id').where('cvegeo', '=', cvegeo).executeTakeFirst(),
    db.selectFrom('national.package').select('theme_id').where('cvegeo', '=', cvegeo).execute(),
    db.selectFrom('national.source').select('id').where('cvegeo', '=', cvegeo).executeTakeFirst(),
    db.selectFrom('national.inventory').select('cvegeo').where('cvegeo', '=', cvegeo).executeTakeFirst(),
  ]);
  return {
    government,
    hasMemorandum: memorandum !== undefined,
    publishedThemes: new Set(packages.map((row) => row.theme_id)),
    hasSource: source !== undefined,
    hasInventory: inventory !== undefined,
  };
}

type Loading = { services: Services; db: Kysely<Tables>; portalUrl: string };

async function welcomeMember({ services, db }: Loading, member: DemonstrationMember): Promise<void> {
  const { government, hasMemorandum } = await progressOf(db, member.cvegeo);
  if (government.membership === null) await join(services, government);
  if (!hasMemorandum) await agree(services, government, member);
}

async function publishOf({ services, db, portalUrl }: Loading, member: DemonstrationMember): Promise<void> {
  const { government, publishedThemes, hasSource } = await progressOf(db, member.cvegeo);
  for (const file of member.files) {
    if (!publishedThemes.has(file.theme)) await publish(services, member.cvegeo, file);
  }
  if (member.organization !== undefined && !hasSource) {
    await harvest(services, government, { portalUrl, organization: member.organization });
  }
}

async function harvest(
  { harvester }: Services,
  government: Government,
  from: { portalUrl: string; organization: string },
): Promise<void> {
  const { sourceId } = await harvester.proposeSource(demonstrationActor, {
    cvegeo: government.cvegeo,
    kind: 'ckan',
    title: `Catálogo de 2015 de ${government.name}`,
    url: from.portalUrl,
    selection: { organization: from.organization },
  });
  await harvester.approveSource(demonstrationActor, { sourceId });
  const { runId } = await harvester.startRun(demonstrationActor, { sourceId });
  await harvester.executeRun(runId);
}

/**
 * Loads the demonstration network through the services' own use cases: members with their memoranda, packages
 * with real figures, catalogues of 2015 harvested from the demonstration portal, and one application to decide.
 * `withAccounts` also makes the accounts that open with the published password.
 */
export async function loadDemonstration(
  services: Services,
  options: { connectionString: string; portalUrl: string; withAccounts: boolean; logger: Logger },
): Promise<void> {
  const db = createDatabase<Tables>({
    connectionString: options.connectionString,
    role: 'rma_gateway',
    applicationName: 'rma-demonstration',
    maxConnections: 4,
  });
  try {
    const loading: Loading = { services, db, portalUrl: options.portalUrl };
    for (const member of demonstrationMembers) await welcomeMember(loading, member);
    const applicant = await progressOf(db, demonstrationApplicant);
    if (applicant.government.membership === null) await apply(services, applicant.government);
    const planner = await progressOf(db, demonstrationPlanner);
    if (!planner.hasInventory) await plan(services);
    for (const member of demonstrationMembers) await publishOf(loading, member);
    await services.registry.commitments.follow();
    if (options.withAccounts) await loadAccounts(services);
    if (options.withAccounts) await loadProgramme(services);
    if (options.withAccounts) await loadSearches(services);
    await loadOutreach(services, { applicant: demonstrationApplicant });
    await loadDemand(services, db);
    await services.observatory.refreshSearchWords();
    await services.observatory.assess();
    await services.observatory.computeIndicators();
    await loadScorecards(services);
    await loadMonitoring(services, db);
    // Last, so that the links are the first of the coordinators' mail.
    await awaitRenewals(loading);
    options.logger.info({ members: demonstrationMembers.length }, 'demonstration network loaded');
  } finally {
    await db.destroy();
  }
}

/** Of the agreements about to end, the first has its renewal waiting for signatures, and the last for its review. */
async function awaitRenewals({ services, db }: Loading): Promise<void> {
  const ending = await db
    .selectFrom('national.memorandum as memorandum')
    .innerJoin('national.government as government', 'government.cvegeo', 'memorandum.cvegeo')
    .select(['memorandum.id', 'government.cvegeo', 'government.name'])
    .where('memorandum.state', '=', 'expiring')
    .orderBy('memorandum.folio')
    .execute();
  const [first] = ending;
  const last = ending.at(-1);
  if (last && last !== first) await awaitReview(services, { government: last, renewsId: last.id });
  if (first) await awaitSignatures(services, { government: first, renewsId: first.id });
}

async function loadAccounts(services: Services): Promise<void> {
  await ensureDemonstrationAccount(services, {
    email: demonstrationEmail('coordinacion'),
    name: 'Coordinación (demostración)',
    role: 'coordinator',
    cvegeo: null,
  });
  await ensureDemonstrationAccount(services, {
    email: demonstrationEmail('tecnologia', '17'),
    name: 'Responsable de tecnología (demostración)',
    role: 'state-cto',
    cvegeo: '17',
  });
  // Hashing passwords is slow on purpose; together they take the time of a few.
  await Promise.all(
    demonstrationMembers.map(({ cvegeo }) =>
      ensureDemonstrationAccount(services, {
        email: demonstrationEmail('enlace', cvegeo),
        name: 'Enlace de datos abiertos (demostración)',
        role: 'liaison',
        cvegeo,
      }),
    ),
  );
}
