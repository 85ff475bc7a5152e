import { mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { OpenOptions } from './open-delimited.ts';
import { isFeed, openGtfs } from './gtfs/open-gtfs.ts';
import { isOdsBounded } from './ods-size.ts';
import { openKml } from './open-kml.ts';
import { openShapefile } from './open-shapefile.ts';
import { openWorkbook } from './open-workbook.ts';
import type { OpenFileOutcome } from './opened-file.ts';
import { openArchive } from './read-zip.ts';
import type { Archive, ZipEntry } from './read-zip.ts';
import { refusal } from './refusals.ts';

/** A workbook is held in memory: its parts, unpacked, may add up to this. */
const maxWorkbookBytes = 128 * 1_048_576;

const tableExtensions = [
  '.csv',
  '.txt',
  '.tsv',
  '.xlsx',
  '.xlsm',
  '.xls',
  '.ods',
  '.geojson',
  '.json',
  '.geojsonl',
  '.ndjson',
  '.xml',
];

const totalBytes = (entries: ZipEntry[]): number => entries.reduce((sum, entry) => sum + entry.bytes, 0);

const isOpenDocument = async (archive: Archive): Promise<string | null> => {
  const entry = archive.entries.find(({ name, bytes }) => name === 'mimetype' && bytes < 200);
  return entry && !entry.isEncrypted ? (await archive.read(entry)).toString('latin1') : null;
};

/** What kind of thing the names inside a zip make it. */
const archiveKind = async (archive: Archive): Promise<'xlsx' | 'ods' | 'document' | 'files'> => {
  const names = archive.entries.map(({ name }) => name);
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (names.includes('[Content_Types].xml')) return has('xl/') ? 'xlsx' : 'document';
  const mime = await isOpenDocument(archive);
  if (mime === null || !mime.includes('opendocument')) return 'files';
  return mime.includes('spreadsheet') ? 'ods' : 'document';
};

/** One table among the files of the archive: the chosen one, else the largest. */
const openMember = async (
  archive: Archive,
  options: OpenOptions & { openExtracted: OpenExtracted },
): Promise<OpenFileOutcome> => {
  const tables = archive.entries
    .filter(({ name }) => tableExtensions.includes(extname(name).toLowerCase()))
    .toSorted((a, b) => b.bytes - a.bytes);
  const wanted = options.reading.sheet;
  const member = tables.find(({ name }) => name === wanted) ?? tables[0];
  if (!member) return { ok: false, refusal: refusal('archive-without-table') };
  if (wanted !== undefined && member.name !== wanted && tables.length > 1) {
    return { ok: false, refusal: refusal('no-such-sheet') };
  }
  const path = join(options.workFolder, `member${extname(member.name).toLowerCase()}`);
  await archive.extract(member, path);
  const isOwnSheet = member.name !== wanted && tables.length === 1;
  const workFolder = join(options.workFolder, 'member');
  await mkdir(workFolder, { recursive: true });
  const { sheet: _, ...reading } = options.reading;
  const outcome = await options.openExtracted(path, {
    ...options,
    workFolder,
    reading: isOwnSheet ? options.reading : reading,
  });
  if (!outcome.ok) return outcome;
  const { opened } = outcome;
  const files = tables.map(({ name }) => ({ name, rows: 0, columns: 0 }));
  return {
    ok: true,
    opened: {
      ...opened,
      detected:
        tables.length === 1 ? opened.detected : { ...opened.detected, sheets: files, sheet: member.name },
      repairs: [
        { code: 'unpacked-file', field: '', count: 1, before: 'zip', after: member.name },
        ...opened.repairs,
      ],
    },
  };
};

const extracted = async (archive: Archive, entry: ZipEntry, path: string): Promise<string> => {
  await archive.extract(entry, path);
  return path;
};

/** A feed is judged by the standard of feeds; for any other it is no table. */
const openFeed = async (path: string, archive: Archive, options: OpenOptions): Promise<OpenFileOutcome> => {
  if (!isFeed(archive)) return { ok: false, refusal: refusal('not-a-feed') };
  return options.standard.kind === 'gtfs'
    ? openGtfs(path, { ...options, archive })
    : { ok: false, refusal: refusal('feed-for-table') };
};

/** A feed, a shapefile, a KML, or tables. */
const openFiles = async (
  path: string,
  archive: Archive,
  options: OpenOptions & { openExtracted: OpenExtracted },
): Promise<OpenFileOutcome> => {
  const { entries } = archive;
  if (entries.some(({ isEncrypted }) => isEncrypted))
    return { ok: false, refusal: refusal('encrypted-file') };
  if (options.standard.kind === 'gtfs' || isFeed(archive)) return openFeed(path, archive, options);
  if (entries.some(({ name }) => /\.shp$/i.test(name))) return openShapefile(path, { ...options, archive });
  const kml =
    entries.find(({ name }) => name === 'doc.kml') ?? entries.find(({ name }) => /\.kml$/i.test(name));
  if (kml) return openKml(await extracted(archive, kml, join(options.workFolder, 'doc.kml')), options);
  return openMember(archive, options);
};

/** Opens a file that came out of an archive; archives inside archives are not opened. */
export type OpenExtracted = (path: string, options: OpenOptions) => Promise<OpenFileOutcome>;

const isUnfoldable = async (archive: Archive, workFolder: string): Promise<boolean> => {
  const content = archive.entries.find(({ name }) => name === 'content.xml');
  return !content || isOdsBounded(await extracted(archive, content, join(workFolder, 'content.xml')));
};

/**
 * Opens a zip: a workbook, or one table among its files. Nothing is unpacked before the directory was
 * checked against the limits; what is unpacked goes to `workFolder` under names of our own. Without
 * `openExtracted` (inside another archive) only a workbook is opened.
 */
export const openZipFile = async (
  path: string,
  options: OpenOptions & { openExtracted: OpenExtracted | null },
): Promise<OpenFileOutcome> => {
  const opened = await openArchive(path);
  if (!opened.ok) return { ok: false, refusal: refusal(opened.code) };
  const { archive } = opened;
  try {
    const kind = await archiveKind(archive);
    if (kind === 'document') return { ok: false, refusal: refusal('document-file') };
    if (kind === 'files') {
      const { openExtracted } = options;
      return openExtracted
        ? await openFiles(path, archive, { ...options, openExtracted })
        : { ok: false, refusal: refusal('archive-without-table') };
    }
    if (totalBytes(archive.entries) > maxWorkbookBytes) {
      return { ok: false, refusal: refusal('file-too-large') };
    }
    if (kind === 'ods' && !(await isUnfoldable(archive, options.workFolder))) {
      return { ok: false, refusal: refusal('file-too-large') };
    }
    return await openWorkbook(path, { ...options, format: kind, maxBytes: maxWorkbookBytes });
  } catch (error) {
    if (isDamage(error)) return { ok: false, refusal: refusal('damaged-file') };
    throw error;
  } finally {
    archive.close();
  }
};

/** What unpacking throws when the archive's bytes are not what its directory says. */
const isDamage = (error: unknown): boolean => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    code.startsWith('Z_') ||
    /bytes in the stream|invalid (?:local|central)|compression method/i.test(String(error))
  );
};
