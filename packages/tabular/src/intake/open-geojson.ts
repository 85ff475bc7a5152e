import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { JSONParser } from '@streamparser/json';
import { z } from 'zod';
import { crsOfCode, wgs84 } from './crs.ts';
import type { Crs } from './crs.ts';
import { geometrySchema } from './geometry-wkt.ts';
import type { Geometry } from './geometry-wkt.ts';
import { mapOpened } from './map-opened.ts';
import { createMapTable } from './map-table.ts';
import type { OpenOptions } from './open-delimited.ts';
import type { OpenFileOutcome } from './opened-file.ts';
import { refusal } from './refusals.ts';

const headBytes = 65_536;
/** Without a closed feature in this many bytes, the file is no map or hides something. */
const maxFeatureBytes = 64 * 1_048_576;

const feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.unknown(),
});

const geometryOf = (value: unknown): Geometry | 'invalid' | null => {
  if (value === null || value === undefined) return null;
  const parsed = geometrySchema.safeParse(value);
  return parsed.success ? parsed.data : 'invalid';
};

/** How the features lie in the file: in a collection, or one after another (a single one too). */
const layoutOf = (head: string): 'collection' | 'sequence' | null => {
  if (/"type"\s*:\s*"FeatureCollection"/.test(head) || /"features"\s*:\s*\[/.test(head)) return 'collection';
  return /"type"\s*:\s*"Feature"/.test(head) ? 'sequence' : null;
};

/** The `crs` member of GeoJSON before RFC 7946, where it usually stands: before the features. */
const declaredCrs = (head: string): string | null => {
  const found = /"crs"\s*:\s*\{[^{}]*\{\s*"name"\s*:\s*"([^"]{1,100})"/.exec(head);
  return found?.[1] ?? null;
};

class TooManyColumns extends Error {}
class FeatureTooLarge extends Error {}

/**
 * Opens GeoJSON, a collection or one feature per line, reading it as a stream: one feature is in memory at a
 * time. Coordinates in another system than WGS84 are brought to it when the file or the person says which.
 */
export const openGeojson = async (path: string, options: OpenOptions): Promise<OpenFileOutcome> => {
  const head = await readStart(path);
  const layout = layoutOf(head);
  if (layout === null) return { ok: false, refusal: refusal('not-a-table') };
  const named = options.reading.crs ?? declaredCrs(head);
  const crs: Crs | null = named === null ? wgs84 : crsOfCode(named);
  if (!crs) return { ok: false, refusal: refusal('unknown-crs') };
  const table = createMapTable({ workFolder: options.workFolder, crs: () => crs });
  const waiting: unknown[] = [];
  let bytesSinceFeature = 0;
  const parser = new JSONParser({
    paths: [layout === 'collection' ? '$.features.*' : '$'],
    keepStack: false,
    ...(layout === 'sequence' ? { separator: '' } : {}),
  });
  parser.onValue = ({ value }) => {
    waiting.push(value);
    bytesSinceFeature = 0;
  };
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
      const bytes = chunk as Buffer;
      bytesSinceFeature += bytes.length;
      parser.write(withoutSeparators(bytes));
      for (const value of waiting.splice(0)) {
        const parsed = feature.safeParse(value);
        if (!parsed.success) continue;
        const fits = await table.add(parsed.data.properties ?? {}, geometryOf(parsed.data.geometry));
        if (!fits) throw new TooManyColumns();
      }
      if (bytesSinceFeature > maxFeatureBytes) throw new FeatureTooLarge();
    }
    if (layout === 'collection' && !parser.isEnded) return { ok: false, refusal: refusal('damaged-file') };
  } catch (error) {
    if (error instanceof TooManyColumns) return { ok: false, refusal: refusal('too-many-columns') };
    if (error instanceof FeatureTooLarge) return { ok: false, refusal: refusal('file-too-large') };
    // A value nested so deep that it cannot be written down again.
    if (error instanceof RangeError) return { ok: false, refusal: refusal('damaged-file') };
    if (error instanceof Error && /Token|Tokenizer|Parser|JSON/i.test(`${error.name} ${error.message}`)) {
      return { ok: false, refusal: refusal('damaged-file') };
    }
    throw error;
  }
  if (table.rowCount() === 0) return { ok: false, refusal: refusal('no-rows') };
  const { size: bytes } = await stat(path);
  return mapOpened(await table.finish(), { format: 'geojson', crs, bytes, sheets: [], sheet: null });
};

/** RFC 8142 begins each text with a record separator, which no JSON parser takes. */
const withoutSeparators = (bytes: Buffer): Buffer =>
  bytes.includes(0x1e) ? Buffer.from(bytes.filter((byte) => byte !== 0x1e)) : bytes;

const readStart = async (path: string): Promise<string> => {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(head, 0, headBytes, 0);
    return head.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
};
