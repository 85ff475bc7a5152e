import type { Standard } from '@rma/themes';
import { shown } from '../checks/findings.ts';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { list, plain } from '../engine/sql.ts';
import { plainHeader } from '../match/plain-header.ts';
import type { Repair } from '../report.ts';

export type SkippedRows = {
  /** SQL condition of the rows of `source` that stay; null when all do. */
  keep: string | null;
  rows: number;
  repairs: Repair[];
};

/** Finds the rows that other systems write and that are no record of the standard. */
export const findSkippedRows = async (
  engine: Engine,
  headers: string[],
  standard: Standard,
): Promise<SkippedRows> => {
  const plainHeaders = headers.map(plainHeader);
  const skipped: SkippedRows = { keep: null, rows: 0, repairs: [] };
  const kept: string[] = [];
  for (const { headers: known, values } of standard.skipRows) {
    const index = known.map((header) => plainHeaders.indexOf(plainHeader(header))).find((at) => at >= 0);
    if (index === undefined) continue;
    const isSkipped = `coalesce(list_contains(${list(values.map(plainHeader))}, ${plain(`c${index}`)}), false)`;
    const [found] = await engine.rows(
      `SELECT count(*) AS n, any_value(c${index}) AS value FROM source WHERE ${isSkipped}`,
    );
    const rows = count(found?.['n']);
    if (rows === 0) continue;
    kept.push(`NOT ${isSkipped}`);
    skipped.rows += rows;
    skipped.repairs.push({
      code: 'skipped-row',
      field: headers[index] ?? '',
      count: rows,
      before: shown(found?.['value']),
      after: '',
    });
  }
  return { ...skipped, keep: kept.length > 0 ? kept.join(' AND ') : null };
};
