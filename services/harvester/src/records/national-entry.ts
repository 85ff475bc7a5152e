import { covers } from '@rma/domain';
import type { CanonicalRecord } from '@rma/interop';
import type { AlsoAt, NationalDataset, Tables } from '@rma/persistence';
import type { Transaction } from 'kysely';
import type { HarvestedSource } from '../runs/run-context.ts';

const dateOf = (iso: string | null) => (iso === null ? null : new Date(iso));

/** A municipality for which a state's source says it publishes; anybody else it may name is not heard. */
function publishedFor({ provenance }: CanonicalRecord, source: HarvestedSource): string | null {
  const { publisherCvegeo } = provenance;
  if (publisherCvegeo === null || publisherCvegeo === source.cvegeo) return null;
  return covers(source.cvegeo, publisherCvegeo) ? publisherCvegeo : null;
}

function toNationalDataset(
  source: HarvestedSource,
  entry: {
    id: string;
    record: CanonicalRecord;
    publisher: { cvegeo: string; name: string };
    alsoAt: AlsoAt[];
    now: Date;
  },
): NationalDataset {
  const { id, record, publisher, alsoAt, now } = entry;
  return {
    id,
    origin: source.kind === 'node' ? 'node' : 'harvested',
    sourceId: source.id,
    packageId: null,
    cvegeo: publisher.cvegeo,
    publisherName: publisher.name,
    title: record.title,
    description: record.description,
    themeId: record.themeId,
    standardId: null,
    keywords: record.keywords,
    licence: record.licence,
    issued: dateOf(record.issued),
    modified: dateOf(record.modified),
    periodicity: record.periodicity,
    temporal: record.temporal,
    spatial: record.spatial,
    landingPage: record.landingPage,
    contact: record.contact,
    distributions: record.distributions.map((distribution) => ({
      ...distribution,
      sha256: null,
      role: null,
    })),
    preview: null,
    alsoAt,
    originUri: record.provenance.uri,
    identities: record.provenance.identities,
    updatedAt: now,
  };
}

async function governmentsByKey(trx: Transaction<Tables>, keys: readonly string[]) {
  if (keys.length === 0) return new Map<string, string>();
  const rows = await trx
    .selectFrom('national.government')
    .select(['cvegeo', 'name'])
    .where('cvegeo', 'in', [...new Set(keys)])
    .execute();
  return new Map(rows.map((row) => [row.cvegeo, row.name]));
}

/**
 * Harvested records as the national view shows them, published by the source's government or by the municipality for
 * which it publishes. `alsoAt` says where else each is found, by dataset.
 */
export async function nationalDatasetsOf(
  trx: Transaction<Tables>,
  source: HarvestedSource,
  batch: {
    records: readonly { id: string; record: CanonicalRecord }[];
    alsoAt?: ReadonlyMap<string, AlsoAt[]>;
    now: Date;
  },
): Promise<NationalDataset[]> {
  const { records, alsoAt, now } = batch;
  const named = records.map(({ record }) => publishedFor(record, source)).filter((key) => key !== null);
  const names = await governmentsByKey(trx, named);
  return records.map(({ id, record }) => {
    const cvegeo = publishedFor(record, source);
    const name = cvegeo === null ? undefined : names.get(cvegeo);
    const publisher =
      cvegeo === null || name === undefined
        ? { cvegeo: source.cvegeo, name: source.governmentName }
        : { cvegeo, name };
    return toNationalDataset(source, { id, record, publisher, alsoAt: alsoAt?.get(id) ?? [], now });
  });
}
