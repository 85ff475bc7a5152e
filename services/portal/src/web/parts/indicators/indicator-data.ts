import type { Api } from '../../api.ts';
import { formatCell } from '../../format.ts';
import { paths } from '../../paths.ts';
import type { Level } from '../../words.ts';

export type Flag = 'FEW' | 'PARTIAL' | 'GAPS' | 'NOT_REPORTED' | 'NO_POPULATION' | 'SPAN';

/** A government's figure on the map. */
export type Mark = {
  cvegeo: string;
  name: string;
  fullName: string;
  lon: number | null;
  lat: number | null;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  months: number | null;
  flags: Flag[];
};
export type Period = {
  period: string;
  series: string;
  level: Level;
  reported: number;
  notReported: number;
  whole: number;
  median: number | null;
};
export type Indicator = {
  id: string;
  title: string;
  description: string;
  unit: string;
  decimals: number;
  formula: string;
  population: string | null;
  breakdownTitle: string | null;
  better: 'LOWER' | 'HIGHER' | 'NONE';
  fewBelow: number | null;
  caveats: string[];
  breaks: { year: number; why: string }[];
  since: string;
  csvUrl: string;
  jsonUrl: string;
  theme: { id: string; name: string };
  standard: { id: string; title: string; version: string };
  periods: Period[];
  breakdowns: string[];
  map: { period: string; series: string; level: Level; median: number | null; marks: Mark[] } | null;
  sources: {
    government: { cvegeo: string; fullName: string } | null;
    datasets: { id: string }[];
    rows: number;
    basis: number;
    computedAt: string;
  }[];
};
export type LineFigure = {
  period: string;
  series: string;
  value: number | null;
  numerator: number | null;
  months: number | null;
  flags: Flag[];
};
export type Line = { government: { cvegeo: string; name: string; fullName: string }; figures: LineFigure[] };
type Part = { breakdown: string; value: number | null; numerator: number | null; flags: Flag[] };

/** What of an indicator the address asks for. */
export type IndicatorAddress = {
  level: Level | null;
  period: string | null;
  series: string | null;
  breakdown: string | null;
  cvegeos: string[];
};
export type IndicatorData = {
  indicator: Indicator;
  address: IndicatorAddress;
  /** Governments of each level there are, with or without a figure. */
  governments: { states: number; municipalities: number };
  lines: Line[];
  /** What the figure of one government is made of. */
  parts: { of: Line['government']; period: string; parts: Part[] } | null;
};

/** Lines that can be told apart on one drawing. */
export const mostLines = 8;

const document = `query Indicator($id: ID!, $level: Level, $period: String, $series: String, $breakdown: String) {
  indicator(id: $id) {
    id title description unit decimals formula population breakdownTitle better fewBelow caveats since csvUrl jsonUrl
    breaks { year why } theme { id name } standard { id title version }
    periods { period series level reported notReported whole median }
    breakdowns
    map(level: $level, period: $period, series: $series, breakdown: $breakdown) {
      period series level median
      marks { cvegeo name fullName lon lat value numerator denominator months flags }
    }
    sources { government { cvegeo fullName } datasets { id } rows basis computedAt }
  }
  network { governments { states municipalities } }
}`;
const linesDocument = `query IndicatorLines($id: ID!, $cvegeos: [ID!]!, $breakdown: String, $first: [ID!]!, $period: String) {
  indicator(id: $id) {
    lines(cvegeos: $cvegeos, breakdown: $breakdown) {
      government { cvegeo name fullName } figures { period series value numerator months flags }
    }
    first: lines(cvegeos: $first, period: $period) {
      government { cvegeo name fullName }
      figures { period parts { breakdown value numerator flags } }
    }
  }
}`;

type LinesAnswer = {
  indicator: {
    lines: Line[];
    first: { government: Line['government']; figures: { period: string; parts: Part[] }[] }[];
  } | null;
};

const levels: Record<string, Level> = { estado: 'STATE', municipio: 'MUNICIPALITY' };
export const levelWord = (level: Level) => (level === 'STATE' ? 'estado' : 'municipio');

/** Reads what an address asks of an indicator; what makes no sense is not asked. */
export function readAddress(search: URLSearchParams): IndicatorAddress {
  const [period = '', series] = (search.get('periodo') ?? '').split('~');
  return {
    level: levels[search.get('nivel') ?? ''] ?? null,
    period: /^\d{4}(\/\d{4})?$/.test(period) ? period : null,
    series: series ?? null,
    breakdown: search.get('desglose') || null,
    cvegeos: [...new Set(search.getAll('g').filter((key) => /^\d{2}(\d{3})?$/.test(key)))].slice(
      0,
      mostLines,
    ),
  };
}

/** The value of `periodo` in an address: with the series only where a year has two. */
export const periodValue = (of: Pick<Period, 'period' | 'series'>, all: readonly Period[]): string =>
  all.some(({ period, series }) => period === of.period && series !== of.series)
    ? `${of.period}~${of.series}`
    : of.period;

/** What the page of an indicator shows; null when there is no such indicator. */
export async function loadIndicator(
  api: Api,
  id: string,
  search: URLSearchParams,
): Promise<IndicatorData | null> {
  const address = readAddress(search);
  const { indicator, network } = await api.query<{
    indicator: Indicator | null;
    network: { governments: IndicatorData['governments'] };
  }>(document, { id, ...address });
  if (indicator === null) return null;
  const shown = indicator.map?.marks.filter(({ value }) => value !== null) ?? [];
  const cvegeos =
    address.cvegeos.length > 0 ? address.cvegeos : shown.slice(0, mostLines).map(({ cvegeo }) => cvegeo);
  const governments = network.governments;
  if (cvegeos.length === 0) return { indicator, address, governments, lines: [], parts: null };
  const answer = await api.query<LinesAnswer>(linesDocument, {
    id,
    cvegeos,
    breakdown: address.breakdown,
    first: cvegeos.slice(0, 1),
    period: indicator.map?.period ?? null,
  });
  const [first] = answer.indicator?.first ?? [];
  const figure = first?.figures[0];
  return {
    indicator,
    address,
    governments,
    lines: answer.indicator?.lines ?? [],
    parts:
      first !== undefined && figure !== undefined && figure.parts.length > 0
        ? { of: first.government, period: figure.period, parts: figure.parts }
        : null,
  };
}

export const formatOf =
  ({ decimals }: Pick<Indicator, 'decimals'>) =>
  (value: number): string =>
    formatCell(value, { decimals });

/** Marks of a scale without decimals that say nothing. */
export const tickFormat = (ticks: readonly number[], format: (value: number) => string) =>
  ticks.every(Number.isInteger) ? (value: number) => formatCell(value) : format;

/** `2015 y 2016 juntos`, `2015 a 2018 juntos`, or the year. */
export function periodWords(period: string): string {
  const [from = '', to] = period.split('/');
  if (to === undefined) return from;
  return Number(to) === Number(from) + 1 ? `${from} y ${to} juntos` : `${from} a ${to} juntos`;
}

const flagWords: Record<Flag, (figure: { months?: number | null }) => string> = {
  FEW: () => 'pocos casos',
  PARTIAL: ({ months }) =>
    months === null || months === undefined ? 'no se sabe qué meses abarca' : `${months} de 12 meses`,
  GAPS: () => 'hay renglones sin el dato',
  NOT_REPORTED: () => 'publica la tabla sin este dato',
  NO_POPULATION: () => 'sin población en el censo',
  SPAN: () => 'varios años juntos',
};

/** What a figure lacks, in words; empty when it lacks nothing. */
export const notesOf = (figure: { flags: readonly Flag[]; months?: number | null }): string =>
  figure.flags.map((flag) => flagWords[flag](figure)).join('; ');

/** Neither months missing nor several years in one. */
export const isWhole = ({ value, flags }: { value: number | null; flags: readonly Flag[] }): boolean =>
  value !== null && !flags.includes('PARTIAL') && !flags.includes('SPAN');

/** The address of the same indicator with something else chosen. */
export const indicatorPath = ({ id }: { id: string }, address: Partial<IndicatorAddress> = {}): string =>
  paths.indicator(id, {
    nivel: address.level ? levelWord(address.level) : undefined,
    periodo: address.period ?? undefined,
    desglose: address.breakdown ?? undefined,
    g: address.cvegeos ?? [],
  });

/** What the figures of a chart are, for whoever sees only its picture. */
export function unitWords(
  { title, unit }: Pick<Indicator, 'title' | 'unit'>,
  about: readonly string[] = [],
): string {
  const per = /por .*$/.exec(unit)?.[0];
  const named = per !== undefined && title.endsWith(per) ? title : `${title}: ${unit}`;
  return [named, ...about.filter((each) => each !== '')].join('; ');
}
