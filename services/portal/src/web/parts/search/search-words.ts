import type { SearchAddress, SearchDayName, SearchListName } from '@rma/domain';
import { formatDate } from '../../format.ts';
import { licenceName } from '../licence.ts';
import { periodicityName } from '../periodicity.ts';
import { freshnessWords, levelWords, originWords, themeWords } from '../../words.ts';
import type { Facet, Place } from './search-data.ts';

/** The facets of the page, in order; a list's parameter is the name of its filter in the address. */
export const facetWords: { field: string; name: SearchListName | 'estandar'; title: string }[] = [
  { field: 'theme', name: 'tema', title: 'Tema' },
  { field: 'state', name: 'estado', title: 'Estado' },
  { field: 'level', name: 'nivel', title: 'Nivel de gobierno' },
  { field: 'standard', name: 'estandar', title: 'Estándar que sigue' },
  { field: 'quality', name: 'calidad', title: 'Descripción' },
  { field: 'freshness', name: 'actualidad', title: 'Actualidad' },
  { field: 'format', name: 'formato', title: 'Formato' },
  { field: 'licence', name: 'licencia', title: 'Licencia' },
  { field: 'periodicity', name: 'periodicidad', title: 'Se actualiza' },
  { field: 'origin', name: 'origen', title: 'De dónde viene' },
];

export const qualityWords: Record<string, string> = {
  EXCELLENT: 'Excelente',
  GOOD: 'Buena',
  SUFFICIENT: 'Suficiente',
  BAD: 'Mala',
};

export const dayWords: Record<SearchDayName, string> = {
  'publicado-desde': 'Publicado desde el',
  'publicado-hasta': 'Publicado hasta el',
  'modificado-desde': 'Actualizado desde el',
  'modificado-hasta': 'Actualizado hasta el',
  'periodo-desde': 'Con datos desde el',
  'periodo-hasta': 'Con datos hasta el',
};

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const wordIn = (words: Record<string, string>, value: string) =>
  Object.hasOwn(words, value) ? words[value] : undefined;

/** A value of a filter in words, as its facet calls it; with the words of the portal where it has its own. */
export function valueName(name: string, value: string, facets: readonly Facet[]): string {
  switch (name) {
    case 'origen':
      return wordIn(originWords, value) ?? value;
    case 'actualidad':
      return Object.hasOwn(freshnessWords, value)
        ? freshnessWords[value as keyof typeof freshnessWords].word
        : value;
    case 'nivel':
      return wordIn(levelWords, value) ?? value;
    case 'calidad':
      return wordIn(qualityWords, value) ?? value;
    case 'licencia':
      return licenceName(value);
    case 'periodicidad':
      return capital(periodicityName(value) ?? value);
    default: {
      const field = facetWords.find((each) => each.name === name)?.field;
      const bucket = facets
        .find((facet) => facet.field === field)
        ?.buckets.find((each) => each.value === value.split('@')[0]);
      return bucket?.label ?? wordIn(themeWords, value) ?? value;
    }
  }
}

/** One thing a search narrows by, in words: «Formato: CSV». */
export function filterName(
  name: string,
  value: string,
  { facets, place }: { facets: readonly Facet[]; place: Place | null },
): string {
  if (name === 'lugar') return `Lugar: ${place?.fullName ?? value}`;
  if (name === 'gobierno') return `Gobierno: ${value}`;
  if (name === 'zona') return 'Zona del mapa';
  if (name === 'fuente') return 'Una sola fuente';
  if (name === 'columna') return `Con la columna ${value}`;
  if (Object.hasOwn(dayWords, name)) return `${dayWords[name as SearchDayName]} ${formatDate(value)}`;
  const title = facetWords.find((each) => each.name === name)?.title ?? name;
  return `${title}: ${valueName(name, value, facets)}`;
}

/** What a search is called until somebody calls it otherwise. */
export function searchName(
  address: SearchAddress,
  told: { facets: readonly Facet[]; place: Place | null },
): string {
  const names = Object.entries(address.lists).flatMap(([name, values]) =>
    values.map((value) =>
      name === 'columna' ? filterName(name, value, told) : valueName(name, value, told.facets),
    ),
  );
  const { text, place, standard, bounds } = address;
  const parts = [
    ...(text === null ? [] : [text]),
    ...names,
    ...(standard === null ? [] : [valueName('estandar', standard, told.facets)]),
    ...(place === null ? [] : [told.place?.fullName ?? place]),
    ...(bounds === null ? [] : ['una zona del mapa']),
  ];
  return parts.length === 0 ? 'Todos los datos' : parts.join(', ').slice(0, 110);
}
