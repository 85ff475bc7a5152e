import { can, rolesThatCan, type Action, type Actor, type MembershipState, type Role } from '@rma/domain';
import { mayPublish } from '@rma/domain';
import { problems, type Localized } from '@rma/service-kit';
import { catalogProblems } from './problems.ts';

const roleNames: Record<Role, Localized> = {
  coordinator: { es: 'la coordinación de la red', en: "the network's coordination" },
  'state-cto': { es: 'la dirección de tecnología del estado', en: "the state's CTO" },
  liaison: { es: 'el enlace del gobierno', en: "the government's liaison" },
  administrator: { es: 'el administrador de datos del gobierno', en: "the government's data administrator" },
  squad: { es: 'la brigada de apoyo', en: 'the support squad' },
  ally: { es: 'un aliado técnico', en: 'a technical ally' },
  auditor: { es: 'auditoría', en: 'the auditors' },
};

function whoCan(action: Action): Localized {
  const names = rolesThatCan(action).map((role) => roleNames[role]);
  const list = (language: keyof Localized) =>
    new Intl.ListFormat(language, { type: 'disjunction' }).format(names.map((name) => name[language]));
  return { es: list('es'), en: list('en') };
}

/**
 * Whether `actor` may do `action` on a government's work. Throws unauthenticated, forbidden, or, when the work
 * itself must not be known to the actor, not-found with `what`.
 */
export function authorize(
  actor: Actor,
  action: Action,
  work: { cvegeo: string; what?: Localized | undefined },
): void {
  if (can(actor, action, work)) return;
  if (actor.kind === 'anonymous') throw problems.unauthenticated();
  if (work.what !== undefined && !can(actor, 'package.read', work))
    throw problems.notFound({ what: work.what });
  throw problems.forbidden({ whoCan: whoCan(action) });
}

const standings: Record<MembershipState | 'none', Localized> = {
  none: { es: 'aún no es integrante', en: 'is not a member yet' },
  applied: { es: 'tiene su solicitud en revisión', en: 'has an application under review' },
  approved: { es: 'es integrante', en: 'is a member' },
  active: { es: 'es integrante', en: 'is a member' },
  dormant: { es: 'es integrante', en: 'is a member' },
  suspended: { es: 'está suspendido', en: 'is suspended' },
  withdrawn: { es: 'se retiró de la red', en: 'has left the network' },
};

/** Throws government-cannot-publish unless the government is a member. */
export function requireMember(government: { name: string; membership: MembershipState | null }): void {
  if (mayPublish(government.membership)) return;
  throw catalogProblems.governmentCannotPublish({
    government: government.name,
    standing: standings[government.membership ?? 'none'],
  });
}

/** The things of the catalog by the names a person reads in a 404. */
export const named = {
  package: { es: 'ese paquete', en: 'such package' },
  resource: { es: 'ese recurso', en: 'such resource' },
  upload: { es: 'ese envío', en: 'such upload' },
  government: { es: 'ese gobierno', en: 'such government' },
  release: { es: 'esa versión', en: 'such release' },
  file: { es: 'ese archivo', en: 'such file' },
  standard: { es: 'ese estándar', en: 'such standard' },
} as const satisfies Record<string, Localized>;
