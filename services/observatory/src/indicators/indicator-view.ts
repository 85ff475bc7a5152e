import { latest, versionedId, type Indicator } from '@rma/themes';
import { z } from 'zod';
import type { FigureRow } from './figure-queries.ts';

const bilingual = z.object({ es: z.string(), en: z.string() });

export const indicatorSchema = z.object({
  id: z.string(),
  theme: z.string(),
  standard: z.string(),
  title: bilingual,
  description: bilingual,
  unit: bilingual,
  formula: bilingual,
  population: z.string().nullable(),
  breakdown: bilingual.nullable(),
  caveats: z.array(z.string()),
  breaks: z.array(z.object({ year: z.int(), why: bilingual })),
  since: z.string(),
  url: z.string(),
  csvUrl: z.string(),
  jsonUrl: z.string(),
});

export const figureSchema = z.object({
  cvegeo: z.string(),
  government: z.string(),
  level: z.enum(['state', 'municipality']),
  period: z.string(),
  series: z.string(),
  breakdown: z.string().nullable(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  months: z.int().nullable(),
  rows: z.int(),
  basis: z.int(),
  flags: z.array(z.string()),
  publisher: z.string(),
});

/** An indicator as the API tells it. */
export function viewIndicator(of: Indicator, publicUrl: string): z.infer<typeof indicatorSchema> {
  const standard = latest(of.standard);
  return {
    id: of.id,
    theme: of.theme,
    standard: standard === null ? of.standard : versionedId(standard),
    title: of.title,
    description: of.description,
    unit: of.unit,
    formula: of.formula,
    population: of.measure.kind === 'rate' ? 'INEGI, Censo de Población y Vivienda 2020' : null,
    breakdown: of.breakdown?.title ?? null,
    caveats: of.caveats,
    breaks: of.breaks,
    since: of.since,
    url: `${publicUrl}/indicadores/${of.id}`,
    csvUrl: `${publicUrl}/api/v1/indicators/${of.id}.csv`,
    jsonUrl: `${publicUrl}/api/v1/indicators/${of.id}.json`,
  };
}

/** A figure as the API tells it; `value` is null when nothing was reported, which is not zero. */
export const viewFigure = (row: FigureRow): z.infer<typeof figureSchema> => ({
  cvegeo: row.cvegeo,
  government: row.name,
  level: row.level,
  period: row.period,
  series: row.series,
  breakdown: row.breakdown === '' ? null : row.breakdown,
  value: row.value,
  numerator: row.numerator,
  denominator: row.denominator,
  months: row.months,
  rows: row.rows,
  basis: row.basis,
  flags: row.flags,
  publisher: row.publisher,
});
