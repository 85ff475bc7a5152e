import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { actorReference, type Actor } from '@rma/domain';
import { placeName } from '@rma/interop';
import { putNationalDatasets, type LedgerEntry, type NationalDataset, type Tables } from '@rma/persistence';
import type { Transaction } from 'kysely';
import type { CatalogDependencies } from '../dependencies.ts';
import type { GovernmentRow, InventoryRow } from '../inventory/item-queries.ts';
import { sheetCsv, sheetHeaders, sheetRows } from '../inventory/sheet/sheet-rows.ts';
import { addresses } from '../releases/addresses.ts';
import { holdFile } from '../uploads/upload-queries.ts';
import { listedOf } from './public-items.ts';
import { editionsOf, insertEdition, publicItemsOf, type Edition, type PublicItem } from './public-queries.ts';

const previewRows = 20;
const mostBytes = 64 * 1_048_576;

type Words = { title: string; description: string };

const wordsOf: Record<Edition['kind'], (place: string) => Words> = {
  inventory: (place) => ({
    title: `Inventario de datos de ${place}`,
    description: `Los datos que ${place} dice tener: quién responde por cada uno, cuáles están abiertos, cuáles se abrirán y cuáles no se pueden abrir, con su fundamento legal. En las columnas del inventario de ADELA, seguidas de las de la red.`,
  }),
  plan: (place) => ({
    title: `Plan de apertura de ${place}`,
    description: `Los datos que ${place} se comprometió a abrir, con la fecha de cada uno y lo que ya abrió. Que un renglón salga del plan no retira ningún dato publicado.`,
  }),
};

/** What of the inventory the plan is: what has a date, and what was opened. */
const belongsTo: Record<Edition['kind'], (row: PublicItem) => boolean> = {
  inventory: () => true,
  plan: ({ state, planned_on }) => state === 'planned' || (state === 'open' && planned_on !== null),
};

const fileId = (datasetId: string) =>
  createHash('sha256').update(`${datasetId}/csv`).digest('hex').slice(0, 24);

function toDataset(
  published: { datasetId: string; kind: Edition['kind']; edition: Edition; issued: Date },
  government: GovernmentRow,
  { publicUrl, rows }: { publicUrl: string; rows: string[][] },
): NationalDataset {
  const { datasetId, kind, edition, issued } = published;
  const at = addresses(publicUrl);
  const place = placeName({
    level: government.level,
    name: government.name,
    stateName: government.state_name,
  });
  return {
    id: datasetId,
    origin: 'hosted',
    sourceId: null,
    packageId: null,
    cvegeo: government.cvegeo,
    publisherName: government.name,
    ...wordsOf[kind](place),
    themeId: null,
    standardId: null,
    keywords: ['inventario de datos', 'plan de apertura', 'gobierno abierto'],
    licence: 'libre-uso-mx',
    issued,
    modified: edition.published_at,
    periodicity: 'irregular',
    temporal: null,
    spatial: place,
    landingPage: at.dataset(datasetId),
    contact: null,
    distributions: [
      {
        id: fileId(datasetId),
        title: kind === 'plan' ? 'Plan de apertura' : 'Inventario de datos',
        format: 'CSV',
        mediaType: 'text/csv',
        url: at.inventoryFile(government.cvegeo, kind),
        accessUrl: at.plan(government.cvegeo),
        bytes: edition.bytes,
        sha256: edition.sha256,
        modified: edition.published_at.toISOString(),
        role: null,
      },
    ],
    preview: {
      columns: sheetHeaders.map((header) => ({ name: header, title: header, type: 'string' })),
      rows: rows.slice(0, previewRows),
    },
    alsoAt: [],
    updatedAt: edition.published_at,
  };
}

/**
 * Publishes the inventory or the plan as the dataset it is: one CSV at an address for life, an edition for each state
 * of it, and its place in the national view. Gives the ledger's entries, none when nothing of it changed.
 */
export async function publishEdition(
  trx: Transaction<Tables>,
  deps: Pick<CatalogDependencies, 'blobs' | 'clock' | 'publicUrl'>,
  wanted: { kind: Edition['kind']; inventory: InventoryRow; government: GovernmentRow; actor: Actor },
): Promise<LedgerEntry[]> {
  const { kind, inventory, government, actor } = wanted;
  const { cvegeo } = inventory;
  const at = addresses(deps.publicUrl);
  const items = (await publicItemsOf(trx, cvegeo)).filter(belongsTo[kind]);
  const rows = sheetRows(items.map(listedOf), { datasetUrl: at.dataset });
  const content = Buffer.from(`\uFEFF${sheetCsv(rows)}`);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const editions = await editionsOf(trx, cvegeo, kind);
  const [newest] = editions;
  if (newest?.sha256 === sha256) return [];

  await holdFile(trx, sha256);
  await deps.blobs.put(Readable.from([content]), { maxBytes: mostBytes });
  const edition: Edition = {
    cvegeo,
    kind,
    number: (newest?.number ?? 0) + 1,
    published_at: deps.clock.now(),
    published_by: actorReference(actor),
    sha256,
    bytes: content.byteLength,
    rows: rows.length,
  };
  await insertEdition(trx, edition);
  const datasetId = kind === 'plan' ? inventory.plan_dataset_id : inventory.inventory_dataset_id;
  const issued = editions.at(-1)?.published_at ?? edition.published_at;
  await putNationalDatasets(trx, [
    toDataset({ datasetId, kind, edition, issued }, government, { publicUrl: deps.publicUrl, rows }),
  ]);
  return [
    {
      kind: newest === undefined ? 'dataset.published' : 'dataset.updated',
      subject: `dataset:${datasetId}`,
      cvegeo,
      cause: `${kind}:${edition.number}`,
      detail: { edition: edition.number, rows: edition.rows, sha256 },
    },
  ];
}
