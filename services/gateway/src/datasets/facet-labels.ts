import { licences, periodicities } from '@rma/domain';
import type { FacetField } from '@rma/search';
import { latest, themes } from '@rma/themes';
import type { Directory } from '../governments/directory.ts';

const levelLabels: Record<string, string> = { state: 'Estatal', municipality: 'Municipal' };
const originLabels: Record<string, string> = {
  hosted: 'Alojado en la red',
  harvested: 'Cosechado',
  node: 'Nodo propio',
};

const freshnessLabels: Record<string, string> = {
  fresh: 'Al día',
  late: 'Con retraso',
  stale: 'Desactualizado',
  unknown: 'Sin plazo prometido',
};
const qualityLabels: Record<string, string> = {
  excellent: 'Excelente',
  good: 'Buena',
  sufficient: 'Suficiente',
  bad: 'Mala',
};
function licenceLabel(value: string): string {
  return Object.hasOwn(licences, value) ? licences[value as keyof typeof licences].title : value;
}

function periodicityLabel(value: string): string {
  if (!Object.hasOwn(periodicities, value)) return value;
  const { name } = periodicities[value as keyof typeof periodicities];
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

const enums: ReadonlySet<FacetField> = new Set(['level', 'origin', 'freshness', 'quality']);

/** A facet's value as a filter takes it: enums in upper case. */
export function publicValueOf(field: FacetField, value: string): string {
  return enums.has(field) ? value.toUpperCase() : value;
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
    case 'standard':
      return latest(value)?.title.es ?? value;
    case 'licence':
      return licenceLabel(value);
    case 'periodicity':
      return periodicityLabel(value);
    case 'freshness':
      return freshnessLabels[value] ?? value;
    case 'quality':
      return qualityLabels[value] ?? value;
    case 'format':
      return value;
  }
}
