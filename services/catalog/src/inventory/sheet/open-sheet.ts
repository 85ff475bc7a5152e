import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAsCsvInChild, type OpenedAsCsv } from '@rma/tabular';
import type { Localized } from '@rma/service-kit';
import { CsvError, parse } from 'csv-parse';
import { mostItems } from '../item.ts';
import { sheetColumns } from './columns.ts';
import { readRows, type UnderstoodSheet } from './read-rows.ts';

const deadlineMs = 60_000;
/** Blank rows count too: people delete contents and leave thousands of formatted rows. */
const mostRecords = mostItems * 4;

export type OpenedSheet = { ok: true; sheet: UnderstoodSheet } | { ok: false; reason: Localized };

const unreadable = (es: string, en: string): OpenedSheet => ({ ok: false, reason: { es, en } });

const damaged = unreadable(
  'El archivo no se pudo leer hasta el final. Ábralo en su programa de hojas de cálculo, vuelva a guardarlo y súbalo otra vez.',
  'The file could not be read to its end. Open it in your spreadsheet program, save it again and upload it once more.',
);

async function recordsOf(table: Extract<OpenedAsCsv, { ok: true }>): Promise<string[][] | null> {
  const parser = createReadStream(table.csvPath).pipe(
    parse({
      delimiter: table.delimiter,
      bom: true,
      from: 2,
      to: mostRecords + 2,
      relax_column_count: true,
      relax_quotes: true,
      // A blank line is a row of the sheet: rows below it keep the number that people see.
      skip_empty_lines: false,
      max_record_size: 1_048_576,
    }),
  );
  const records: string[][] = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) records.push(record);
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
  return records;
}

function understand(table: Extract<OpenedAsCsv, { ok: true }>, records: string[][]): OpenedSheet {
  const read = readRows(table.headers, records, { firstRow: table.rowOffset + 2 });
  if (!read.ok) {
    const names = read.missing.map((name) => `«${name}»`).join(', ');
    return unreadable(
      `No se encontraron las columnas ${names}. Descargue su inventario como hoja de cálculo, copie sus datos debajo de esos encabezados y súbalo.`,
      `The columns ${names} were not found. Download your inventory as a spreadsheet, copy your data below those headers and upload it.`,
    );
  }
  if (read.sheet.rows.length > mostItems)
    return unreadable(
      `La hoja tiene más de ${mostItems} renglones. Suba un renglón por conjunto de datos o archivo, no los datos mismos.`,
      `The sheet has more than ${mostItems} rows. Upload one row per dataset or file, not the data themselves.`,
    );
  return { ok: true, sheet: read.sheet };
}

/**
 * Reads an inventory from a file of any format and encoding that the network reads (CSV in Windows-1252 or UTF-8, XLSX,
 * XLS, ODS), in a process of its own. What keeps it from being a sheet is a reason for the person; what is wrong in its
 * cells is among the findings.
 */
export async function openSheet(content: Buffer, fileName: string): Promise<OpenedSheet> {
  const workFolder = await mkdtemp(join(tmpdir(), 'rma-sheet-'));
  try {
    const path = join(workFolder, 'received');
    await writeFile(path, content);
    const expectedHeaders = sheetColumns.map(({ header }) => header);
    const opened = await openAsCsvInChild({ path, fileName, expectedHeaders, workFolder }, { deadlineMs });
    if (!opened.ok) {
      if (!('refusal' in opened)) return damaged;
      const { message, fix, code } = opened.refusal;
      return unreadable(`${message} ${fix}`, `The file is not a spreadsheet that can be read (${code}).`);
    }
    const records = await recordsOf(opened);
    return records === null ? damaged : understand(opened, records);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
