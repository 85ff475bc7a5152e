import { knownLicence } from './dcat/authority-tables.ts';
import type { WrittenCatalogue, WrittenDataset, WrittenDistribution } from './dcat/catalogue-input.ts';
import { placeName } from './dcat/describe-publisher.ts';
import { readInterval } from './dcat/interval.ts';
import { iri } from './dcat/statements.ts';
import { clip } from '../record/field-text.ts';

/** Project Open Data 1.1 (https://resources.data.gov/resources/dcat-us/), by its own addresses. */
const schema = 'https://project-open-data.cio.gov/v1.1/schema';

// The schema asks for an address of every contact, and has these brackets for what is not given.
const noAddress = '[[REDACTED: sin correo publicado]]';
const mailbox = /^[\w~!$&'()*+,;=:.-]+@[\w.-]+\.[\w.-]+$/;
const mediaTypeForm = /^[-\w]+\/[-\w]+(\.[-\w]+)*([+][-\w]+)?$/;
const repeating = /^(irregular|R\/P[\dYMWDTHS.]+)$/;

type Json = string | number | boolean | { [key: string]: Json } | Json[];
type JsonObject = { [key: string]: Json };

/** An object without the members that have nothing to say. */
const withoutGaps = (members: { [key: string]: Json | null }): JsonObject =>
  Object.fromEntries(
    Object.entries(members).filter(
      (member): member is [string, Json] => member[1] !== null && member[1] !== '',
    ),
  );

const address = (written: string | null) => (written === null ? null : iri(written));

function distributionOf({ title, format, mediaType, url, accessUrl }: WrittenDistribution): JsonObject {
  const downloadURL = address(url);
  const essence = mediaType?.split(';')[0]?.trim() ?? '';
  const type = mediaTypeForm.test(essence) ? essence : null;
  return withoutGaps({
    '@type': 'dcat:Distribution',
    title,
    format,
    downloadURL,
    // An address of bytes must come with their type.
    mediaType: downloadURL === null ? type : (type ?? 'application/octet-stream'),
    accessURL: address(accessUrl),
  });
}

/** The licence as an address, or its words as rights. */
function licenceOf(licence: string | null): JsonObject {
  if (licence === null) return {};
  const uri = knownLicence(licence)?.uri ?? (/^https?:/.test(licence) ? iri(licence) : null);
  return uri === null ? { rights: clip(licence, 255) } : { license: uri };
}

function temporalOf(temporal: string | null): string | null {
  const interval = temporal === null ? null : readInterval(temporal);
  // The schema has no open periods.
  return interval?.from && interval.to ? `${interval.from.text}/${interval.to.text}` : null;
}

/** A dataset in the terms of Project Open Data 1.1: what the schema requires and nobody wrote has a stand-in. */
export function toDataJsonDataset(dataset: WrittenDataset): JsonObject {
  const { title, description, keywords, publisher, contact, theme, modified, updatedAt } = dataset;
  const subjects = keywords.filter((keyword) => keyword !== '');
  const email = contact?.email ?? '';
  return withoutGaps({
    '@type': 'dcat:Dataset',
    // Its own catalogue's name for it, by which other hubs recognise what they have from there.
    '@id': (dataset.originUri === null ? null : iri(dataset.originUri)) ?? dataset.url,
    identifier: dataset.url,
    title,
    description: clip(description.trim() === '' ? title : description, 10_000),
    keyword: subjects.length > 0 ? [...subjects] : [theme?.name ?? publisher.name],
    modified: (modified ?? updatedAt).toISOString(),
    issued: dataset.issued?.toISOString() ?? null,
    publisher: { '@type': 'org:Organization', name: placeName(publisher) },
    contactPoint: {
      '@type': 'vcard:Contact',
      fn: contact?.name ?? publisher.name,
      hasEmail: mailbox.test(email) ? `mailto:${email}` : noAddress,
    },
    accessLevel: 'public',
    ...licenceOf(dataset.licence),
    accrualPeriodicity:
      dataset.periodicity !== null && repeating.test(dataset.periodicity) ? dataset.periodicity : null,
    temporal: temporalOf(dataset.temporal),
    spatial: dataset.spatial,
    landingPage: address(dataset.landingPage) ?? dataset.url,
    conformsTo: dataset.standard?.url ?? null,
    theme: theme === null ? null : [theme.name],
    language: ['es-MX'],
    distribution: dataset.distributions.map(distributionOf),
  });
}

/** A catalogue as `data.json`, in chunks of text as its datasets come. */
export async function* writeDataJson(
  catalogue: WrittenCatalogue,
  datasets: AsyncIterable<WrittenDataset>,
): AsyncGenerator<string, void> {
  const head = JSON.stringify({
    '@context': `${schema}/catalog.jsonld`,
    '@id': catalogue.url,
    '@type': 'dcat:Catalog',
    conformsTo: schema,
    describedBy: `${schema}/catalog.json`,
    title: catalogue.title,
    description: catalogue.description,
  });
  yield `${head.slice(0, -1)},"dataset":[`;
  let separator = '\n';
  for await (const dataset of datasets) {
    yield `${separator}${JSON.stringify(toDataJsonDataset(dataset))}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}
