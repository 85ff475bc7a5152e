import type { PublisherGovernment, WrittenCatalogue, WrittenDataset } from '@rma/interop';
import { placeName } from '@rma/interop';
import { latest, themes } from '@rma/themes';
import { addresses } from '../releases/addresses.ts';
import type { findGovernment, NationalRow } from './national-queries.ts';

type GovernmentRow = NonNullable<Awaited<ReturnType<typeof findGovernment>>>;

/** A government of the national view as whoever publishes. */
export function publisherOf(row: GovernmentRow, publicUrl: string): PublisherGovernment {
  const { cvegeo, level, government_name: name, state_name: stateName } = row;
  const { west, south, east, north, lon, lat } = row;
  const isBounded = west !== null && south !== null && east !== null && north !== null;
  return {
    url: addresses(publicUrl).government(cvegeo),
    cvegeo,
    level,
    name,
    stateName,
    bounds: isBounded ? { west, south, east, north } : null,
    centre: lon !== null && lat !== null ? { lon, lat } : null,
  };
}

/** A dataset of the national view, as it is or once was, in the terms of the writers of DCAT, data.json and CKAN. */
export function writtenDataset(row: Omit<NationalRow, 'ordinal'>, publicUrl: string): WrittenDataset {
  const at = addresses(publicUrl);
  const theme = themes().find(({ id }) => id === row.theme_id);
  const standard = row.standard_id === null ? null : latest(row.standard_id);
  return {
    id: row.id,
    url: at.dataset(row.id),
    publisher: publisherOf(row, publicUrl),
    isHosted: row.origin === 'hosted',
    title: row.title,
    description: row.description,
    theme: theme === undefined ? null : { id: theme.id, url: at.theme(theme.id), name: theme.name.es },
    standard:
      standard === null ? null : { id: standard.id, url: at.standard(standard.id), title: standard.title.es },
    keywords: row.keywords,
    licence: row.licence,
    issued: row.issued,
    modified: row.modified,
    updatedAt: row.updated_at,
    periodicity: row.periodicity,
    temporal: row.temporal,
    spatial: row.spatial,
    landingPage: row.landing_page,
    contact: row.contact,
    distributions: row.distributions,
    alsoAt: row.also_at,
    originUri: row.origin_uri,
    identities: row.identities,
    archivedAt: row.archived_at,
  };
}

export async function* writtenDatasets(
  rows: AsyncIterable<NationalRow>,
  publicUrl: string,
): AsyncGenerator<WrittenDataset, void> {
  for await (const row of rows) yield writtenDataset(row, publicUrl);
}

const network = 'Red México Abierto';

/** The national catalogue, or that of one government. */
export function writtenCatalogue(
  publisher: PublisherGovernment | null,
  { publicUrl, modified }: { publicUrl: string; modified: Date | null },
): WrittenCatalogue {
  return {
    url: `${publisher?.url ?? `${publicUrl}/`}#catalogo`,
    title: publisher === null ? network : `Datos abiertos de ${placeName(publisher)}`,
    description:
      publisher === null
        ? 'Los datos abiertos de los estados y municipios de México que integran la red.'
        : `Lo que ${placeName(publisher)} publica en la ${network}.`,
    publisher,
    network: { url: publicUrl, name: network },
    modified,
  };
}
