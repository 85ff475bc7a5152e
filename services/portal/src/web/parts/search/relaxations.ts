import {
  type SearchAddress,
  searchDays,
  searchFilterOf,
  searchListNames,
  writeSearchAddress,
} from '@rma/domain';
import type { Api } from '../../api.ts';
import { anySearch, withList } from './search-changes.ts';

/** Fewer than these are asked for at once, so that a page without results costs no more than one with them. */
const mostAsked = 8;

/** A search that asks for less, and how many datasets it finds. `without` says what was left out. */
export type Relaxation = { address: SearchAddress; without: Without; count: number };
export type Without =
  | { kind: 'filter'; name: string; value: string }
  | { kind: 'word' | 'filters'; kept: string };

type Looser = Omit<Relaxation, 'count'>;

function withoutOneFilter(address: SearchAddress): Looser[] {
  const without = (name: string, value: string, change: Partial<SearchAddress>): Looser => ({
    address: { ...address, ...change },
    without: { kind: 'filter', name, value },
  });
  const { standard, government, place, bounds, source, days } = address;
  return [
    ...searchListNames.flatMap((name) =>
      address.lists[name].map((value) => without(name, value, withList(address, name, value))),
    ),
    ...(standard === null ? [] : [without('estandar', standard, { standard: null })]),
    ...(government === null ? [] : [without('gobierno', government, { government: null })]),
    ...(place === null ? [] : [without('lugar', place, { place: null })]),
    ...(bounds === null ? [] : [without('zona', '', { bounds: null })]),
    ...(source === null ? [] : [without('fuente', '', { source: null })]),
    ...searchDays
      .filter((name) => days[name] !== null)
      .map((name) => without(name, days[name] ?? '', { days: { ...days, [name]: null } })),
  ];
}

/** Each of several words by itself, under the same filters. */
function oneWord(address: SearchAddress): Looser[] {
  const words = (address.text ?? '').match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  if (words.length < 2) return [];
  return [...new Set(words)].map((word) => ({
    address: { ...address, text: word },
    without: { kind: 'word', kept: word },
  }));
}

/** The words, together and each by itself, in all the data. */
function withoutFilters({ text }: SearchAddress): Looser[] {
  const unfiltered = { ...anySearch, text };
  return text === null
    ? []
    : [{ address: unfiltered, without: { kind: 'filters', kept: text } }, ...oneWord(unfiltered)];
}

/** What would be found with less than a search that finds nothing asks: one thing less or, failing that, no filters. */
export async function loosened(address: SearchAddress, api: Api): Promise<Relaxation[]> {
  const closest = await counted([...withoutOneFilter(address), ...oneWord(address)], api);
  return closest.length > 0 ? closest : counted(withoutFilters(address), api);
}

/** How many datasets each of some searches finds; those that find none, or the same as another, are left out. */
async function counted(all: readonly Looser[], api: Api): Promise<Relaxation[]> {
  const candidates = all.slice(0, mostAsked);
  if (candidates.length === 0) return [];
  const named = candidates.map((_, index) => `$q${index}: String, $f${index}: DatasetFilter`).join(', ');
  const asked = candidates
    .map((_, index) => `a${index}: datasets(query: $q${index}, filter: $f${index}) { totalCount }`)
    .join('\n');
  const variables = Object.fromEntries(
    candidates.flatMap(({ address: looser }, index) => [
      [`q${index}`, looser.text],
      [`f${index}`, searchFilterOf(looser)],
    ]),
  );
  const answer = await api.query<Record<string, { totalCount: number }>>(
    `query Looser(${named}) { ${asked} }`,
    variables,
  );
  const seen = new Set<string>();
  return candidates
    .map((looser, index) => ({ ...looser, count: answer[`a${index}`]?.totalCount ?? 0 }))
    .filter(({ address: looser, count }) => {
      const written = writeSearchAddress(looser);
      if (count === 0 || seen.has(written)) return false;
      seen.add(written);
      return true;
    });
}
