import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isUtf8 } from 'node:buffer';
import { crsOfCode, crsOfWkt, wgs84 } from './crs.ts';
import type { Crs } from './crs.ts';
import { readDbf } from './dbf-records.ts';
import { mapOpened } from './map-opened.ts';
import { createMapTable } from './map-table.ts';
import type { OpenOptions } from './open-delimited.ts';
import type { OpenFileOutcome } from './opened-file.ts';
import type { Archive, ZipEntry } from './read-zip.ts';
import { refusal } from './refusals.ts';
import { readShapes } from './shp-records.ts';

/** Parts of a layer that are small by nature. */
const maxSideBytes = 100_000;

type Layer = {
  name: string;
  shp: ZipEntry;
  dbf: ZipEntry | null;
  prj: ZipEntry | null;
  cpg: ZipEntry | null;
};

/** The layers of an archive: each .shp with the parts of the same name. */
export const shapefileLayers = (archive: Archive): Layer[] =>
  archive.entries.flatMap((entry) => {
    const stem = /^(.*)\.shp$/i.exec(entry.name)?.[1];
    if (stem === undefined) return [];
    const part = (extension: string) =>
      archive.entries.find(({ name }) => name.toLowerCase() === `${stem}.${extension}`.toLowerCase()) ?? null;
    return [{ name: basename(stem), shp: entry, dbf: part('dbf'), prj: part('prj'), cpg: part('cpg') }];
  });

export const smallText = async (archive: Archive, entry: ZipEntry | null): Promise<string | null> =>
  entry && entry.bytes <= maxSideBytes ? (await archive.read(entry)).toString('utf8') : null;

/** .cpg names the encoding; without it, UTF-8 if the whole table is, else Windows-1252. */
const encodingOf = async (cpg: string | null, dbf: FileHandle): Promise<string> => {
  const named = cpg?.trim().replace(/^(?:cp|windows[- ]?|ansi ?)?(125\d)$/i, 'windows-$1') ?? '';
  const label = named === '65001' ? 'utf-8' : named.replace(/^(?:iso)?-?8859-?(\d+)$/i, 'iso-8859-$1');
  try {
    if (label !== '') return new TextDecoder(label).encoding;
  } catch {
    // A name that nobody knows says nothing.
  }
  const sample = Buffer.alloc(1_048_576);
  await dbf.read(sample, 0, 32, 0);
  const { bytesRead } = await dbf.read(sample, 0, sample.length, sample.readUInt16LE(8));
  const isPlain = isUtf8(sample.subarray(0, Math.max(0, bytesRead - 4)));
  return isPlain ? 'utf-8' : 'windows-1252';
};

const crsOf = async (archive: Archive, layer: Layer, options: OpenOptions): Promise<Crs | null> => {
  if (options.reading.crs !== undefined) return crsOfCode(options.reading.crs);
  const prj = await smallText(archive, layer.prj);
  return prj === null ? wgs84 : crsOfWkt(prj);
};

/**
 * Opens one layer of a zipped shapefile, the chosen or the largest, a shape at a time. Its .prj says the system of the
 * coordinates, which are brought to WGS84; without one they must be degrees already, or the person says which.
 */
export const openShapefile = async (
  path: string,
  options: OpenOptions & { archive: Archive },
): Promise<OpenFileOutcome> => {
  const { archive, reading, workFolder } = options;
  const layers = shapefileLayers(archive).toSorted((a, b) => b.shp.bytes - a.shp.bytes);
  const layer = reading.sheet === undefined ? layers[0] : layers.find(({ name }) => name === reading.sheet);
  if (!layer) return { ok: false, refusal: refusal('no-such-sheet') };
  if (!layer.dbf) return { ok: false, refusal: refusal('incomplete-shapefile') };
  const crs = await crsOf(archive, layer, options);
  if (!crs) return { ok: false, refusal: refusal('unknown-crs') };
  const shpPath = join(workFolder, 'layer.shp');
  const dbfPath = join(workFolder, 'layer.dbf');
  await archive.extract(layer.shp, shpPath);
  await archive.extract(layer.dbf, dbfPath);
  const shp = await open(shpPath, 'r');
  const dbf = await open(dbfPath, 'r');
  try {
    const table = createMapTable({ workFolder, crs: () => crs });
    const encoding = await encodingOf(await smallText(archive, layer.cpg), dbf);
    const rows = readDbf(dbf, { encoding });
    for await (const shape of readShapes(shp)) {
      const row = await rows.next();
      if (row.done !== true && row.value === null) continue;
      const fits = await table.add(row.done === true ? {} : (row.value ?? {}), shape);
      if (!fits) return { ok: false, refusal: refusal('too-many-columns') };
    }
    if (table.rowCount() === 0) return { ok: false, refusal: refusal('no-rows') };
    const { size: bytes } = await stat(path);
    return mapOpened(await table.finish(), {
      format: 'shapefile',
      crs,
      bytes,
      sheets: layers.length > 1 ? layers.map(({ name }) => ({ name, rows: 0, columns: 0 })) : [],
      sheet: layer.name,
    });
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, refusal: refusal('damaged-file') };
    throw error;
  } finally {
    await shp.close();
    await dbf.close();
  }
};
