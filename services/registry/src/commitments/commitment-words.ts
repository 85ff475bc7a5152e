import { commitmentText, type CommitmentIndicator, type CommitmentTerm } from '@rma/domain';
import { themes } from '@rma/themes';

/** A theme's name in Spanish; its id when nobody knows it any more. */
export const themeName = (id: string): string => themes().find((theme) => theme.id === id)?.name.es ?? id;

/** A commitment as a clause in Spanish, with its theme's name. */
export const clauseOf = (term: CommitmentTerm): string => commitmentText(term, { themeName });

/** Where in the portal a commitment is worked on. */
export function workPath(
  indicator: CommitmentIndicator,
  { cvegeo, memorandumId }: { cvegeo: string; memorandumId: string },
): string {
  switch (indicator) {
    case 'officials-designated':
      return `/funcionarios/${cvegeo}`;
    case 'inventory-filed':
    case 'plan-published':
      return `/panel/inventario?gobierno=${cvegeo}`;
    case 'packages-live':
      return `/panel/nuevo?gobierno=${cvegeo}`;
    case 'freshness':
      return '/panel#paquetes';
    case 'answers-in-time':
      return '/panel/peticiones';
    case 'charter-adopted':
      return `/convenios/${memorandumId}`;
  }
}
