import { formatCell, formatShare } from '../../format.ts';
import type { CoverageStatus, Level } from '../../words.ts';
import { Choropleth, type ChoroplethValue } from '../choropleth/choropleth.tsx';
import { findingOf } from '../finding.ts';

/** A government as the maps of the network need it; what a figure does not need is not asked for. */
export type MappedGovernment = {
  cvegeo: string;
  fullName: string;
  lon: number | null;
  lat: number | null;
  population: number | null;
  membership: string | null;
  catalogue: { datasets: number } | null;
  score?: { grade: number | null } | null;
  coverage?: { status: CoverageStatus }[];
};

type Measure = {
  /** As the address names it. */
  id: string;
  name: string;
  unit: string;
  valueName: string;
  source: string;
  /** What is asked of each government besides what all maps need. */
  fields: string;
  value: (government: MappedGovernment) => number | null;
  format: (value: number) => string;
  /** "1.10 conjuntos por cada 100 mil habitantes" */
  figure: (value: number) => string;
  most: (name: string) => string;
  none: string;
  verb: { one: string; many: string };
  missing: string;
};

const decimal = (value: number) => formatCell(value, { decimals: 2 });

export const measures: readonly [Measure, ...Measure[]] = [
  {
    id: 'conjuntos',
    name: 'Conjuntos por habitante',
    unit: 'Conjuntos de datos por cada 100 mil habitantes',
    valueName: 'Conjuntos por cada 100 mil habitantes',
    source: 'Catálogo de la red; población: INEGI, Censo 2020.',
    fields: '',
    value: ({ catalogue: held, population }) =>
      population ? ((held?.datasets ?? 0) * 100_000) / population : null,
    format: decimal,
    figure: (value) => `${decimal(value)} conjuntos por cada 100 mil habitantes`,
    most: (name) => `${name} es quien más publica para su población`,
    none: 'Ninguno publica todavía',
    verb: { one: 'publica', many: 'publican' },
    missing: 'sin población en el censo',
  },
  {
    id: 'calificacion',
    name: 'Calificación',
    unit: 'Calificación, de 0 a 100 puntos',
    valueName: 'Calificación',
    source: 'Catálogo de la red, con su método público.',
    fields: 'score { grade }',
    value: ({ score }) => score?.grade ?? null,
    format: (value) => formatCell(value),
    figure: (value) => `${formatCell(value)} de 100 puntos`,
    most: (name) => `${name} tiene la calificación más alta`,
    none: 'De ninguno hay bastante que calificar',
    verb: { one: 'tiene', many: 'tienen' },
    missing: 'muy poco que juzgar',
  },
  {
    id: 'estandares',
    name: 'Estándares publicados',
    unit: 'Parte de los estándares de la red que publica',
    valueName: 'Estándares publicados',
    source: 'Catálogo de la red.',
    fields: 'coverage { status }',
    value: ({ coverage = [] }) =>
      coverage.length === 0
        ? null
        : coverage.filter(({ status }) => status !== 'MISSING').length / coverage.length,
    format: formatShare,
    figure: (value) => `${formatShare(value)} de los estándares de la red`,
    most: (name) => `${name} es quien cubre más estándares`,
    none: 'Ninguno publica con los estándares de la red',
    verb: { one: 'publica', many: 'publican' },
    missing: 'sin dato',
  },
];

export const measureOf = (id: string | null): Measure =>
  measures.find((each) => each.id === id) ?? measures[0];

export const mappedFields = (measure: Measure): string =>
  `cvegeo fullName lon lat population membership catalogue { datasets } ${measure.fields}`;

/** A figure of the network on the map: who has not joined is told as such, and never painted as zero. */
export function NetworkMap({
  governments,
  measure,
  level,
  state,
}: {
  governments: readonly MappedGovernment[];
  measure: Measure;
  level: Level;
  /** Whose municipalities they are. */
  state?: string;
}) {
  const values = governments.map((government) => {
    const { cvegeo, fullName, lon, lat, membership, catalogue: held } = government;
    const isOutside = membership === null && (held?.datasets ?? 0) === 0;
    const value = isOutside ? null : measure.value(government);
    return {
      cvegeo,
      fullName,
      lon,
      lat,
      value,
      ...(value === null && { note: isOutside ? 'aún no es integrante' : measure.missing }),
    } satisfies ChoroplethValue;
  });
  const known = values.flatMap((each) =>
    each.value === null ? [] : [{ government: each, value: each.value }],
  );
  return (
    <Choropleth
      id={`mapa-${measure.id}${state === undefined ? '' : `-${state}`}`}
      title={findingOf(known, {
        value: ({ value }) => value,
        figure: ({ value }) => measure.figure(value),
        most: measure.most,
        none: measure.none,
        verb: measure.verb,
      })}
      unit={measure.unit}
      valueName={measure.valueName}
      source={measure.source}
      level={level}
      values={values}
      format={measure.format}
      {...(state !== undefined && { state })}
    />
  );
}
