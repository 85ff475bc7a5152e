import type { QualityRating } from './metadata-quality.ts';

/** Parameters of the search page that may come several times; any of their values will do. */
export const searchLists = {
  tema: 'theme',
  estado: 'state',
  nivel: 'level',
  formato: 'format',
  licencia: 'licence',
  periodicidad: 'periodicity',
  actualidad: 'freshness',
  calidad: 'quality',
  origen: 'origin',
  columna: 'column',
} as const;
export type SearchListName = keyof typeof searchLists;
export const searchListNames = Object.keys(searchLists) as SearchListName[];

const closedLists: Partial<Record<SearchListName, readonly string[]>> = {
  nivel: ['STATE', 'MUNICIPALITY'],
  origen: ['HOSTED', 'HARVESTED', 'NODE'],
  actualidad: ['FRESH', 'LATE', 'STALE', 'UNKNOWN'],
  calidad: ['EXCELLENT', 'GOOD', 'SUFFICIENT', 'BAD'],
};

/** Parameters with a day, from or until which (both included) something happened, or of which the data speak. */
export const searchDays = [
  'publicado-desde',
  'publicado-hasta',
  'modificado-desde',
  'modificado-hasta',
  'periodo-desde',
  'periodo-hasta',
] as const;
export type SearchDayName = (typeof searchDays)[number];

export type Bounds = { west: number; south: number; east: number; north: number };

/** What somebody looks for, as the address of the search page says it. Nothing said is an empty list or null. */
export type SearchAddress = {
  text: string | null;
  lists: Record<SearchListName, readonly string[]>;
  days: Record<SearchDayName, string | null>;
  /** The standard they follow, with or without version. */
  standard: string | null;
  /** A government's own datasets. */
  government: string | null;
  /** A government's, with those of its municipalities when it is a state. */
  place: string | null;
  /** Degrees. */
  bounds: Bounds | null;
  /** Id of the source they come from. */
  source: string | null;
};

const mostCharacters = 400;
const mostValues = 20;
const longestValue = 200;
// The browser reads addresses too, and a schema library would weigh more than the page that does.
const cvegeo = /^(?:0[1-9]|[12]\d|3[0-2])(?:\d{3})?$/;
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The year 9999, by which people mean «always», narrows nothing; its last day here is of the year 10000 in UTC. */
const lastDay = '9998-12-31';

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && text <= lastDay && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

const recordOf = <Name extends string, Value>(names: readonly Name[], valueOf: (name: Name) => Value) =>
  Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>;

/** `west,south,east,north` in degrees; null for anything that is no box on Earth. */
export function readBounds(text: string): Bounds | null {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [west, south, east, north] = numbers;
  if (numbers.length !== 4 || west === undefined || south === undefined) return null;
  if (east === undefined || north === undefined || numbers.some((number) => !Number.isFinite(number)))
    return null;
  const isOnEarth = west >= -180 && east <= 180 && south >= -90 && north <= 90;
  return isOnEarth && west < east && south < north ? { west, south, east, north } : null;
}

/** What a number of hundredths may be off by when it is multiplied, in hundredths. */
const inexact = 1e-6;
const hundredthBelow = (degrees: number) => Math.floor(degrees * 100 + inexact) / 100;
const hundredthAbove = (degrees: number) => Math.ceil(degrees * 100 - inexact) / 100;

/**
 * The same box as text, to a hundredth of a degree (a kilometre): nobody means more with a finger on a map. Rounded
 * outwards, so that a small box stays one: without an inside it would be none, and narrow nothing.
 */
export function writeBounds({ west, south, east, north }: Bounds): string {
  return [hundredthBelow(west), hundredthBelow(south), hundredthAbove(east), hundredthAbove(north)].join(',');
}

/** Every parameter of the search page that narrows what is found. */
export const searchParameterNames: readonly string[] = [
  'q',
  ...searchListNames,
  ...searchDays,
  'estandar',
  'gobierno',
  'lugar',
  'zona',
  'fuente',
];

/** Nobody types them, and a database refuses the first of them. */
const controls = /\p{Cc}/gu;

/** Reads an address; what it does not know, or cannot be meant, says nothing. Never fails. */
export function readSearchAddress(parameters: URLSearchParams): SearchAddress {
  const one = (name: string, isMeant: (value: string) => boolean): string | null => {
    const value = parameters.get(name)?.replaceAll(controls, ' ').trim() ?? '';
    return value !== '' && isMeant(value) ? value : null;
  };
  const list = (name: SearchListName): string[] => {
    const allowed = closedLists[name];
    const values = parameters
      .getAll(name)
      .map((value) => value.replaceAll(controls, ' ').trim())
      .filter((value) => value !== '' && value.length <= longestValue)
      .filter((value) => allowed === undefined || allowed.includes(value));
    return [...new Set(values)].slice(0, mostValues);
  };
  const isKey = (value: string) => cvegeo.test(value);
  return {
    text: one('q', () => true)?.slice(0, mostCharacters) ?? null,
    lists: recordOf(searchListNames, list),
    days: recordOf(searchDays, (name) => one(name, isDay)),
    standard: one('estandar', (value) => /^[a-z0-9/.@-]{1,120}$/.test(value)),
    government: one('gobierno', isKey),
    place: one('lugar', isKey),
    bounds: readBounds(parameters.get('zona') ?? ''),
    source: one('fuente', (value) => uuid.test(value))?.toLowerCase() ?? null,
  };
}

/** The same as the part of an address after the question mark, always in the same order; empty when nothing is said. */
export function writeSearchAddress(address: SearchAddress): string {
  const query = new URLSearchParams();
  const add = (name: string, value: string | null) => {
    if (value !== null) query.append(name, value);
  };
  add('q', address.text);
  for (const name of searchListNames)
    for (const value of address.lists[name].toSorted()) query.append(name, value);
  add('estandar', address.standard);
  add('gobierno', address.government);
  add('lugar', address.place);
  add('zona', address.bounds && writeBounds(address.bounds));
  for (const name of searchDays) add(name, address.days[name]);
  add('fuente', address.source);
  return query.toString();
}

/** What an address narrows by, in the names of GraphQL's `DatasetFilter`; what narrows nothing is left out. */
export type SearchFilter = {
  theme?: readonly string[];
  state?: readonly string[];
  level?: readonly ('STATE' | 'MUNICIPALITY')[];
  format?: readonly string[];
  licence?: readonly string[];
  periodicity?: readonly string[];
  freshness?: readonly ('FRESH' | 'LATE' | 'STALE' | 'UNKNOWN')[];
  quality?: readonly Uppercase<QualityRating>[];
  origin?: readonly ('HOSTED' | 'HARVESTED' | 'NODE')[];
  column?: readonly string[];
  standard?: string;
  government?: string;
  place?: string;
  bounds?: Bounds;
  source?: string;
  issuedSince?: string;
  issuedUntil?: string;
  modifiedSince?: string;
  modifiedUntil?: string;
  coversSince?: string;
  coversUntil?: string;
};

/** The first and the last instant of a day in Mexico City, which has had one offset from UTC since 2022. */
const firstInstant = (day: string) => new Date(`${day}T00:00:00.000-06:00`).toISOString();
const lastInstant = (day: string) => new Date(`${day}T23:59:59.999-06:00`).toISOString();

/** The filter of a search; instants are ISO 8601, and the period that data cover is in days. */
export function searchFilterOf({
  lists,
  days,
  standard,
  government,
  place,
  bounds,
  source,
}: SearchAddress): SearchFilter {
  const said = searchListNames.filter((name) => lists[name].length > 0);
  const since = (name: SearchDayName) => (days[name] === null ? undefined : firstInstant(days[name]));
  const until = (name: SearchDayName) => (days[name] === null ? undefined : lastInstant(days[name]));
  const filter = {
    ...Object.fromEntries(said.map((name) => [searchLists[name], lists[name]])),
    standard: standard ?? undefined,
    government: government ?? undefined,
    place: place ?? undefined,
    bounds: bounds ?? undefined,
    source: source ?? undefined,
    issuedSince: since('publicado-desde'),
    issuedUntil: until('publicado-hasta'),
    modifiedSince: since('modificado-desde'),
    modifiedUntil: until('modificado-hasta'),
    coversSince: days['periodo-desde'] ?? undefined,
    coversUntil: days['periodo-hasta'] ?? undefined,
  };
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined),
  ) as SearchFilter;
}

/** Whether an address asks for everything. */
export const saysNothing = (address: SearchAddress): boolean => writeSearchAddress(address) === '';
