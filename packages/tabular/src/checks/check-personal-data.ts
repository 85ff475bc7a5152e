import { createPersonalDataScan, isBlocking, wordsOfKind } from '@rma/privacy';
import type { PersonalDataFinding } from '@rma/privacy';
import type { Engine } from '../engine/engine.ts';
import { finding } from './findings.ts';
import type { Finding } from '../report.ts';
import { text } from '../engine/sql.ts';

const fewDistinct = 20_000;
const sampledRows = 200_000;

const asFinding = (found: PersonalDataFinding, examples: number): Finding =>
  finding('personal-data', found.field, {
    severity: isBlocking(found) ? 'error' : 'warning',
    message: `La columna «${found.field}» ${isBlocking(found) ? 'contiene' : 'parece contener'} ${wordsOfKind(found.kind)}.`,
    fix: 'Quite la columna o borre esos datos del archivo antes de subirlo: el archivo original también se publica.',
    count: found.count,
    examples: found.examplesMasked.slice(0, examples).map((value) => ({ row: null, value })),
  });

/**
 * Personal data in any column of the file, also those the standard does not use. The engine finds the
 * cells worth a look; the check digits decide here.
 */
export const checkPersonalData = async (
  engine: Engine,
  headers: string[],
  options: { examples: number },
): Promise<Finding[]> => {
  const columns = headers.map((header, index) => ({ header, index }));
  const [facts] = await engine.rows(
    `SELECT ${columns
      .map(({ index }) => `approx_count_distinct(c${index}) AS d${index}`)
      .join(', ')} FROM source WHERE r < ${sampledRows}`,
  );
  const [lengths] = await engine.rows(
    `SELECT ${columns.map(({ index }) => `max(strlen(c${index})) AS l${index}`).join(', ')} FROM source`,
  );
  const scan = createPersonalDataScan(headers);
  for (const { index } of columns) {
    if (Number(lengths?.[`l${index}`] ?? 0) < scan.shortestEvidence(index)) continue;
    const grouped = Number(facts?.[`d${index}`] ?? 0) < fewDistinct;
    const cells = grouped
      ? `SELECT c${index} AS v, count(*)::INTEGER AS n FROM source GROUP BY 1`
      : `SELECT c${index} AS v, 1 AS n FROM source`;
    for await (const batch of engine.batches(
      `SELECT v, n FROM (${cells}) WHERE regexp_matches(v, ${text(scan.candidatePattern(index))})`,
    ))
      for (const [value, cellCount] of batch) scan.add(index, String(value), Number(cellCount));
  }
  return scan.findings().map((found) => asFinding(found, options.examples));
};
