import { defineProblems, problems, type ProblemError } from '@rma/service-kit';
import { z } from 'zod';
import { accountRefusals } from './accounts/account-problems.ts';
import { notificationRefusals } from './notifications/notification-problems.ts';
import { commitmentRefusals } from './commitments/commitment-problems.ts';
import { programmeRefusals } from './tickets/ticket-problems.ts';
import { officialRefusals } from './officials/official-problems.ts';
import { memorandumRefusals } from './memoranda/memorandum-problems.ts';
import { pipelineRefusals } from './pipeline/pipeline-problems.ts';
import { signatureRefusals } from './signatures/signature-problems.ts';
import { publicWritingRefusals } from './public-writing/public-writing-problems.ts';
import { demandRefusals } from './requests/demand-problems.ts';
import { searchRefusals } from './saved-searches/saved-search-problems.ts';

/** What may go wrong in the registry that a caller can cause, besides the problems of every service. */
export const registryProblems = defineProblems({
  'unknown-government': {
    status: 422,
    title: { es: 'El gobierno no existe', en: 'The government does not exist' },
    detail: {
      es: 'La clave {cvegeo} no existe en el catálogo de INEGI: use dos dígitos para un estado (17) o cinco para un municipio (17007).',
      en: "The key {cvegeo} is not in INEGI's catalogue: use two digits for a state (17) or five for a municipality (17007).",
    },
  },
  'application-exists': {
    status: 409,
    title: { es: 'Este gobierno ya está inscrito', en: 'This government has applied already' },
    detail: {
      es: 'Este gobierno ya tiene una solicitud en trámite o ya es integrante de la red; si cambiaron sus funcionarios, pida el relevo a la coordinación.',
      en: 'This government has an application under way or is a member already; if its officials changed, ask the coordinators to replace them.',
    },
  },
  'application-decided': {
    status: 409,
    title: { es: 'La solicitud ya fue resuelta', en: 'The application was already decided' },
    detail: {
      es: 'La solicitud ya fue aprobada o rechazada; no se puede resolver dos veces.',
      en: 'The application was already approved or declined; it cannot be decided twice.',
    },
  },
  'document-missing': {
    status: 422,
    title: { es: 'Falta el documento', en: 'The document is missing' },
    detail: {
      es: 'Adjunte el documento como archivo; no puede estar vacío.',
      en: 'Attach the document as a file; it cannot be empty.',
    },
  },
  'document-not-accepted': {
    status: 422,
    title: { es: 'El documento no es del tipo esperado', en: 'The document is not of an accepted type' },
    detail: {
      es: 'El contenido del archivo no corresponde a un documento aceptado aquí ({accepted}).',
      en: 'The content of the file is not that of a document accepted here ({accepted}).',
    },
  },
  'not-a-member': {
    status: 409,
    title: { es: 'El gobierno no es integrante', en: 'The government is not a member' },
    detail: {
      es: 'Esto solo se puede hacer con un integrante aprobado de la red.',
      en: 'This can only be done with an approved member of the network.',
    },
  },
  'membership-event-refused': {
    status: 409,
    title: { es: 'El estado del integrante no lo permite', en: "The member's state does not allow it" },
    detail: {
      es: 'Desde el estado actual no se puede hacer ese cambio.',
      en: 'That change cannot be made from the current state.',
    },
  },
  'sign-in-refused': {
    status: 401,
    title: { es: 'Correo o contraseña incorrectos', en: 'Wrong e-mail or password' },
    detail: {
      es: 'El correo y la contraseña no corresponden a una cuenta activa.',
      en: 'The e-mail and password do not match an active account.',
    },
  },
  'session-ended': {
    status: 401,
    title: { es: 'La sesión terminó', en: 'The session has ended' },
    detail: { es: 'Inicie sesión de nuevo.', en: 'Sign in again.' },
  },
  'session-being-refreshed': {
    status: 409,
    title: { es: 'La sesión se acaba de renovar', en: 'The session was just refreshed' },
    detail: {
      es: 'Otra pestaña renovó la sesión en este momento; repita la petición en {retryAfterSeconds} segundo.',
      en: 'Another tab refreshed the session at this moment; repeat the request in {retryAfterSeconds} second.',
    },
  },
  'origin-refused': {
    status: 403,
    title: { es: 'La petición no viene de este sitio', en: 'The request does not come from this site' },
    detail: {
      es: 'La sesión solo se puede usar desde las páginas de este sitio.',
      en: 'The session can only be used from the pages of this site.',
    },
  },
  'invitation-used': {
    status: 410,
    title: { es: 'La invitación ya se usó', en: 'The invitation was already used' },
    detail: {
      es: 'Cada invitación sirve una sola vez; inicie sesión con la contraseña que eligió.',
      en: 'An invitation works only once; sign in with the password you chose.',
    },
  },
  'invitation-expired': {
    status: 410,
    title: { es: 'La invitación venció', en: 'The invitation has expired' },
    detail: {
      es: 'La invitación ya no está vigente; pida otra a quien lo invitó.',
      en: 'The invitation is no longer valid; ask for another from whoever invited you.',
    },
  },
});

const nouns = {
  application: { es: 'esa solicitud', en: 'such application' },
  invitation: { es: 'esa invitación', en: 'such invitation' },
  document: { es: 'ese documento', en: 'such document' },
  'api-key': { es: 'esa clave de API', en: 'such API key' },
  'instance-key': { es: 'esa llave', en: 'such key' },
} as const;

/** Everything a use case may refuse with, apart from permissions; the routes turn it into a problem. */
export type RefusalReason = keyof typeof refusals;

const refusals = {
  ...accountRefusals,
  ...notificationRefusals,
  ...commitmentRefusals,
  ...officialRefusals,
  ...programmeRefusals,
  ...memorandumRefusals,
  ...pipelineRefusals,
  ...signatureRefusals,
  ...publicWritingRefusals,
  ...demandRefusals,
  ...searchRefusals,
  'application-exists': () => registryProblems.applicationExists(),
  'application-decided': () => registryProblems.applicationDecided(),
  'application-not-found': () => problems.notFound({ what: nouns.application }),
  'document-missing': () => registryProblems.documentMissing(),
  'document-not-found': () => problems.notFound({ what: nouns.document }),
  'not-a-member': () => registryProblems.notAMember(),
  'membership-event-refused': () => registryProblems.membershipEventRefused(),
  'sign-in-refused': () => registryProblems.signInRefused(),
  'session-ended': () => registryProblems.sessionEnded(),
  'session-being-refreshed': () => registryProblems.sessionBeingRefreshed({ retryAfterSeconds: 1 }),
  'invitation-not-found': () => problems.notFound({ what: nouns.invitation }),
  'invitation-used': () => registryProblems.invitationUsed(),
  'invitation-expired': () => registryProblems.invitationExpired(),
  'api-key-not-found': () => problems.notFound({ what: nouns['api-key'] }),
  'instance-key-not-found': () => problems.notFound({ what: nouns['instance-key'] }),
} satisfies Record<string, () => ProblemError>;

type Outcome = { ok: true } | { ok: false; reason: RefusalReason | 'unknown-government' };

const isSuccess = <Any extends Outcome>(outcome: Any): outcome is Extract<Any, { ok: true }> => outcome.ok;

/** The success of a use case; throws the problem of its refusal. `cvegeo` is the key that was asked about. */
export function accepted<Any extends Outcome>(
  outcome: Any,
  { cvegeo = '' }: { cvegeo?: string } = {},
): Extract<Any, { ok: true }> {
  if (isSuccess(outcome)) return outcome;
  const reason = 'reason' in outcome ? outcome.reason : undefined;
  if (reason === undefined) throw new Error('A use case refused without a reason.');
  throw reason === 'unknown-government' ? registryProblems.unknownGovernment({ cvegeo }) : refusals[reason]();
}

/** What was found of a government; throws unknown-government for null. */
export function knownGovernment<Found>(found: Found | null, cvegeo: string): Found {
  if (found === null) throw registryProblems.unknownGovernment({ cvegeo });
  return found;
}

/** The path of a government's routes; a key of any other form is unknown like one that is not in use. */
export const governmentParams = z.object({ cvegeo: z.string().max(20) });
