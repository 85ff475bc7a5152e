import type { Localized } from '@rma/service-kit';

/** What is answered to somebody who may not even know of a thing: that there is none. */
export const unseen = (what: Localized) => ({ what, read: 'source.read' as const });

/** The things of the harvester by the names a person reads in a 404. */
export const named = {
  source: { es: 'esa fuente', en: 'such source' },
  run: { es: 'esa cosecha', en: 'such run' },
  government: { es: 'ese gobierno', en: 'such government' },
} as const satisfies Record<string, Localized>;
