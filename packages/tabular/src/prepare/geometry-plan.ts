import type { Standard } from '@rma/themes';
import { crsOfCode, wgs84 } from '../intake/crs.ts';
import type { Crs } from '../intake/crs.ts';
import type { ColumnMatch } from '../match/column-match.ts';
import { plainHeader } from '../match/plain-header.ts';
import type { PublisherContext } from '../report.ts';
import { geometryForm } from './geometry-forms.ts';
import { readPlace } from './read-place.ts';

/** Where places come from: one column that writes them whole, or two with an easting and a northing. */
export type PlaceSource = { kind: 'cell'; index: number } | { kind: 'columns'; x: number; y: number };

/** A conversion of places: from which columns, in which system, into which fields. */
export type GeometryPlan = {
  source: PlaceSource;
  /** Of coordinates that do not say theirs. */
  crs: Crs | null;
  fills: { latitude: string; longitude: string } | { wkt: string };
  /** What a person must agree to first; null when there is one way to read it. */
  question: { key: string; code: 'utm-zone' | 'coordinates-in-link'; message: string } | null;
};

const mostly = 0.8;

const share = (cells: string[], is: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(is).length / cells.length;

const figure = (cell: string): number => Number(cell.replaceAll(',', '') || Number.NaN);
const between = (low: number, high: number) => (cell: string) => figure(cell) >= low && figure(cell) <= high;
/** Metres of UTM in Mexico. */
const isEasting = between(100_000, 900_000);
const isNorthing = between(1_500_000, 3_700_000);

const xHeaders = new Set([
  'x',
  'este',
  'easting',
  'utmx',
  'xutm',
  'coordx',
  'coordenadax',
  'coordenadasx',
  'coordutmx',
  'utmeste',
  'longitud',
  'long',
  'lon',
]);
const yHeaders = new Set([
  'y',
  'norte',
  'northing',
  'utmy',
  'yutm',
  'coordy',
  'coordenaday',
  'coordenadasy',
  'coordutmy',
  'utmnorte',
  'latitud',
  'lat',
]);

type Facts = {
  standard: Standard;
  headers: string[];
  samples: string[][];
  match: ColumnMatch;
  context: PublisherContext;
  /** What a person or the file itself says the coordinates are in. */
  declared: Crs | null;
};

const columnOf = ({ match }: Facts, field: string | undefined): number => {
  const source = match.sources.find((each) => each.field.name === field)?.source;
  return source?.kind === 'column' ? source.index : -1;
};

/** The zone that a column of the file says, when all of it says one. */
const zoneOfColumn = ({ headers, samples }: Facts): Crs | null => {
  const index = headers.findIndex((header) =>
    /^(?:zona|huso)(?:utm)?$|^utm(?:zona|zone|huso)$/.test(plainHeader(header)),
  );
  const zones = new Set((samples[index] ?? []).map((cell) => /(?<!\d)(1[1-6])(?!\d)/.exec(cell)?.[1]));
  const [zone] = zones;
  return zones.size === 1 && zone !== undefined ? crsOfCode(`EPSG:${32_600 + Number(zone)}`) : null;
};

/** The system of metres: as declared, else as a column says, else by where the publisher is, if a person agrees. */
const systemOfMetres = (facts: Facts): Pick<GeometryPlan, 'crs' | 'question'> | null => {
  const known = facts.declared ?? zoneOfColumn(facts);
  if (known?.toWgs84) return { crs: known, question: null };
  const { bounds } = facts.context;
  if (!bounds) return null;
  const zone = Math.floor(((bounds.west + bounds.east) / 2 + 180) / 6) + 1;
  const crs = crsOfCode(`EPSG:${32_600 + zone}`);
  if (!crs) return null;
  return {
    crs,
    question: {
      key: `utm-zone:${crs.name}`,
      code: 'utm-zone',
      message: `Las coordenadas están en metros y el archivo no dice de qué zona. Por el territorio de quien publica serían UTM zona ${zone} (${crs.name}).`,
    },
  };
};

/** Whether a geometry cell, without a system of its own, is in metres. */
const isInMetres = (cell: string): boolean =>
  /^(?:POINT|LINESTRING|POLYGON|MULTI)/i.test(cell) && /[( ]-?\d{5,}(?:\.\d+)?\s/.test(cell);

const planOfCells = (facts: Facts, index: number, fills: GeometryPlan['fills']): GeometryPlan | null => {
  const cells = facts.samples[index] ?? [];
  const source = { kind: 'cell', index } as const;
  if (!cells.some(isInMetres)) {
    // Bytes without a code may also be metres: only trying tells.
    const isRead = cells.some((cell) => readPlace(cell, null) !== null);
    if (isRead) return { source, fills, crs: facts.declared, question: null };
  }
  const system = systemOfMetres(facts);
  return system && { source, fills, ...system };
};

const isWhole = (cell: string): boolean => ['wkt', 'ewkb', 'geojson'].includes(geometryForm(cell) ?? '');
const isPoint = (cell: string): boolean =>
  /^(?:SRID\s*=\s*\d+\s*;\s*)?POINT/i.test(cell) ||
  /"type"\s*:\s*"Point"/.test(cell) ||
  /^(?:\\x)?01(?:01|e9|d1)/i.test(cell);

const best = (facts: Facts, is: (cell: string) => boolean): number => {
  const ranked = facts.match.extra
    .map((index) => ({ index, share: share(facts.samples[index] ?? [], is) }))
    .filter((each) => each.share >= mostly)
    .toSorted((a, b) => b.share - a.share);
  return ranked[0]?.index ?? -1;
};

/** Two free columns of metres that say which is which. */
const metreColumns = (facts: Facts): Extract<PlaceSource, { kind: 'columns' }> | null => {
  const find = (known: Set<string>, is: (cell: string) => boolean) =>
    facts.match.extra.find(
      (index) =>
        known.has(plainHeader(facts.headers[index] ?? '')) && share(facts.samples[index] ?? [], is) >= mostly,
    );
  const [x, y] = [find(xHeaders, isEasting), find(yHeaders, isNorthing)];
  return x === undefined || y === undefined ? null : { kind: 'columns', x, y };
};

const planOfPoints = (facts: Facts, fills: { latitude: string; longitude: string }): GeometryPlan | null => {
  const { samples } = facts;
  const [latitude, longitude] = [columnOf(facts, fills.latitude), columnOf(facts, fills.longitude)];
  if (latitude >= 0 && longitude >= 0) {
    const [ys, xs] = [samples[latitude] ?? [], samples[longitude] ?? []];
    if (share(xs, isEasting) < mostly || share(ys, isNorthing) < mostly) return null;
    const system = systemOfMetres(facts);
    return system && { source: { kind: 'columns', x: longitude, y: latitude }, fills, ...system };
  }
  if (latitude >= 0 || longitude >= 0) return null;
  const whole = best(facts, (cell) => isWhole(cell) && isPoint(cell));
  if (whole >= 0) return planOfCells(facts, whole, fills);
  const pair = best(facts, (cell) => geometryForm(cell) === 'pair' && readPlace(cell, null) !== null);
  if (pair >= 0) return { source: { kind: 'cell', index: pair }, crs: wgs84, fills, question: null };
  const metres = metreColumns(facts);
  if (metres) {
    const system = systemOfMetres(facts);
    return system && { source: metres, fills, ...system };
  }
  const link = best(facts, (cell) => geometryForm(cell) === 'link' && readPlace(cell, null) !== null);
  if (link < 0) return null;
  const header = facts.headers[link] ?? '';
  return {
    source: { kind: 'cell', index: link },
    crs: wgs84,
    fills,
    question: {
      key: `coordinates-in-link:${header}`.slice(0, 300),
      code: 'coordinates-in-link',
      message: `Las ligas de «${header}» traen coordenadas; se usarían como latitud y longitud del renglón.`,
    },
  };
};

const planOfShapes = (facts: Facts, field: string): GeometryPlan | null => {
  const fills = { wkt: field };
  const column = columnOf(facts, field);
  if (column >= 0) {
    const cells = facts.samples[column] ?? [];
    const isReady = cells.every(
      (cell) => geometryForm(cell) === 'wkt' && !/^SRID/i.test(cell) && !isInMetres(cell),
    );
    return isReady || share(cells, isWhole) === 0 ? null : planOfCells(facts, column, fills);
  }
  const whole = best(facts, isWhole);
  return whole < 0 ? null : planOfCells(facts, whole, fills);
};

/**
 * How the places of the file become the standard's, when they are not as it asks: from WKT in another system, EWKB,
 * GeoJSON, "lat, lon", links to maps or UTM, into its pair of degrees or its WKT. Null when there is nothing to convert.
 */
export const planGeometry = (facts: Facts): GeometryPlan | null => {
  const { latitude, longitude, wkt } = facts.standard.geometry ?? {};
  const points =
    latitude !== undefined && longitude !== undefined ? planOfPoints(facts, { latitude, longitude }) : null;
  return points ?? (wkt === undefined ? null : planOfShapes(facts, wkt));
};
