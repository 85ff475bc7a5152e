import { foldText } from './text.ts';

export const conformances = ['conforms', 'fails', 'unchecked', 'no-standard'] as const;
export type Conformance = (typeof conformances)[number];

/** One file of a dataset as the national view shows it. */
export type FileFacts = {
  url: string | null;
  accessUrl: string | null;
  /** The network's name of its format, in capitals. */
  format: string | null;
  mediaType: string | null;
  bytes: number | null;
  modified: string | null;
  /** Whether its address gives it; null while nobody has asked. What is hosted here always answers. */
  answers: boolean | null;
};

/** What the national view knows of a dataset that tells how good it is. */
export type DatasetFacts = {
  title: string;
  description: string;
  keywords: readonly string[];
  themeId: string | null;
  spatial: string | null;
  temporal: string | null;
  hasContact: boolean;
  licence: string | null;
  issued: Date | null;
  modified: Date | null;
  periodicity: string | null;
  /** How often its source is read; 0 for what is hosted here. */
  everyHours: number;
  /** Whether it follows a standard of the network. */
  hasStandard: boolean;
  conformance: Conformance;
  files: readonly FileFacts[];
  /** Columns that are known, and those that say what they mean; null when nothing is known of columns. */
  columns: { documented: number; known: number } | null;
};

const linked = new Set(['RDF', 'TTL', 'JSON-LD']);
const open = new Set([
  ...linked,
  ...'CSV TSV JSON JSONL GEOJSON XML KML KMZ ODS GPKG PARQUET GTFS SQLITE WMS WFS'.split(' '),
]);
const structured = new Set([...open, ...'XLS XLSX SHP DBF ARCGIS API'.split(' ')]);
/** Licences that keep some uses to themselves are not open (Open Definition 2.1). */
const notOpen =
  /\b(nc|nd|noncommercial|no comercial|noderiv\w*|sin derivad\w*|todos los derechos reservados)\b/;

/**
 * Berners-Lee's stars (5stardata.info) of the most open file: 1 with an open licence, 2 structured, 3 in a format that
 * nobody owns, 4 with URIs for things (RDF), 5 linked to other data, which is RDF that follows a standard of the
 * network. 0 without files or without an open licence.
 */
export function starsOf({
  licence,
  files,
  hasStandard,
}: Pick<DatasetFacts, 'licence' | 'files' | 'hasStandard'>): number {
  const isOpen = licence !== null && !notOpen.test(foldText(licence));
  if (!isOpen || files.length === 0) return 0;
  const has = (formats: ReadonlySet<string>) => files.some(({ format }) => formats.has(format ?? ''));
  if (has(linked)) return hasStandard ? 5 : 4;
  return has(open) ? 3 : has(structured) ? 2 : 1;
}

/** How many of a dataset's files were asked for, and how many their address gave. */
export function linkHealthOf(files: readonly Pick<FileFacts, 'answers'>[]) {
  const asked = files.filter(({ answers }) => answers !== null);
  const answering = asked.filter(({ answers }) => answers === true).length;
  return { checked: asked.length, answering, share: asked.length === 0 ? null : answering / asked.length };
}

/** Fewer letters than this hardly say more than a title. */
const DESCRIBING_LENGTH = 80;

/**
 * How much of a dataset is explained: its description (nothing, a line, or enough to know what it is) and, where
 * its columns are known, the share of them that say what they mean. `share` is the mean of both.
 */
export function documentationOf({
  title,
  description,
  columns,
}: Pick<DatasetFacts, 'title' | 'description' | 'columns'>) {
  const text = description.trim();
  const saysNothing = text === '' || foldText(text) === foldText(title);
  const described = saysNothing ? 0 : text.length < DESCRIBING_LENGTH ? 0.5 : 1;
  const documented = columns === null || columns.known === 0 ? null : columns.documented / columns.known;
  return {
    description: described,
    columns: documented,
    share: documented === null ? described : (described + documented) / 2,
  };
}
