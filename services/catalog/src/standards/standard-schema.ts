import { z } from 'zod';

const bilingual = z.object({ es: z.string(), en: z.string() });
const severity = z.enum(['error', 'warning']);

export const standardSummarySchema = z.object({
  id: z.string(),
  versionedId: z.string(),
  version: z.string(),
  kind: z.enum(['table', 'gtfs', 'cap']),
  theme: z.string(),
  name: z.string(),
  title: bilingual,
  description: bilingual,
  periodicity: z.string(),
  ally: bilingual,
  url: z.url(),
  templateUrl: z.url(),
  templateXlsxUrl: z.url().nullable().describe('Nulo en GTFS y CAP, que no se llenan a mano.'),
  exampleUrl: z.url().describe('El ejemplo en el formato del estándar: CSV, zip de GTFS o XML de CAP.'),
  exampleTableUrl: z.url().describe('El ejemplo como tabla CSV.'),
});

const fieldSchema = z.object({
  name: z.string(),
  type: z.string(),
  title: z.string(),
  description: z.string(),
  en: z.object({ title: z.string(), description: z.string() }).nullable(),
  isRequired: z.boolean(),
  unit: z.string().nullable(),
  synonyms: z.array(z.string()),
  allowedValues: z.array(z.string()).nullable(),
  labels: z.record(z.string(), z.string()).describe('Qué significa cada valor permitido que lo necesita.'),
  codes: z.record(z.string(), z.string()).describe('Claves con un sentido propio, p. ej. 998.'),
  constraints: z.object({
    required: z.boolean().optional(),
    unique: z.boolean().optional(),
    enum: z.array(z.string()).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    pattern: z.string().optional(),
  }),
  isKey: z.boolean().describe('Si forma parte de la clave primaria.'),
  inegiKey: z.enum(['cvegeo', 'cve_ent', 'cve_mun']).nullable(),
  vocabulary: z.string().nullable().describe('Código del vocabulario en el que deben estar sus valores.'),
  missingValues: z.array(z.string()),
  default: z.string().nullable(),
  singleValue: z.boolean().describe('Si todos los renglones deben coincidir.'),
  valueMap: z.record(z.string(), z.string()).describe('Celdas de otros sistemas y el valor que les toca.'),
  parts: z
    .object({ year: z.array(z.string()), month: z.array(z.string()), day: z.array(z.string()) })
    .nullable()
    .describe('Columnas con las que se arma la fecha cuando viene en partes.'),
  sumOf: z.array(z.string()).nullable().describe('Columnas que se suman cuando la cifra viene desglosada.'),
  example: z.string().nullable(),
});

const wording = { message: bilingual, fix: z.string() };

export const standardSchema = standardSummarySchema.extend({
  versions: z.array(z.string()),
  references: z.array(z.object({ title: z.string(), url: z.string() })),
  schema: z.record(z.string(), z.unknown()),
  fields: z.array(fieldSchema),
  primaryKey: z.array(z.string()),
  rules: z.array(z.object({ code: z.string(), severity, ...wording })),
  formatRules: z.array(z.object({ code: z.string(), severity, about: z.string(), ...wording })),
  foreignKeys: z.array(
    z.object({
      fields: z.array(z.string()),
      severity,
      reference: z.object({
        standard: z.string(),
        title: bilingual,
        url: z.url(),
        fields: z.array(z.string()),
      }),
      ...wording,
    }),
  ),
  vocabularies: z.array(
    z.object({ code: z.string(), fields: z.array(z.string()), rowCount: z.int(), url: z.url(), ...wording }),
  ),
  shapes: z
    .array(z.object({ name: z.string(), title: bilingual, headers: z.array(z.string()) }))
    .describe('Otras formas de entregar los datos que también se reconocen.'),
  correspondences: z.array(
    z.object({
      system: z.string(),
      title: bilingual,
      url: z.url(),
      rows: z.array(
        z.object({ field: z.string(), column: z.string(), toStandard: z.string(), fromStandard: z.string() }),
      ),
    }),
  ),
  skipRows: z.array(
    z.object({ headers: z.array(z.string()), values: z.array(z.string()), reason: bilingual }),
  ),
  temporalField: z.string().nullable(),
  geometry: z
    .object({
      latitude: z.string().nullable(),
      longitude: z.string().nullable(),
      wkt: z.string().nullable(),
      within: z.enum(['publisher', 'mexico', 'anywhere']),
    })
    .nullable(),
  blurred: z
    .object({ latitude: z.string(), longitude: z.string(), decimals: z.int() })
    .nullable()
    .describe('Coordenadas que nunca se publican con más decimales.'),
  exampleRows: z
    .array(z.array(z.string()))
    .describe('El ejemplo, celda por celda, en el orden de los campos.'),
});

export type StandardSummaryView = z.infer<typeof standardSummarySchema>;
export type StandardView = z.infer<typeof standardSchema>;
