import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Repair } from '../report.ts';
import { fileKind } from './file-kind.ts';
import { openDelimited } from './open-delimited.ts';
import type { OpenOptions } from './open-delimited.ts';
import type { FileFormat, OpenFileOutcome } from './opened-file.ts';
import { refusal } from './refusals.ts';

const headBytes = 65_536;

const readHead = async (path: string): Promise<Buffer> => {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(head, 0, headBytes, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/** Workbooks that are not zips are held in memory, whole. */
const maxLegacyBytes = 60 * 1_048_576;

// The readers of formats other than text are loaded when a file asks for them: most files are text, and each file
// has a process of its own.

const openOldWorkbook = async (path: string, options: OpenOptions): Promise<OpenFileOutcome> => {
  const { openWorkbook } = await import('./open-workbook.ts');
  return openWorkbook(path, { ...options, format: 'xls', maxBytes: maxLegacyBytes });
};

/** KML, CAP, a workbook of Excel 2003 or nothing that is read here; told by the elements of the head. */
const openXml = async (path: string, head: Buffer, options: OpenOptions): Promise<OpenFileOutcome> => {
  const text = head.toString('latin1').replaceAll('\0', '');
  if (/<(?:\w+:)?kml\b/i.test(text)) return (await import('./open-kml.ts')).openKml(path, options);
  if (options.standard.kind === 'cap') return (await import('./cap/open-cap.ts')).openCap(path, options);
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(text)) return openOldWorkbook(path, options);
  const isAlert = /<(?:\w+:)?alert\b/.test(text);
  return { ok: false, refusal: refusal(isAlert ? 'alert-for-table' : 'not-a-table') };
};

const openByKind = async (
  path: string,
  options: OpenOptions & { isExtracted?: boolean },
): Promise<OpenFileOutcome> => {
  const { isExtracted = false } = options;
  const head = await readHead(path);
  if (head.length === 0) return { ok: false, refusal: refusal('empty-file') };
  const found = fileKind(head);
  switch (found.kind) {
    case 'refused':
      return { ok: false, refusal: refusal(found.code) };
    case 'text':
      return openDelimited(path, options);
    case 'zip': {
      const { openZipFile } = await import('./open-archive.ts');
      return openZipFile(path, {
        ...options,
        openExtracted: isExtracted
          ? null
          : (member, rest) => openByKind(member, { ...rest, isExtracted: true }),
      });
    }
    case 'ole':
      return openOldWorkbook(path, options);
    case 'xml':
      return openXml(path, head, options);
    case 'json':
      return (await import('./open-geojson.ts')).openGeojson(path, options);
  }
};

const extensions: Record<FileFormat, string[]> = {
  csv: ['.csv', '.txt', '.tsv', '.tab', '.psv', '.dat'],
  xlsx: ['.xlsx', '.xlsm'],
  xls: ['.xls', '.xml'],
  ods: ['.ods'],
  geojson: ['.geojson', '.json', '.geojsonl', '.ndjson', '.geojsons'],
  shapefile: [],
  kml: ['.kml', '.kmz'],
  gtfs: [],
  cap: ['.xml', '.cap'],
};

/** A file whose name says one format and whose content is another works as what it is, and that is shown. */
const misnamed = (fileName: string, format: FileFormat): Repair[] => {
  const extension = extname(fileName).toLowerCase();
  const isRight = extension === '' || extension === '.zip' || extensions[format].includes(extension);
  return isRight ? [] : [{ code: 'misnamed-file', field: '', count: 1, before: extension, after: format }];
};

/**
 * Opens a received file of any format as one UTF-8 CSV with a header, in `workFolder`, with what was detected
 * about it; the reading that a person chose counts over what is detected. A file that cannot be a table is
 * a value, with a stable code and words for the liaison. Formats are told by their bytes; `fileName` only
 * serves to say that it is misleading.
 */
export const openFile = async (
  path: string,
  options: OpenOptions & { fileName: string },
): Promise<OpenFileOutcome> => {
  const outcome = await openByKind(path, options);
  if (!outcome.ok) return outcome;
  const { opened } = outcome;
  const repairs = [...misnamed(options.fileName, opened.detected.format), ...opened.repairs];
  return { ok: true, opened: { ...opened, repairs } };
};
