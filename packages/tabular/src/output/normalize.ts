import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutFormula } from './conforming.ts';
import { count, createEngine } from '../engine/engine.ts';
import type { DetectedTable, IntakeRefusal } from '../intake/intake.ts';
import { loadTable } from '../intake/load.ts';
import { openTable } from '../intake/open-table.ts';
import { name, text } from '../engine/sql.ts';
import { transcodeToUtf8 } from '../intake/transcode.ts';

export type NormalizedTable = {
  path: string;
  rows: number;
  bytes: number;
  /** Lines left out because they do not fit the table's columns. */
  rejectedRows: number;
  detected: DetectedTable;
};

const uniqueNames = (headers: string[]): string[] => {
  const seen = new Map<string, number>();
  return headers.map((header, index) => {
    const plain = header === '' ? `columna_${index + 1}` : header;
    const times = (seen.get(plain.toLowerCase()) ?? 0) + 1;
    seen.set(plain.toLowerCase(), times);
    return times === 1 ? plain : `${plain}_${times}`;
  });
};

/**
 * Rewrites any delimited text file as clean CSV: UTF-8, commas, LF, RFC 4180 quoting, headers trimmed,
 * named and unique, blank rows dropped. Values stay as they are, except formulas in text cells that do
 * not begin a number. `dialect` spares the intake when the caller already ran it.
 */
export const normalize = async (
  path: string,
  outPath: string,
  options: { dialect?: DetectedTable; workFolder?: string; memoryLimitMb?: number } = {},
): Promise<{ ok: true; normalized: NormalizedTable } | { ok: false; refusal: IntakeRefusal }> => {
  const opened = options.dialect ? { ok: true as const, table: options.dialect } : await openTable(path);
  if (!opened.ok) return opened;
  const { table } = opened;
  const folder = await mkdtemp(join(options.workFolder ?? tmpdir(), 'rma-normalize-'));
  try {
    const utf8Path = table.encoding === 'utf-8' ? path : join(folder, 'utf8.csv');
    if (utf8Path !== path) await transcodeToUtf8(path, utf8Path, table.encoding);
    const engine = await createEngine({
      folders: [folder],
      readable: [path, outPath],
      memoryLimitMb: options.memoryLimitMb ?? 512,
      threads: 2,
    });
    try {
      const loaded = await loadTable(engine, utf8Path, { table, folder });
      const columns = uniqueNames(table.headers).map((header, index) => {
        const isNumber = String.raw`regexp_full_match(c${index}, '[+-][0-9.,]+')`;
        return `CASE WHEN ${isNumber} THEN c${index} ELSE ${withoutFormula(`c${index}`)} END AS ${name(header)}`;
      });
      const [written] = await engine.rows(
        `COPY (SELECT ${columns.join(', ')} FROM source) TO ${text(outPath)} (FORMAT csv, HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"', USE_TMP_FILE false)`,
      );
      return {
        ok: true,
        normalized: {
          path: outPath,
          rows: count(written?.['Count']),
          bytes: (await stat(outPath)).size,
          rejectedRows: loaded.rejected.reduce((sum, rejected) => sum + rejected.count, 0),
          detected: table,
        },
      };
    } finally {
      engine.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
