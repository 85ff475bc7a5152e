import { createReadStream } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { finding, shown } from '../checks/findings.ts';
import type { Finding, Repair } from '../report.ts';
import type { Crs } from './crs.ts';
import { createCsvWriter, writtenTable } from './csv-writer.ts';
import { somePosition, toWkt } from './geometry-wkt.ts';
import type { Geometry } from './geometry-wkt.ts';
import type { DetectedTable } from './intake.ts';
import { maxColumns } from './refusals.ts';

/** A row longer than the table's reader takes is no row: the geometry is left out and reported. */
const maxWktLength = 1_500_000;
const batchCharacters = 1_048_576;

export type MapTable = {
  csvPath: string;
  table: DetectedTable;
  rows: number;
  /** Kinds of geometry met, joined with commas. */
  geometry: string | null;
  findings: Finding[];
  repairs: Repair[];
};

const propertyText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.replaceAll('\0', '');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
};

const isInDegrees = (geometry: Geometry): boolean => {
  const [x = 0, y = 0] = somePosition(geometry) ?? [];
  return Math.abs(x) <= 180 && Math.abs(y) <= 90;
};

const rowSchema = z.array(z.string());

/**
 * Collects the features of a map, whose properties become known one by one, and writes them as a CSV with a
 * `geometry` column in WKT (WGS84), and `longitude` and `latitude` for points. Holds one batch in memory.
 * `add` says false when the table would have too many columns.
 */
export const createMapTable = (options: { workFolder: string; crs: () => Crs }) => {
  const rowsPath = join(options.workFolder, 'rows.ndjson');
  const csvPath = join(options.workFolder, 'table.csv');
  const columns = new Map<string, number>();
  const kinds = new Set<string>();
  let waiting = '';
  let rows = 0;
  let reprojected = { count: 0, before: '', after: '' };
  const troubles = {
    invalid: { count: 0, examples: [] as Finding['examples'] },
    outside: { count: 0, examples: [] as Finding['examples'] },
    tooLong: { count: 0, examples: [] as Finding['examples'] },
  };
  const note = (trouble: keyof typeof troubles, value: string) => {
    const noted = troubles[trouble];
    noted.count += 1;
    if (noted.examples.length < 5) noted.examples.push({ row: rows + 2, value: shown(value) });
  };
  const columnOf = (header: string): number => {
    const found = columns.get(header);
    if (found !== undefined) return found;
    columns.set(header, columns.size);
    return columns.size - 1;
  };
  const flush = async () => {
    await appendFile(rowsPath, waiting);
    waiting = '';
  };
  const geometryText = (geometry: Geometry): string => {
    const { toWgs84 } = options.crs();
    kinds.add(geometry.type);
    if (!toWgs84 && !isInDegrees(geometry)) {
      note('outside', (somePosition(geometry) ?? []).join(' '));
      return '';
    }
    const wkt = toWkt(geometry, toWgs84);
    if (/NaN|Infinity/.test(wkt)) {
      note('invalid', geometry.type);
      return '';
    }
    if (wkt.length > maxWktLength) {
      note('tooLong', `${geometry.type}, ${wkt.length} caracteres`);
      return '';
    }
    if (toWgs84) {
      if (reprojected.count === 0) {
        reprojected = { count: 0, before: (somePosition(geometry) ?? []).join(' '), after: shown(wkt) };
      }
      reprojected.count += 1;
    }
    return wkt;
  };

  return {
    rowCount: () => rows,
    /** `geometry` is null when the feature has none, `invalid` when what it has is none. */
    add: async (
      properties: Record<string, unknown>,
      geometry: Geometry | 'invalid' | null,
    ): Promise<boolean> => {
      const cells: string[] = [];
      const put = (header: string, cell: string) => {
        const at = columnOf(header);
        while (cells.length <= at) cells.push('');
        cells[at] = cell;
      };
      for (const [key, value] of Object.entries(properties)) {
        put(key === 'geometry' ? 'geometry (atributo)' : key.trim(), propertyText(value));
      }
      if (geometry === 'invalid') note('invalid', '');
      const wkt = geometry === null || geometry === 'invalid' ? '' : geometryText(geometry);
      put('geometry', wkt);
      const point = /^POINT \((\S+) (\S+)\)$/.exec(wkt);
      if (point && properties['longitude'] === undefined && properties['latitude'] === undefined) {
        put('longitude', point[1]!);
        put('latitude', point[2]!);
      }
      rows += 1;
      waiting += `${JSON.stringify(cells)}\n`;
      if (waiting.length > batchCharacters) await flush();
      return columns.size <= maxColumns;
    },
    finish: async (): Promise<MapTable> => {
      await flush();
      const headers = [...columns.keys()];
      const writer = await createCsvWriter(csvPath);
      await writer.write(headers);
      for await (const line of createInterface({ input: createReadStream(rowsPath), crlfDelay: Infinity })) {
        const cells = rowSchema.parse(JSON.parse(line));
        while (cells.length < headers.length) cells.push('');
        await writer.write(cells);
      }
      const bytes = await writer.close();
      await rm(rowsPath, { force: true });
      return {
        csvPath,
        table: writtenTable(headers, bytes),
        rows,
        geometry: kinds.size === 0 ? null : [...kinds].join(', '),
        findings: troublesFound(troubles),
        repairs: reprojected.count > 0 ? [{ code: 'reprojected', field: 'geometry', ...reprojected }] : [],
      };
    },
  };
};

const troubleWords = {
  invalid: {
    code: 'invalid-geometry',
    message: 'Hay elementos del mapa cuya geometría no se puede leer.',
    fix: 'Revise esos elementos en el programa con que se hizo el mapa y vuelva a exportarlo.',
  },
  outside: {
    code: 'unknown-crs',
    message:
      'Las coordenadas no son grados de longitud y latitud, y el archivo no dice en qué sistema están.',
    fix: 'Diga el sistema con su clave EPSG (por ejemplo EPSG:32614, UTM zona 14 norte), o exporte en WGS84.',
  },
  tooLong: {
    code: 'geometry-too-large',
    message: 'Hay geometrías con demasiados vértices; se dejaron vacías.',
    fix: 'Simplifíquelas en su programa de mapas: a un metro de precisión sobra detalle.',
  },
} as const;

const troublesFound = (
  troubles: Record<keyof typeof troubleWords, { count: number; examples: Finding['examples'] }>,
): Finding[] =>
  (['invalid', 'outside', 'tooLong'] as const).flatMap((kind) => {
    const { code, ...words } = troubleWords[kind];
    return troubles[kind].count > 0 ? [finding(code, 'geometry', { ...words, ...troubles[kind] })] : [];
  });
