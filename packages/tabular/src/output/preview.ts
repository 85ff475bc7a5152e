import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { openTable } from '../intake/open-table.ts';
import type { IntakeRefusal } from '../intake/intake.ts';

const maxCellLength = 2_000;

/**
 * The first rows of a CSV as text, whatever its encoding and delimiter. Reads only as far as needed
 * after the intake's own pass. Short rows are padded and long cells cut, so that a page can show them.
 */
export const previewRows = async (
  path: string,
  options: { limit?: number } = {},
): Promise<{ ok: true; headers: string[]; rows: string[][] } | { ok: false; refusal: IntakeRefusal }> => {
  const opened = await openTable(path);
  if (!opened.ok) return opened;
  const { encoding, delimiter, headers } = opened.table;
  const limit = options.limit ?? 20;
  const rows: string[][] = [];
  const enough = new AbortController();
  const decoder = new TextDecoder(encoding);
  try {
    await pipeline(
      createReadStream(path, { highWaterMark: 65_536 }),
      async function* decode(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
      },
      parse({
        delimiter,
        relax_quotes: true,
        relax_column_count: true,
        skip_empty_lines: true,
        from: 2,
        bom: true,
      }),
      async (records: AsyncIterable<string[]>) => {
        for await (const record of records) {
          rows.push(headers.map((_, index) => (record[index] ?? '').slice(0, maxCellLength)));
          if (rows.length >= limit) enough.abort();
          if (enough.signal.aborted) return;
        }
      },
      { signal: enough.signal },
    );
  } catch (error) {
    if (!enough.signal.aborted && rows.length === 0) throw error;
  }
  return { ok: true, headers, rows };
};
