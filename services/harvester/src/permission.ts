import { can, rolesThatCan, type Action, type Actor, type Role } from '@rma/domain';
import { problems, type Localized } from '@rma/service-kit';

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
 * Whether `actor` may do `action` on a government's sources. Throws unauthenticated, forbidden, or not-found
 * with `what` when the actor may not even know of the thing.
 */
export function authorize(
  actor: Actor,
  action: Action,
  work: { cvegeo: string; what?: Localized | undefined },
): void {
  if (can(actor, action, work)) return;
  if (actor.kind === 'anonymous') throw problems.unauthenticated();
  if (work.what !== undefined && !can(actor, 'source.read', work))
    throw problems.notFound({ what: work.what });
  throw problems.forbidden({ whoCan: whoCan(action) });
}

/** The things of the harvester by the names a person reads in a 404. */
export const named = {
  source: { es: 'esa fuente', en: 'such source' },
  run: { es: 'esa cosecha', en: 'such run' },
  government: { es: 'ese gobierno', en: 'such government' },
} as const satisfies Record<string, Localized>;
