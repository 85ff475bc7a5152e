import type { Conformance, DatasetFacts, FileFacts } from '@rma/domain';
import type { Distribution, LinkState } from '@rma/persistence';
import type { Answer, FactsRow } from './quality-queries.ts';

/** Whether a state says that the file is there; null when it says nothing of it. */
const answers: Record<LinkState, boolean | null> = {
  waiting: null,
  available: true,
  broken: false,
  unreachable: false,
  'not-found-page': false,
  'wrong-content': false,
  refused: null,
};

/** The addresses of a dataset's files that somebody asks: where the file is or, without that, its page. */
export const askedAddresses = ({ isHosted, distributions }: FactsRow): string[] =>
  isHosted ? [] : distributions.map(({ url, accessUrl }) => url ?? accessUrl).filter((url) => url !== null);

/**
 * A file in the terms of the method. Some catalogues do not say whether a link is a file or its page: one that gave
 * something else than a page is a file.
 */
function fileOf(file: Distribution, isHosted: boolean, known: ReadonlyMap<string, Answer>): FileFacts {
  const { url, accessUrl, format, mediaType, bytes, modified } = file;
  const answer = known.get(url ?? accessUrl ?? '');
  const state = answer?.state;
  const isFile = state === 'available' && answer?.isPage === false;
  return {
    url: url ?? (isFile ? accessUrl : null),
    accessUrl,
    format: format.toUpperCase(),
    mediaType,
    bytes,
    modified,
    answers: isHosted ? true : state === undefined ? null : answers[state],
  };
}

/** What is published here passed its standard; what was harvested did when its rows or its examination say so. */
function conformanceOf({ standardId, isHosted, isInTable, verdicts }: FactsRow): Conformance {
  if (isHosted) return standardId === null ? 'no-standard' : 'conforms';
  if (isInTable || verdicts?.includes('conforms')) return 'conforms';
  if (verdicts?.includes('fails')) return 'fails';
  return standardId === null && verdicts === null ? 'no-standard' : 'unchecked';
}

/** A standard says what each column means; else a title that is not just the column's name does. */
function columnsOf({ standardId, columns }: FactsRow): DatasetFacts['columns'] {
  if (columns === null || columns.length === 0) return null;
  const known = columns.length;
  const documented =
    standardId === null ? columns.filter(({ name, title }) => title !== '' && title !== name).length : known;
  return { known, documented };
}

/** A row of the national view in the terms of the method. */
export function toFacts(row: FactsRow, known: ReadonlyMap<string, Answer>): DatasetFacts {
  return {
    title: row.title,
    description: row.description,
    keywords: row.keywords,
    themeId: row.themeId,
    spatial: row.spatial,
    temporal: row.temporal,
    hasContact: row.hasContact,
    licence: row.licence,
    issued: row.issued,
    modified: row.modified,
    periodicity: row.periodicity,
    everyHours: row.isHosted ? 0 : (row.everyHours ?? 0),
    hasStandard: row.standardId !== null,
    conformance: conformanceOf(row),
    // The copy that the national tables are made of is the network's own, in a format that the method does not know.
    files: row.distributions
      .filter(({ role }) => role !== 'parquet')
      .map((file) => fileOf(file, row.isHosted, known)),
    columns: columnsOf(row),
  };
}
