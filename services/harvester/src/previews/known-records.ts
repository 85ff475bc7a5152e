import type { CanonicalRecord } from '@rma/interop';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

export type Known = { datasetId: string; title: string; publisher: string };
export type Standing =
  | { kind: 'new' }
  | { kind: 'duplicate'; known: Known }
  | { kind: 'loop'; known: Known | null };

type Row = { id: string; title: string; publisher: string; identities: string[] };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const withoutScheme = (address: string) => address.replace(/^https?:\/\//i, '').toLowerCase();

async function findKnown(
  db: Kysely<Tables>,
  wanted: { identities: readonly string[]; ids: readonly string[]; exceptSource: string | null },
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select id, title, publisher_name as publisher, identities from national.dataset
    where archived_at is null
      and (id = any(${wanted.ids}::uuid[])
        or (identities <> '{}' and identities && ${wanted.identities}::text[]
          and source_id is distinct from ${wanted.exceptSource}::uuid))`.execute(db);
  return rows;
}

/** The id of the dataset of this very hub that a text is the address of. */
function ownDataset(text: string | null, publicUrl: string): string | null {
  const start = `${withoutScheme(publicUrl).replace(/\/+$/, '')}/datasets/`;
  const bare = text === null ? '' : withoutScheme(text);
  if (!bare.startsWith(start)) return null;
  const id = bare.slice(start.length).split(/[/?#]/, 1)[0] ?? '';
  return uuid.test(id) ? id : null;
}

/** Ids of this hub's own datasets that a record's addresses name. */
const addressed = (remoteId: string, { provenance, landingPage }: CanonicalRecord, publicUrl: string) =>
  [remoteId, provenance.uri, landingPage, ...provenance.identities]
    .map((text) => ownDataset(text, publicUrl))
    .filter((id) => id !== null);

/**
 * How each record stands to what the national view already has: new, the same dataset of another source (by a global
 * identifier, never by title), or this hub's own dataset come back. `exceptSource`: the source that already reads
 * this address, whose records are no duplicates of themselves.
 */
export async function standingsOf(
  db: Kysely<Tables>,
  records: readonly { remoteId: string; record: CanonicalRecord }[],
  { publicUrl, exceptSource }: { publicUrl: string; exceptSource: string | null },
): Promise<Standing[]> {
  const own = records.map(({ remoteId, record }) => addressed(remoteId, record, publicUrl));
  // Portals that copied this hub through its CKAN interface keep the ids of its datasets.
  const called = records.map(({ remoteId }) => (uuid.test(remoteId) ? [remoteId.toLowerCase()] : []));
  const rows = await findKnown(db, {
    identities: records.flatMap(({ record }) => record.provenance.identities),
    ids: [...own.flat(), ...called.flat()],
    exceptSource,
  });
  const toKnown = ({ id, title, publisher }: Row): Known => ({ datasetId: id, title, publisher });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byIdentity = new Map(rows.flatMap((row) => row.identities.map((identity) => [identity, row])));
  return records.map(({ record }, place): Standing => {
    const addresses = own[place] ?? [];
    const returned = [...addresses, ...(called[place] ?? [])]
      .map((id) => byId.get(id))
      .find((row) => row !== undefined);
    if (returned !== undefined) return { kind: 'loop', known: toKnown(returned) };
    // Its address is ours although the dataset is no longer public: it left this hub and comes back all the same.
    if (addresses.length > 0) return { kind: 'loop', known: null };
    const twin = record.provenance.identities
      .map((identity) => byIdentity.get(identity))
      .find((row) => row !== undefined);
    return twin === undefined ? { kind: 'new' } : { kind: 'duplicate', known: toKnown(twin) };
  });
}
