import { candidatesOf, shortestOf } from './columns/candidates.ts';
import { combine } from './columns/combinations.ts';
import { judge } from './columns/judge.ts';
import { tableContext } from './columns/table-context.ts';
import type { TableFacts } from './columns/table-context.ts';
import { addCell, emptyTally, total } from './columns/tally.ts';
import type { ColumnTally } from './columns/tally.ts';
import type { PersonalDataFinding } from './findings.ts';

/** Findings of a column by itself; a column of names takes its company's name where it has any. */
const findingsOf = (column: ColumnTally, combined: ReturnType<typeof combine>): PersonalDataFinding[] =>
  [...column.kinds].flatMap(([kind, tally]) => {
    const confidence = judge(column, kind);
    if (confidence === null) return [];
    const company = kind === 'person-name' ? combined.namesBeside(column) : null;
    return [
      {
        kind: company?.kind ?? kind,
        field: column.watch.header,
        count: total(tally),
        examplesMasked: tally.examples,
        confidence: company ? 'likely' : confidence,
        beside: company?.beside ?? [],
      },
    ];
  });

/**
 * A scan that takes cells in any order and keeps only tallies, so a file of any size fits. What each column is
 * searched for follows from all headers and the standard, so columns are named by their position.
 */
export const createPersonalDataScan = (headers: string[], facts: TableFacts = {}) => {
  const table = tableContext(headers, facts);
  const columns = table.columns.map(emptyTally);
  const watchAt = (position: number) => {
    const watch = table.columns[position];
    if (!watch) throw new RangeError(`the table has no column ${position}`);
    return watch;
  };

  return {
    /**
     * RE2 pattern of the cells of a column worth giving to `add`: whatever it does not match is no evidence. For
     * engines that can filter millions of cells before JavaScript sees them.
     */
    candidatePattern: (position: number): string => candidatesOf(watchAt(position)),
    /** Bytes of the shortest cell that can be evidence in a column: one whose cells are all shorter need not be read. */
    shortestEvidence: (position: number): number => shortestOf(watchAt(position)),
    /** One value of a column and how many cells hold it. */
    add: (position: number, value: string, count = 1): void => {
      const column = columns[position];
      if (column) addCell(column, value, count);
    },
    /** May be asked at any time. */
    findings: (): PersonalDataFinding[] => {
      const combined = combine(columns, table);
      return columns.flatMap((column) => [...findingsOf(column, combined), ...combined.companions(column)]);
    },
  };
};

/** Personal data in a table held as rows, e.g. a preview or a harvested sample. */
export const detectPersonalData = (table: {
  headers: string[];
  rows: Iterable<string[]>;
  standard?: TableFacts['standard'];
}): PersonalDataFinding[] => {
  const scan = createPersonalDataScan(table.headers, table.standard ? { standard: table.standard } : {});
  for (const row of table.rows) row.forEach((value, position) => scan.add(position, value));
  return scan.findings();
};

/** Whether a finding stops a publication until an official decides: everything but a mere possibility. */
export const isBlocking = (finding: PersonalDataFinding): boolean => finding.confidence !== 'possible';
