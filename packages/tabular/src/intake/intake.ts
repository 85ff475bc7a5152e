export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t' | '|';

/** What was found out about a delimited text file before reading its rows. */
export type DetectedTable = {
  encoding: Encoding;
  hasBom: boolean;
  delimiter: Delimiter;
  lineEnding: '\n' | '\r\n' | '\r';
  /** As they come, trimmed; may repeat or be blank. */
  headers: string[];
  /** Cells of the widest row of the sample; more than `headers` when rows end with stray delimiters. */
  sampleColumns: number;
  bytes: number;
};

export type RefusalCode =
  | 'html-file'
  | 'pdf-file'
  | 'xlsx-file'
  | 'zip-file'
  | 'empty-file'
  | 'no-header'
  | 'no-rows'
  | 'nul-bytes'
  | 'too-many-columns'
  | 'line-too-long'
  | 'not-a-table'
  | 'image-file'
  | 'document-file'
  | 'foreign-archive'
  | 'encrypted-file'
  | 'damaged-file'
  | 'archive-too-large'
  | 'archive-without-table'
  | 'file-too-large'
  | 'no-such-sheet'
  | 'no-such-row'
  | 'incomplete-shapefile'
  | 'not-a-feed'
  | 'feed-for-table'
  | 'not-an-alert'
  | 'alert-for-table'
  | 'unsafe-xml'
  | 'unknown-crs';

/** Why a file is not a table: a stable code, and a sentence and a remedy for the liaison, in Spanish. */
export type IntakeRefusal = { code: RefusalCode; message: string; fix: string };

export type OpenedTable = { ok: true; table: DetectedTable } | { ok: false; refusal: IntakeRefusal };
