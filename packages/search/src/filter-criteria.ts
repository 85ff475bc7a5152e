import type { SearchFilter } from '@rma/domain';
import type { DatasetCriteria } from './search-index.ts';

const levels = { STATE: 'state', MUNICIPALITY: 'municipality' } as const;
const origins = { HOSTED: 'hosted', HARVESTED: 'harvested', NODE: 'node' } as const;

/** What the address of a search narrows by, in the words of the search. */
export function criteriaOfFilter(filter: SearchFilter): DatasetCriteria {
  const { theme, state, level, format, origin, standard, government, source, modifiedSince } = filter;
  return {
    ...(theme && { themes: theme }),
    ...(state && { states: state }),
    ...(level && { levels: level.map((one) => levels[one]) }),
    ...(format && { formats: format.map((one) => one.toUpperCase()) }),
    ...(origin && { origins: origin.map((one) => origins[one]) }),
    ...(standard?.[0] !== undefined && { standard: standard[0] }),
    ...(government !== undefined && { government }),
    ...(source !== undefined && { sourceId: source }),
    ...(modifiedSince !== undefined && { modifiedSince: new Date(modifiedSince) }),
  };
}
