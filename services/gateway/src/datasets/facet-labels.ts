import type { FacetField } from '@rma/search';
import { themes } from '@rma/themes';
import type { Directory } from '../governments/directory.ts';

const levelLabels: Record<string, string> = { state: 'Estatal', municipality: 'Municipal' };
const originLabels: Record<string, string> = {
  hosted: 'Alojado en la red',
  harvested: 'Cosechado',
  node: 'Nodo propio',
};

/** A facet's value as a filter takes it: enums in upper case. */
export function publicValueOf(field: FacetField, value: string): string {
  return field === 'level' || field === 'origin' ? value.toUpperCase() : value;
}

/** A facet's value for people, in Spanish; the value itself where nothing is known of it. */
export function labelOf(field: FacetField, value: string, directory: Directory): string {
  switch (field) {
    case 'theme':
      return themes().find((theme) => theme.id === value)?.name.es ?? value;
    case 'state':
      return directory.of(value)?.name ?? value;
    case 'level':
      return levelLabels[value] ?? value;
    case 'origin':
      return originLabels[value] ?? value;
    case 'format':
      return value;
  }
}
