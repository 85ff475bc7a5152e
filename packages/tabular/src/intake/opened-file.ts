import type { Finding, Repair } from '../report.ts';
import type { Delimiter, DetectedTable, Encoding, IntakeRefusal } from './intake.ts';

export type FileFormat = 'csv' | 'xlsx' | 'xls' | 'ods' | 'geojson' | 'shapefile' | 'kml' | 'gtfs' | 'cap';

/** A sheet of a workbook, a layer of a map file or a file of an archive, among which one is chosen. */
export type Sheet = { name: string; rows: number; columns: number };

/** What was found out about a file of any format; a person sees it and may correct it. */
export type Detected = {
  format: FileFormat;
  /** Of text; null for formats that settle it themselves. */
  encoding: Encoding | null;
  hasBom: boolean;
  delimiter: Delimiter | null;
  lineEnding: DetectedTable['lineEnding'] | null;
  headers: string[];
  /** What there is to choose from; empty when the file is one table. */
  sheets: Sheet[];
  sheet: string | null;
  /** Row that names the columns, as a spreadsheet numbers it; 0: none, names were made up; null: not a grid. */
  headerRow: number | null;
  /** Rows above the header: titles and blanks. */
  preambleRows: number;
  /** Rows after the last one with data: totals, sources, notes and blanks. */
  footerRows: number;
  /** Reference system the coordinates came in, e.g. EPSG:32614 or the name a .prj gives; null without geometry. */
  crs: string | null;
  /** Kind of geometry, e.g. `Point`; several kinds joined with commas. */
  geometry: string | null;
  bytes: number;
};

/** A file of any format as one CSV. */
export type OpenedFile = {
  /** UTF-8, header first; the received file itself when nothing had to change. */
  csvPath: string;
  /** How `csvPath` is written. */
  table: DetectedTable;
  detected: Detected;
  /** Row a spreadsheet shows the first data row in, minus 2: 0 when the header is row 1. */
  rowOffset: number;
  /** Of the format's own rules (GTFS, CAP), and of what the table could not carry. */
  findings: Finding[];
  repairs: Repair[];
};

export type OpenFileOutcome = { ok: true; opened: OpenedFile } | { ok: false; refusal: IntakeRefusal };
