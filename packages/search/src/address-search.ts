import { searchFilterOf, type SearchAddress } from '@rma/domain';
import type { QueryReader } from './reader.ts';
import type { ResolvedQuery } from './resolved-query.ts';
import type { DatasetCriteria } from './search-index.ts';

const lowerCased = <Text extends string>(values: readonly Uppercase<Text>[]) =>
  values.map((value) => value.toLowerCase() as Text);
const instantOf = (iso: string | undefined) => (iso === undefined ? undefined : new Date(iso));

/** The search that the portal's page makes of an address: the same query and criteria, so the same datasets. */
export async function searchOfAddress(
  address: SearchAddress,
  reader: QueryReader,
): Promise<{ query: ResolvedQuery | null; criteria: DatasetCriteria }> {
  const filter = searchFilterOf(address);
  const columns = await reader.columns(filter.column ?? []);
  const issuedSince = instantOf(filter.issuedSince);
  const issuedUntil = instantOf(filter.issuedUntil);
  const modifiedSince = instantOf(filter.modifiedSince);
  const modifiedUntil = instantOf(filter.modifiedUntil);
  const criteria: DatasetCriteria = {
    ...(filter.theme && { themes: filter.theme }),
    ...(filter.state && { states: filter.state }),
    ...(filter.level && { levels: lowerCased(filter.level) }),
    ...(filter.standard && { standard: filter.standard }),
    ...(filter.format && { formats: filter.format.map((format) => format.toUpperCase()) }),
    ...(filter.licence && { licences: filter.licence }),
    ...(filter.periodicity && { periodicities: filter.periodicity }),
    ...(filter.freshness && { freshness: lowerCased(filter.freshness) }),
    ...(filter.quality && { qualities: lowerCased(filter.quality) }),
    ...(filter.origin && { origins: lowerCased(filter.origin) }),
    ...(columns.length > 0 && { columns }),
    ...(filter.government && { government: filter.government }),
    ...(filter.place && { place: filter.place }),
    ...(filter.bounds && { bounds: filter.bounds }),
    ...(filter.source && { sourceId: filter.source }),
    ...(issuedSince && { issuedSince }),
    ...(issuedUntil && { issuedUntil }),
    ...(modifiedSince && { modifiedSince }),
    ...(modifiedUntil && { modifiedUntil }),
    ...(filter.coversSince && { coversSince: filter.coversSince }),
    ...(filter.coversUntil && { coversUntil: filter.coversUntil }),
  };
  return { query: await reader.understand(address.text), criteria };
}
