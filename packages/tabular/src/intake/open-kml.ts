import { stat } from 'node:fs/promises';
import { wgs84 } from './crs.ts';
import { createKmlGeometry } from './kml-geometry.ts';
import type { Geometry } from './geometry-wkt.ts';
import { mapOpened } from './map-opened.ts';
import { createMapTable } from './map-table.ts';
import type { OpenOptions } from './open-delimited.ts';
import type { OpenFileOutcome } from './opened-file.ts';
import { readXml } from './read-xml.ts';
import { refusal } from './refusals.ts';

/** Placemarks waiting to be written: reading goes in steps of 256 kB of text, which hold some thousands at most. */
type Placemark = { properties: Record<string, string>; geometry: Geometry | 'invalid' | null };

const isLayer = (name: string): boolean => name === 'Folder' || name === 'Document';

/**
 * Opens KML as a stream: one row per Placemark with its name, its description and its data. Folders are layers, by
 * name; without a chosen one all placemarks come, and a `carpeta` column says where each was.
 */
export const openKml = async (path: string, options: OpenOptions): Promise<OpenFileOutcome> => {
  const table = createMapTable({ workFolder: options.workFolder, crs: () => wgs84 });
  const layers = new Map<string, number>();
  const stack: string[] = [];
  const folders: string[] = [];
  const geometry = createKmlGeometry();
  const waiting: Placemark[] = [];
  let properties: Record<string, string> | null = null;
  let dataName = '';

  const closeInPlacemark = (name: string, text: string, parent: string) => {
    if (!properties) return;
    if (geometry.handles(name)) geometry.close(name, text, parent);
    else if (parent === 'Placemark' && (name === 'name' || name === 'description')) properties[name] = text;
    else if ((name === 'value' && parent === 'Data') || name === 'SimpleData') properties[dataName] = text;
  };
  const finishPlacemark = () => {
    const layer = folders.filter((name) => name !== '').at(-1) ?? '';
    if (!properties) return;
    layers.set(layer, (layers.get(layer) ?? 0) + 1);
    const found = geometry.take();
    if (options.reading.sheet === undefined || options.reading.sheet === layer) {
      waiting.push({ properties: { ...properties, carpeta: layer }, geometry: found });
    }
    properties = null;
  };

  const outcome = await readXml(path, {
    open: ({ name, attributes }) => {
      stack.push(name);
      if (isLayer(name)) folders.push('');
      if (name === 'Placemark') properties = {};
      if (name === 'Data' || name === 'SimpleData') dataName = attributes['name'] ?? 'dato';
      if (properties && geometry.handles(name)) geometry.open(name);
    },
    close: (name, text) => {
      stack.pop();
      const parent = stack.at(-1) ?? '';
      if (name === 'name' && parent === 'Folder') folders[folders.length - 1] = text;
      closeInPlacemark(name, text, parent);
      if (name === 'Placemark') finishPlacemark();
      if (isLayer(name)) folders.pop();
    },
    drain: async () => {
      for (const placemark of waiting.splice(0)) {
        if (!(await table.add(placemark.properties, placemark.geometry))) return 'too-many-columns';
      }
      return null;
    },
  });
  if (!outcome.ok) return { ok: false, refusal: refusal(outcome.code) };
  if (table.rowCount() === 0) {
    const isMissing = options.reading.sheet !== undefined && layers.size > 0;
    return { ok: false, refusal: refusal(isMissing ? 'no-such-sheet' : 'no-rows') };
  }
  const { size: bytes } = await stat(path);
  const sheets = [...layers].map(([name, rows]) => ({ name, rows, columns: 0 }));
  return mapOpened(await table.finish(), {
    format: 'kml',
    crs: wgs84,
    bytes,
    sheets: sheets.length > 1 ? sheets : [],
    sheet: options.reading.sheet ?? null,
  });
};
