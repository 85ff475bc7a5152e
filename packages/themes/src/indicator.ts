/**
 * The shape of an indicator: one normalised figure that can be worked out of a standard's national table, described as
 * data. Its SQL is the standards' own kind: expressions over the typed fields of the rows, written by whoever writes
 * standards, never by a reader.
 */
import { z } from 'zod';

const bilingual = z.strictObject({ es: z.string().min(1), en: z.string().min(1) });
const sql = z.string().min(1);

/** When a row speaks of. What has no row is not zero: which months count as reported depends on this. */
const time = z.discriminatedUnion('kind', [
  /** Counts by month. A month counts as reported when it has rows; `counted` is the field that counts. */
  z.strictObject({ kind: z.literal('months'), year: sql, month: sql, counted: sql }),
  /** One row per event: a month without any is reported when the file's own period holds it. */
  z.strictObject({ kind: z.literal('events'), year: sql, month: sql }),
  /** Rows of a whole year, such as a tax table. */
  z.strictObject({ kind: z.literal('years'), year: sql }),
  /** What there was when the file was made: its year is the file's. */
  z.strictObject({ kind: z.literal('snapshot') }),
]);

const measure = z.discriminatedUnion('kind', [
  /** `sum` divided by the inhabitants of the place, times `per`. */
  z.strictObject({ kind: z.literal('rate'), sum: sql, per: z.int().min(1) }),
  /** `part` of `whole`, as a percentage. */
  z.strictObject({ kind: z.literal('share'), part: sql, whole: sql }),
  /** An aggregate that is the figure itself: a median, an average. */
  z.strictObject({ kind: z.literal('statistic'), value: sql }),
]);

export const indicatorSchema = z.strictObject({
  /** For life: it is in addresses. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  standard: z.string(),
  title: bilingual,
  description: bilingual,
  unit: bilingual,
  /** How many decimals of it mean something. */
  decimals: z.int().min(0).max(3),
  measure,
  /** The same in words, with every factor. */
  formula: bilingual,
  /** Which rows are looked at; all by default. */
  where: sql.optional(),
  /** Fields that a row must have filled to count; a file without them does not report the indicator. */
  needs: z.array(z.string()).default([]),
  time,
  /** Where a row is: in the place its keys name, or wherever its publisher is. */
  place: z.enum(['row', 'publisher']).default('row'),
  /** Field whose values must never be put in one line, such as the methodology. */
  series: z.string().optional(),
  breakdown: z.strictObject({ by: sql, title: bilingual }).optional(),
  /** What a higher figure means, for whoever reads a map; `none` where neither is better. */
  better: z.enum(['lower', 'higher', 'none']),
  /** Fewer than these (events of a rate, the whole of a share, the rows of a statistic) are marked as few. */
  fewBelow: z.int().min(1).optional(),
  /** What the figure does not say, in Spanish. */
  caveats: z.array(z.string().min(1)).min(1),
  /** Years from which figures are not to be compared with those before. */
  breaks: z.array(z.strictObject({ year: z.int(), why: bilingual })).default([]),
  /** The day this definition came into force. */
  since: z.iso.date(),
});

/** `theme` is its standard's. */
export type Indicator = z.infer<typeof indicatorSchema> & { theme: string };
