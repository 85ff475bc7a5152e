import { z } from 'zod';

/** What can be done with a column that holds personal data; `keep` needs an official's written reason. */
export const privacyActions = ['drop', 'mask', 'generalise', 'blur', 'keep'] as const;
export type PrivacyAction = (typeof privacyActions)[number];

const header = z.string().max(2_000);

/**
 * What a person decided about a file, step by step; everything left out is detected. It is remembered for the next
 * delivery, whose columns may have moved, so columns are named by their headers, never by position.
 */
export const preparationSchema = z.strictObject({
  /** How to read the file, where what was detected is wrong. */
  reading: z
    .strictObject({
      encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
      delimiter: z.enum([',', ';', '\t', '|']).optional(),
      /** Sheet of a workbook, or layer of an archive or of a KML, by name. */
      sheet: z.string().max(200).optional(),
      /** Row that names the columns, as a spreadsheet numbers it: 1 is the first; 0: none does. */
      headerRow: z.int().min(0).max(1_000).optional(),
      /** Last row with data, as a spreadsheet numbers it; rows after it are notes. */
      lastRow: z.int().min(1).optional(),
      /** Coordinate reference system of bare coordinates, e.g. EPSG:32614. */
      crs: z
        .string()
        .regex(/^EPSG:\d{4,6}$/)
        .optional(),
    })
    .default({}),
  /** Which header fills each field of the standard; null: none of them. Fields left out are matched. */
  columns: z.record(z.string(), header.nullable()).default({}),
  /** Keys of the proposals of the report that were accepted or turned down. */
  proposals: z
    .strictObject({
      accepted: z.array(z.string().max(300)).max(1_000).default([]),
      rejected: z.array(z.string().max(300)).max(1_000).default([]),
    })
    .prefault({}),
  privacy: z
    .array(
      z.strictObject({
        header,
        action: z.enum(privacyActions),
        reason: z.string().trim().min(20).max(2_000).optional(),
      }),
    )
    .max(1_000)
    .default([])
    .refine((decisions) => decisions.every(({ action, reason }) => action !== 'keep' || reason), {
      error: 'keep needs a reason',
    }),
});

/** A preparation with its defaults filled in. */
export type Preparation = z.infer<typeof preparationSchema>;

/** Nothing decided: everything is detected and nothing proposed is applied. */
export const noPreparation: Preparation = preparationSchema.parse({});
