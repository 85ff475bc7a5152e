import {
  confidences,
  csvText,
  scorecardFigureIds,
  scorecardFigures,
  type CsvCell,
  type RankedGovernment,
} from '@rma/domain';
import { z } from 'zod';
import type { PublishedScorecard, RankedRow } from './published-queries.ts';

const confidenceNames = {
  high: 'alta',
  medium: 'media',
  low: 'baja',
  none: 'sin datos suficientes',
} as const;
const levelNames = { state: 'Estado', municipality: 'Municipio' } as const;
const nameOfConfidence = (id: string) => confidenceNames[id as keyof typeof confidenceNames];

const governmentCells = ({ cvegeo, name, level, state_name, population }: Omit<RankedRow, 'membership'>) => [
  cvegeo,
  name,
  levelNames[level],
  state_name,
  population,
];
const governmentColumns = ['cvegeo', 'gobierno', 'nivel', 'estado', 'poblacion_2020'];

/** Scorecards as a table: a row each, two columns for each figure; an empty cell is «sin datos», not zero. */
export const scorecardsCsv = (rows: readonly PublishedScorecard[]): string =>
  csvText(
    [
      'mes',
      ...governmentColumns,
      'tema',
      'calificacion',
      'confianza',
      'conjuntos',
      ...scorecardFigureIds.flatMap((id) => [id, `${id}_base`]),
      'es_demostracion',
    ],
    rows.map((row): CsvCell[] => [
      row.month.slice(0, 7),
      ...governmentCells(row),
      row.theme_id === '' ? 'todos' : row.theme_id,
      row.grade,
      nameOfConfidence(row.confidence),
      row.datasets,
      ...scorecardFigureIds.flatMap((id) => {
        const figure = row.figures.find((each) => each.id === id);
        return [figure?.value ?? null, figure?.basis ?? 0];
      }),
      row.is_demonstration ? 'sí' : 'no',
    ]),
  );

export const scorecardSchema = z.object({
  month: z.string(),
  cvegeo: z.string(),
  name: z.string(),
  level: z.enum(['state', 'municipality']),
  state: z.string(),
  population: z.number().nullable(),
  theme: z.string().nullable(),
  grade: z.number().nullable(),
  confidence: z.string(),
  datasets: z.number(),
  isDemonstration: z.boolean(),
  figures: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      value: z.number().nullable(),
      basis: z.number(),
      weight: z.number(),
      confidence: z.string(),
      isCounted: z.boolean(),
      counts: z.record(z.string(), z.number()),
    }),
  ),
});

export const viewScorecard = (row: PublishedScorecard): z.input<typeof scorecardSchema> => ({
  month: row.month.slice(0, 7),
  cvegeo: row.cvegeo,
  name: row.name,
  level: row.level,
  state: row.state_name,
  population: row.population,
  theme: row.theme_id === '' ? null : row.theme_id,
  grade: row.grade,
  confidence: row.confidence,
  datasets: row.datasets,
  isDemonstration: row.is_demonstration,
  figures: row.figures.map(({ id, value, basis, weight, confidence, isCounted, counts }) => ({
    id,
    name: scorecardFigures[id].name,
    value,
    basis,
    weight,
    confidence,
    isCounted,
    counts,
  })),
});

export type RankingRow = RankedGovernment<RankedRow> & { rank?: number };

/** A ranking as a table; who has too little to judge comes after, without a rank. */
export const rankingCsv = (rows: readonly RankingRow[]): string =>
  csvText(
    ['lugar', ...governmentColumns, 'calificacion', 'cambio_en_seis_meses', 'confianza', 'conjuntos'],
    rows.map(({ rank = null, government, grade, change, confidence, datasets }): CsvCell[] => [
      rank,
      ...governmentCells(government),
      grade,
      change,
      nameOfConfidence(confidence),
      datasets,
    ]),
  );

export const rankingSchema = z.object({
  month: z.string().nullable(),
  changeSince: z.string().nullable(),
  items: z.array(
    z.object({
      rank: z.number().nullable(),
      cvegeo: z.string(),
      name: z.string(),
      state: z.string(),
      population: z.number().nullable(),
      grade: z.number().nullable(),
      change: z.number().nullable(),
      confidence: z.enum(confidences),
      datasets: z.number(),
    }),
  ),
});

export const viewRanking = (rows: readonly RankingRow[]): z.input<typeof rankingSchema>['items'] =>
  rows.map(({ rank = null, government, grade, change, confidence, datasets }) => ({
    rank,
    cvegeo: government.cvegeo,
    name: government.name,
    state: government.state_name,
    population: government.population,
    grade,
    change,
    confidence,
    datasets,
  }));
