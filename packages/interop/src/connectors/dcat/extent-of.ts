import { addressOf, literalOf, valuesOf, type Description, type Node } from './description.ts';
import type { Term } from './statement.ts';
import { labelOf } from './terms-of.ts';
import { dcat, dct, locn, rdfs, schema, skos, time } from './vocabulary.ts';

/** An end of a period, told at once or through an instant of OWL-Time. */
function endOf(period: Node, { of }: Description, side: 'start' | 'end'): string | undefined {
  const [direct, instants] =
    side === 'start'
      ? [[dcat('startDate'), schema('startDate')], [time('hasBeginning')]]
      : [[dcat('endDate'), schema('endDate')], [time('hasEnd')]];
  const [told] = valuesOf(period, ...direct);
  if (told !== undefined) return told;
  return period
    .get(...instants)
    .flatMap(
      (instant) =>
        addressOf(
          of(instant),
          ...['inXSDDate', 'inXSDDateTime', 'inXSDDateTimeStamp', 'inXSDgYear', 'inXSDgYearMonth'].map(time),
        ) ?? [],
    )[0];
}

/** DCMI Period: `start=2020-01-01; end=2020-12-31; scheme=W3C-DTF`. */
function fromDcmi(text: string): string | undefined {
  const start = /\bstart\s*=\s*([^;]+)/i.exec(text)?.[1]?.trim();
  const end = /\bend\s*=\s*([^;]+)/i.exec(text)?.[1]?.trim();
  return start === undefined && end === undefined ? undefined : `${start ?? '..'}/${end ?? '..'}`;
}

/** The period of a dataset as an interval of ISO 8601, or in the words of its catalogue. */
export function periodOf(dataset: Node, description: Description): string | undefined {
  const [term] = dataset.get(dct('temporal'), schema('temporalCoverage'));
  if (term === undefined) return undefined;
  if (term.termType === 'Literal') return fromDcmi(term.value) ?? (term.value.trim() || undefined);
  const period = description.of(term);
  const start = endOf(period, description, 'start');
  const end = endOf(period, description, 'end');
  if (start !== undefined || end !== undefined) return `${start ?? '..'}/${end ?? '..'}`;
  return labelOf(term, period);
}

const number = String.raw`(-?\d+(?:\.\d+)?(?:e-?\d+)?)`;
const point = new RegExp(
  String.raw`^(?:<[^>]+>\s*)?POINT\s*Z?\s*\(\s*${number}\s+${number}(?:\s+${number})?\s*\)$`,
  'i',
);
const polygon = /^(?:<[^>]+>\s*)?POLYGON\s*\(\s*\(([^()]+)\)\s*\)$/i;

/** A point or a simple polygon of WKT as GeoJSON, the form in which other catalogues tell them; else the text. */
function geometryText(text: string): string {
  const [, lon, lat] = point.exec(text.trim()) ?? [];
  if (lon !== undefined && lat !== undefined) {
    return JSON.stringify({ type: 'Point', coordinates: [Number(lon), Number(lat)] });
  }
  const ring = polygon
    .exec(text.trim())?.[1]
    ?.split(',')
    .map((pair) => pair.trim().split(/\s+/).slice(0, 2).map(Number));
  const isRing = ring?.every((pair) => pair.length === 2 && pair.every(Number.isFinite)) ?? false;
  return isRing ? JSON.stringify({ type: 'Polygon', coordinates: [ring] }) : text;
}

function placeOf(term: Term, place: Node): string | undefined {
  if (term.termType === 'Literal') return geometryText(term.value) || undefined;
  const name = literalOf(place, skos('prefLabel'), rdfs('label'), schema('name'), dct('title'));
  const [geometry] = valuesOf(place, locn('geometry'), dcat('bbox'), dcat('centroid'), schema('box'));
  return name ?? (geometry === undefined ? labelOf(term, place) : geometryText(geometry));
}

/** The places of a dataset by their names; without one, the first one's geometry. */
export function coverageOf(dataset: Node, { of }: Description): string | undefined {
  const terms = dataset.get(dct('spatial'), schema('spatialCoverage'));
  const places = terms.flatMap((term) => placeOf(term, of(term)) ?? []);
  const named = places.filter((place) => !place.startsWith('{'));
  return named.length > 0 ? [...new Set(named)].join('; ') : places[0];
}
