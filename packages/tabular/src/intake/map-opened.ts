import type { Crs } from './crs.ts';
import type { MapTable } from './map-table.ts';
import type { Detected, OpenFileOutcome } from './opened-file.ts';

/** The outcome of any map format: its table and what was detected. The first feature counts as row 2. */
export const mapOpened = (
  map: MapTable,
  found: { crs: Crs } & Pick<Detected, 'format' | 'sheets' | 'sheet' | 'bytes'>,
): OpenFileOutcome => ({
  ok: true,
  opened: {
    csvPath: map.csvPath,
    table: map.table,
    detected: {
      format: found.format,
      encoding: null,
      hasBom: false,
      delimiter: null,
      lineEnding: null,
      headers: map.table.headers,
      sheets: found.sheets,
      sheet: found.sheet,
      headerRow: null,
      preambleRows: 0,
      footerRows: 0,
      crs: map.geometry === null ? null : found.crs.name,
      geometry: map.geometry,
      bytes: found.bytes,
    },
    rowOffset: 0,
    findings: map.findings,
    repairs: map.repairs,
  },
});
