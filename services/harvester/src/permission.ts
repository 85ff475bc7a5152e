import { can, governmentsFor, type Action, type Actor } from '@rma/domain';
import type { Localized } from '@rma/service-kit';
import type { Sight } from './sources/source-queries.ts';

/** What is answered to somebody who may not even know of a thing: that there is none. */
export const unseen = (what: Localized) => ({ what, read: 'source.read' as const });

/** The things of the harvester by the names a person reads in a 404. */
export const named = {
  source: { es: 'esa fuente', en: 'such source' },
  run: { es: 'esa cosecha', en: 'such run' },
  harvestedDataset: { es: 'ese conjunto cosechado', en: 'such harvested dataset' },
  preview: { es: 'esa vista previa', en: 'such preview' },
  government: { es: 'ese gobierno', en: 'such government' },
} as const satisfies Record<string, Localized>;

/** Whose things somebody may do `action` on. A grant on a state may or may not reach its municipalities. */
export function sightOf(actor: Actor, action: Action): Sight {
  const governments = governmentsFor(actor, action);
  if (governments === 'all') return 'all';
  const reachesMunicipalities = (cvegeo: string) =>
    cvegeo.length === 2 && can(actor, action, { cvegeo: `${cvegeo}001` });
  return { governments, states: governments.filter(reachesMunicipalities) };
}
