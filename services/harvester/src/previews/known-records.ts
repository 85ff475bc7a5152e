import type { CanonicalRecord } from '@rma/interop';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

export type Known = { datasetId: string; title: string; publisher: string };
export type Standing =
  | { kind: 'new' }
  | { kind: 'duplicate'; known: Known }
  | { kind: 'loop'; known: Known | null };

type Candidate = { remoteId: string; record: CanonicalRecord };
type Row = { id: string; title: string; publisher: string; identities: string[]; source: string | null };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const bare = (address: string) =>
  address
    .replace(/^https?:\/\//i, '')
    .replace(/\/+$/, '')
    .toLowerCase();

async function findByIdentity(
  db: Kysely<Tables>,
  identities: readonly string[],
  exceptSource: string | null,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select id, title, publisher_name as publisher, identities, source_id as source from national.dataset
    where archived_at is null and identities <> '{}' and identities && ${identities}::text[]
      and source_id is distinct from ${exceptSource}::uuid`.execute(db);
  return rows;
}

/** Which of these ids are of this hub's own datasets, withdrawn ones too. */
async function findOwn(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, Known | null>> {
  const { rows } = await sql<{ id: string; title: string; publisher: string | null }>`
    select id, title, publisher_name as publisher from national.dataset where id = any(${ids}::uuid[])
    union all
    select dataset_id, title, null from national.tombstone where dataset_id = any(${ids}::uuid[])`.execute(
    db,
  );
  return new Map(
    rows.map(({ id, title, publisher }) => [
      id,
      publisher === null ? null : { datasetId: id, title, publisher },
    ]),
  );
}

/** Ids of this hub's datasets that a record's addresses name. */
function addressed(
  { remoteId, record: { provenance, landingPage } }: Candidate,
  publicUrl: string,
): string[] {
  const start = `${bare(publicUrl)}/datasets/`;
  return [remoteId, provenance.uri, landingPage, ...provenance.identities]
    .filter((text) => text !== null)
    .map(bare)
    .filter((address) => address.startsWith(start))
    .map((address) => address.slice(start.length).split(/[/?#]/, 1)[0] ?? '')
    .filter((id) => uuid.test(id));
}

/** Identities that one record alone bears: what many bear tells none of them apart. */
function telling(bearers: readonly (readonly string[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const identity of bearers.flatMap((identities) => [...new Set(identities)]))
    counts.set(identity, (counts.get(identity) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count === 1).map(([identity]) => identity));
}

/** The datasets by the identities that only one of each source's bears. */
function byIdentity(rows: readonly Row[]): Map<string, Row> {
  const sources = Map.groupBy(rows, ({ source }) => source);
  return new Map(
    [...sources.values()].flatMap((own) => {
      const kept = telling(own.map(({ identities }) => identities));
      return own.flatMap((row) =>
        row.identities
          .filter((identity) => kept.has(identity))
          .map((identity): [string, Row] => [identity, row]),
      );
    }),
  );
}

/**
 * How each record stands to what the national view already has: new, the same dataset of another source (by a global
 * identifier, never by title), or this hub's own dataset come back. `exceptSource`: the source that already reads
 * this address, whose records are no duplicates of themselves.
 */
export async function standingsOf(
  db: Kysely<Tables>,
  records: readonly Candidate[],
  { publicUrl, exceptSource }: { publicUrl: string; exceptSource: string | null },
): Promise<Standing[]> {
  const named = records.map((candidate) => addressed(candidate, publicUrl));
  // Portals that copied this hub through its CKAN interface keep the ids of its datasets.
  const called = records.map(({ remoteId }) => (uuid.test(remoteId) ? [remoteId.toLowerCase()] : []));
  const identities = telling(records.map(({ record }) => record.provenance.identities));
  const own = await findOwn(db, [...named.flat(), ...called.flat()]);
  const twins = byIdentity(await findByIdentity(db, [...identities], exceptSource));
  return records.map(({ record: { provenance } }, place): Standing => {
    const ids = [...(named[place] ?? []), ...(called[place] ?? [])];
    const isOwn = ids.some((id) => own.has(id)) || (named[place] ?? []).length > 0;
    const isOfOurs = provenance.catalogue !== null && bare(provenance.catalogue) === bare(publicUrl);
    if (isOwn || isOfOurs) {
      return { kind: 'loop', known: ids.map((id) => own.get(id)).find((known) => known) ?? null };
    }
    const twin = provenance.identities
      .filter((identity) => identities.has(identity))
      .map((identity) => twins.get(identity))
      .find((row) => row !== undefined);
    if (twin === undefined) return { kind: 'new' };
    return { kind: 'duplicate', known: { datasetId: twin.id, title: twin.title, publisher: twin.publisher } };
  });
}
