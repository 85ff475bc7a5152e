import type { Standard, StandardField } from '@rma/themes';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { list, name, plain } from '../engine/sql.ts';
import type { FieldSource } from '../match/column-match.ts';
import { plainHeader } from '../match/plain-header.ts';
import type { Proposal } from '../report.ts';
import { formsToRead, proposalKey, questionsOf } from './ask-forms.ts';
import type { Answers } from './ask-forms.ts';
import { fieldSql } from './field-sql.ts';
import type { FieldReading, FieldSql } from './field-sql.ts';
import { missingValuesOf } from './missing-values.ts';
import { proposalsOf } from './propose.ts';
import { writtenForms } from './written-forms.ts';

/** What is known of a field before its cells are looked at. */
export type FieldToCheck = {
  field: StandardField;
  source: FieldSource;
  /** Names of places put to keys, as accepted; plain, like the words of other systems. */
  placeNames?: ReadonlyMap<string, string>;
  /** The column holds personal data: its cells are shown masked. */
  isPersonal?: boolean;
};

type Cells = { cell: string; from: string };

/** Columns with fewer distinct cells than this in their first rows are checked once per distinct cell. */
const fewDistinct = 20_000;
const sampledRows = 200_000;

/** The cells of a field in SQL; null when it has none of its own. */
export const cellsOf = (source: FieldSource): Cells | null => {
  if (source.kind === 'column') return { cell: `c${source.index}`, from: 'prepared' };
  if (source.kind === 'derived') return { cell: name(source.column), from: 'prepared' };
  if (source.kind === 'wide-value') {
    const columns = source.columns.map((index) => `c${index}`).join(', ');
    return { cell: 'cell', from: `(SELECT r, unnest([${columns}]) AS cell FROM prepared)` };
  }
  return null;
};

const vocabularyOf = (standard: Standard, field: StandardField): string[] => {
  const fromTables = standard.vocabularies.flatMap((vocabulary) => {
    const position = vocabulary.fields.indexOf(field.name);
    return position < 0 ? [] : vocabulary.rows.map((row) => row[position] ?? '');
  });
  return [...new Set([...(field.constraints.enum ?? []), ...fromTables])];
};

/**
 * `cells` (v, n, r, x): each distinct cell with its count and first row, or every cell when there are too
 * many. Trimming is the costliest step of all, so it is left out when no cell needs it.
 */
const nameCells = async (
  engine: Engine,
  cells: Cells,
  reading: Pick<FieldSql, 'trimmed' | 'isUntidy'>,
): Promise<void> => {
  const [sample] = await engine.rows(
    `SELECT approx_count_distinct(${cells.cell}) AS distinct_cells FROM ${cells.from} WHERE r < ${sampledRows}`,
  );
  const grouped = count(sample?.['distinct_cells']) < fewDistinct;
  const select = grouped
    ? `SELECT ${cells.cell} AS v, count(*)::BIGINT AS n, min(r) AS r FROM ${cells.from} GROUP BY 1`
    : `SELECT ${cells.cell} AS v, 1::BIGINT AS n, r FROM ${cells.from}`;
  await engine.run('DROP VIEW IF EXISTS cells; DROP TABLE IF EXISTS distinct_cells');
  if (grouped) await engine.run(`CREATE TEMP TABLE distinct_cells AS ${select}`);
  const named = grouped ? 'distinct_cells' : `(${select})`;
  const [facts] = await engine.rows(
    `SELECT count(*) FILTER (${reading.isUntidy('v')}) AS untidy FROM ${named}`,
  );
  const x = count(facts?.['untidy']) === 0 ? 'v' : reading.trimmed('v');
  await engine.run(`CREATE TEMP VIEW cells AS SELECT v, n, r, ${x} AS x FROM ${named}`);
};

const isRespelled = async (engine: Engine, vocabulary: string[]): Promise<boolean> => {
  const [facts] = await engine.rows(
    `SELECT count(*) AS respelled FROM cells WHERE x IS NOT NULL AND NOT list_contains(${list(vocabulary)}, x)`,
  );
  return count(facts?.['respelled']) > 0;
};

/** The words of other systems that do occur in the column, compared plainly. */
const presentWords = async (
  engine: Engine,
  known: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> => {
  if (known.size === 0) return known;
  const rows = await engine.rows(
    `SELECT DISTINCT ${plain('v')} AS word FROM cells WHERE v IS NOT NULL AND list_contains(${list(known.keys())}, ${plain('v')})`,
  );
  const present = new Set(rows.map((row) => row['word']));
  return new Map([...known].filter(([word]) => present.has(word)));
};

const wordsOf = ({ field, placeNames }: FieldToCheck): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(field.rma.valueMap ?? {}).map(([word, value]) => [plainHeader(word), value] as const),
    ...(placeNames ?? []),
  ]);

/**
 * Names the relation `cells` (v, n, r, x) of a column and finds out how to read it: which forms its cells take,
 * which of them only a person can settle, which spellings and words of other systems occur.
 */
export const readColumn = async (
  engine: Engine,
  standard: Standard,
  options: { asked: FieldToCheck; cells: Cells; answers: Answers },
): Promise<{ reading: FieldReading; proposals: Proposal[] }> => {
  const { field } = options.asked;
  const bare: FieldReading = {
    missingValues: missingValuesOf(standard, field),
    vocabulary: [],
    valueMap: new Map(),
    dateForms: [],
    dateOrder: 'day-first',
    numberForms: [],
  };
  await nameCells(engine, options.cells, fieldSql(field, bare));
  const valueMap = await presentWords(engine, wordsOf(options.asked));
  const tidy = { ...bare, valueMap };
  if ([...valueMap.values()].includes('')) await nameCells(engine, options.cells, fieldSql(field, tidy));
  const written = await writtenForms(engine, field);
  const questions = questionsOf(field, written);
  const accepted = questions.filter((question) =>
    options.answers.accepted.includes(proposalKey(question, field)),
  );
  const vocabulary = vocabularyOf(standard, field);
  const isMisspelt = vocabulary.length > 0 && (await isRespelled(engine, vocabulary));
  const reading = {
    ...tidy,
    ...formsToRead(written, accepted),
    vocabulary: isMisspelt ? vocabulary : [],
  };
  return {
    reading,
    proposals: await proposalsOf(engine, field, { questions, reading, answers: options.answers }),
  };
};
