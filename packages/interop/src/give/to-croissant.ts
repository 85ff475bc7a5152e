import { knownLicence } from './dcat/authority-tables.ts';
import type { WrittenDataset, WrittenDistribution } from './dcat/catalogue-input.ts';
import { placeName } from './dcat/describe-publisher.ts';

const croissant = 'http://mlcommons.org/croissant/';

/** The terms of Croissant 1.0 that we use, carried whole: whoever reads a document fetches nothing. */
const context = {
  '@language': 'es',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: croissant,
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
  recordSet: 'cr:recordSet',
  field: 'cr:field',
  key: 'cr:key',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  source: 'cr:source',
  fileObject: 'cr:fileObject',
  extract: 'cr:extract',
  column: 'cr:column',
  isLiveDataset: 'cr:isLiveDataset',
  citeAs: 'cr:citeAs',
};

/** A table's columns as its standard has them, and those by which a row is known. */
export type CroissantTable = {
  columns: readonly {
    name: string;
    title: string;
    description: string;
    type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  }[];
  key: readonly string[];
};

const dataTypes = {
  string: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
  date: 'sc:Date',
} as const;

type TableFile = WrittenDistribution & { url: string; sha256: string };

// The copies of the rows that are read by column.
const isTableFile = (file: WrittenDistribution): file is TableFile =>
  file.url !== null &&
  file.sha256 !== null &&
  ((file.role === 'conforming' && file.format === 'CSV') || file.role === 'parquet');

/**
 * A dataset whose columns are known as Croissant 1.0 (https://docs.mlcommons.org/croissant/docs/croissant-spec.html),
 * which tools of machine learning load: its files with their sums, and each column with its type. Null when none of its
 * files can be read by column.
 */
export function toCroissant(
  dataset: WrittenDataset,
  { columns, key }: CroissantTable,
): Record<string, unknown> | null {
  const files = dataset.distributions.filter(isTableFile);
  const [read] = files;
  if (read === undefined) return null;
  const { licence, publisher } = dataset;
  const known = licence === null ? null : knownLicence(licence);
  const creator = { '@type': 'sc:GovernmentOrganization', name: placeName(publisher), url: publisher.url };
  return {
    '@context': context,
    '@type': 'sc:Dataset',
    '@id': dataset.url,
    conformsTo: `${croissant}1.0`,
    name: dataset.title,
    description: dataset.description.trim() === '' ? dataset.title : dataset.description,
    url: dataset.url,
    ...(licence !== null && { license: known?.uri ?? licence }),
    creator,
    publisher: creator,
    datePublished: (dataset.issued ?? dataset.updatedAt).toISOString(),
    dateModified: (dataset.modified ?? dataset.updatedAt).toISOString(),
    inLanguage: 'es',
    isLiveDataset: false,
    citeAs: `${placeName(publisher)}: ${dataset.title}. Red México Abierto. ${dataset.url}`,
    ...(dataset.keywords.length > 0 && { keywords: dataset.keywords }),
    distribution: files.map((file) => ({
      '@type': 'cr:FileObject',
      '@id': file.id,
      name: file.title,
      contentUrl: file.url,
      encodingFormat: file.mediaType ?? 'text/csv',
      sha256: file.sha256,
      ...(file.bytes !== null && { contentSize: `${file.bytes} B` }),
    })),
    recordSet: [
      {
        '@type': 'cr:RecordSet',
        '@id': 'renglones',
        name: 'renglones',
        ...(key.length > 0 && { key: key.map((name) => ({ '@id': `renglones/${name}` })) }),
        field: columns.map(({ name, title, description, type }) => ({
          '@type': 'cr:Field',
          '@id': `renglones/${name}`,
          name,
          description: `${title}. ${description}`,
          dataType: dataTypes[type],
          source: { fileObject: { '@id': read.id }, extract: { column: name } },
        })),
      },
    ],
  };
}
