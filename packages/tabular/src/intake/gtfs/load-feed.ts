import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { count } from '../../engine/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { name as quotedName, text } from '../../engine/sql.ts';
import { firstRecords } from '../dialect.ts';
import type { Offence } from '../format-findings.ts';
import { asUtf8 } from '../utf8-text.ts';
import type { Archive, ZipEntry } from '../read-zip.ts';
import type { Repair } from '../../report.ts';
import { feedFiles, tableOf } from './feed-files.ts';
import type { FeedFile } from './feed-files.ts';
import type { Feed } from './feed.ts';
import { nameFunctions } from './feed.ts';

type Loaded = { feed: Feed; offences: Offence[]; repairs: Repair[] };

const whole = (code: string, file: string, value = ''): Offence => ({
  code,
  part: file,
  count: 1,
  examples: value === '' ? [] : [{ row: null, value }],
});

const headersOf = async (path: string): Promise<string[]> => {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(65_536);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const [record = []] = firstRecords(head.toString('utf8', 0, bytesRead), ',', 1);
    return record.map((cell) => cell.replace(/^\uFEFF/, '').trim());
  } finally {
    await file.close();
  }
};

const emptyTable = (file: FeedFile): string =>
  `CREATE TABLE ${tableOf(file.name)} (_row BIGINT, ${file.columns.map((column) => `${column.name} VARCHAR`).join(', ')})`;

/** Puts one file in a table of its columns, trimmed, blanks as null; columns that did not come are null. */
const loadFile = async (
  engine: Engine,
  file: FeedFile,
  options: { path: string; headers: string[] },
): Promise<Offence[]> => {
  const { headers } = options;
  const rejects = `rejects_${tableOf(file.name)}`;
  const typed = headers.map((_, at) => `'x${at}': 'VARCHAR'`).join(', ');
  const columns = file.columns.map(({ name }) => {
    const at = headers.indexOf(name);
    return `${at < 0 ? 'NULL::VARCHAR' : `nullif(trim(x${at}), '')`} AS ${quotedName(name)}`;
  });
  const load = (isStrict: boolean) =>
    engine.run(`CREATE OR REPLACE TABLE ${tableOf(file.name)} AS
      SELECT row_number() OVER () + 1 AS _row, ${columns.join(', ')} FROM read_csv(${text(options.path)},
        auto_detect = false, columns = {${typed}}, header = true, delim = ',', quote = '"', escape = '"',
        store_rejects = true, rejects_limit = 10000, rejects_table = '${rejects}',
        rejects_scan = 'scans_${tableOf(file.name)}', max_line_size = 2097152, strict_mode = ${isStrict})`);
  try {
    await load(true);
  } catch {
    try {
      await load(false);
    } catch {
      await engine.run(emptyTable(file).replace('CREATE TABLE', 'CREATE OR REPLACE TABLE'));
      return [whole('row-length', file.name)];
    }
  }
  const rejected = await engine.rows(
    `SELECT line, csv_line, count(*) OVER () AS total FROM (SELECT DISTINCT ON (line) line, csv_line FROM ${rejects}) ORDER BY line LIMIT 5`,
  );
  return [
    {
      code: 'row-length',
      part: file.name,
      count: count(rejected[0]?.['total']),
      examples: rejected.map((row) => ({
        row: Number(row['line']),
        value: typeof row['csv_line'] === 'string' ? row['csv_line'] : '',
      })),
    },
  ];
};

/** The entry of a file, at the root or in a folder, where GTFS does not allow it. */
const entryOf = (archive: Archive, file: string): { entry: ZipEntry; isInFolder: boolean } | null => {
  const atRoot = archive.entries.find((entry) => entry.name === file);
  if (atRoot) return { entry: atRoot, isInFolder: false };
  const nested = archive.entries.find((entry) => entry.name.endsWith(`/${file}`));
  return nested ? { entry: nested, isInFolder: true } : null;
};

/**
 * Unpacks the files of a GTFS zip that are read, into `folder`, and loads them in the engine. What is missing from the
 * feed as a whole comes back as offences; a missing file or column is an empty one for the rules after it.
 */
export const loadFeed = async (
  engine: Engine,
  archive: Archive,
  options: { folder: string },
): Promise<Loaded> => {
  const feed: Feed = { engine, files: new Set(), columns: new Map() };
  const offences: Offence[] = [];
  const repairs: Repair[] = [];
  await nameFunctions(engine);
  for (const file of feedFiles) {
    const found = entryOf(archive, file.name);
    if (!found) {
      if (file.isRequired) offences.push(whole('missing-file', file.name));
      await engine.run(emptyTable(file));
      continue;
    }
    if (found.isInFolder) offences.push(whole('files-in-folder', file.name, found.entry.name));
    feed.files.add(file.name);
    const received = join(options.folder, `received-${file.name}`);
    await archive.extract(found.entry, received);
    const utf8 = await asUtf8(received, { reading: {}, outPath: join(options.folder, `utf8-${file.name}`) });
    const headers = typeof utf8 === 'string' ? [] : await headersOf(utf8.path);
    if (typeof utf8 === 'string' || headers.length === 0) {
      offences.push(
        whole(typeof utf8 === 'string' && utf8 !== 'empty-file' ? 'row-length' : 'empty-file', file.name),
      );
      await engine.run(emptyTable(file));
      continue;
    }
    if (utf8.encoding !== 'utf-8') {
      repairs.push({ code: 'encoding', field: file.name, count: 1, before: utf8.encoding, after: 'utf-8' });
    }
    feed.columns.set(file.name, new Set(headers));
    for (const column of file.columns) {
      if (column.isRequired && !headers.includes(column.name)) {
        offences.push(whole('missing-column', `${file.name}: ${column.name}`));
      }
    }
    offences.push(...(await loadFile(engine, file, { path: utf8.path, headers })));
    const [rows] = await engine.rows(`SELECT count(*) AS n FROM ${tableOf(file.name)}`);
    if (count(rows?.['n']) === 0 && file.isRequired) offences.push(whole('empty-file', file.name));
  }
  if (!feed.files.has('calendar.txt') && !feed.files.has('calendar_dates.txt')) {
    offences.push(whole('missing-file', 'calendar.txt'));
  }
  return { feed, offences, repairs };
};
