import { mayPublish, type MembershipState } from '@rma/domain';
import type { Localized } from '@rma/service-kit';
import { catalogProblems } from './problems.ts';

/** What is answered to somebody who may not even know of a thing: that there is none. */
export const unseen = (what: Localized) => ({ what, read: 'package.read' as const });

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
  licence: { es: 'esa licencia', en: 'such licence' },
  standard: { es: 'ese estándar', en: 'such standard' },
} as const satisfies Record<string, Localized>;
