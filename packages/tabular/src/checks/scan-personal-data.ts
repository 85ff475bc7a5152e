import { createPersonalDataScan } from '@rma/privacy';
import type { PersonalDataFinding } from '@rma/privacy';
import type { Standard } from '@rma/themes';
import type { Engine } from '../engine/engine.ts';
import { text } from '../engine/sql.ts';

const fewDistinct = 20_000;
const sampledRows = 200_000;
/** Asking a table of hundreds of columns about each one takes longer than reading it: several are asked at once. */
const wideColumns = 150;
const columnsAtOnce = 100;

type Column = { index: number; pattern: string; isGrouped: boolean };

/** The cells of one column worth a look, each distinct one once where they are few. */
const cellsOfColumn = ({ index, pattern, isGrouped }: Column): string => {
  const cells = isGrouped
    ? `SELECT c${index} AS v, count(*)::INTEGER AS n FROM source GROUP BY 1`
    : `SELECT c${index} AS v, 1 AS n FROM source`;
  return `SELECT ${index} AS i, v, n FROM (${cells}) WHERE regexp_matches(v, ${text(pattern)})`;
};

const cellsOfColumns = (columns: Column[]): string => {
  const cells = columns.map(({ index }) => `{ i: ${index}, v: c${index} }`);
  return `SELECT cell.i, cell.v, 1 AS n FROM (SELECT unnest([${cells.join(', ')}]) AS cell FROM source)
    WHERE regexp_matches(cell.v, ${text(columns[0]?.pattern ?? '')})`;
};

const queriesFor = (columns: Column[]): string[] => {
  if (columns.length <= wideColumns) return columns.map(cellsOfColumn);
  const alike = Map.groupBy(columns, ({ pattern }) => pattern);
  return [...alike.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / columnsAtOnce) }, (_, part) =>
      cellsOfColumns(group.slice(part * columnsAtOnce, (part + 1) * columnsAtOnce)),
    ),
  );
};

/**
 * Personal data in any column of the file as received, also those the standard does not use. The engine finds the
 * cells worth a look; the check digits decide here.
 */
export const scanPersonalData = async (
  engine: Engine,
  headers: string[],
  standard: Standard,
): Promise<PersonalDataFinding[]> => {
  const distinct = headers.map((_, index) => `approx_count_distinct(c${index}) AS d${index}`);
  const longest = headers.map((_, index) => `max(strlen(c${index})) AS l${index}`);
  const [facts] = await engine.rows(`SELECT ${distinct.join(', ')} FROM source WHERE r < ${sampledRows}`);
  const [lengths] = await engine.rows(`SELECT ${longest.join(', ')} FROM source`);
  const scan = createPersonalDataScan(headers, { standard });
  const columns = headers.flatMap((_, index): Column[] =>
    Number(lengths?.[`l${index}`] ?? 0) < scan.shortestEvidence(index)
      ? []
      : [
          {
            index,
            pattern: scan.candidatePattern(index),
            isGrouped: Number(facts?.[`d${index}`] ?? 0) < fewDistinct,
          },
        ],
  );
  for (const query of queriesFor(columns))
    for await (const batch of engine.batches(query))
      for (const [index, value, cells] of batch) scan.add(Number(index), String(value), Number(cells));
  return scan.findings();
};
