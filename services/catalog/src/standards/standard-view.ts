import { tableSchema, standardVersions, versionedId, type Standard } from '@rma/themes';
import { z } from 'zod';

const bilingual = z.object({ es: z.string(), en: z.string() });

export const standardSummarySchema = z.object({
  id: z.string(),
  versionedId: z.string(),
  version: z.string(),
  theme: z.string(),
  name: z.string(),
  title: bilingual,
  description: bilingual,
  periodicity: z.string(),
  ally: bilingual,
  url: z.url(),
  templateUrl: z.url(),
  exampleUrl: z.url(),
});

export const standardSchema = standardSummarySchema.extend({
  versions: z.array(z.string()),
  references: z.array(z.object({ title: z.string(), url: z.string() })),
  schema: z.record(z.string(), z.unknown()),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      title: z.string(),
      description: z.string(),
      isRequired: z.boolean(),
      unit: z.string().nullable(),
      synonyms: z.array(z.string()),
      allowedValues: z.array(z.string()).nullable(),
    }),
  ),
  rules: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      message: bilingual,
      fix: z.string(),
    }),
  ),
});

/** A standard as lists show it. `publicUrl` has no final slash. */
export function viewStandardSummary(of: Standard, publicUrl: string): z.infer<typeof standardSummarySchema> {
  const api = `${publicUrl}/api/v1/standards/${of.id}`;
  return {
    id: of.id,
    versionedId: versionedId(of),
    version: of.version,
    theme: of.theme,
    name: of.name,
    title: of.title,
    description: of.description,
    periodicity: of.periodicity,
    ally: of.ally,
    url: `${publicUrl}/estandares/${of.id}`,
    templateUrl: `${api}/template.csv`,
    exampleUrl: `${api}/example.csv`,
  };
}

/** A standard with what a publisher must know of each field, and its Table Schema. */
export function viewStandard(of: Standard, publicUrl: string): z.infer<typeof standardSchema> {
  return {
    ...viewStandardSummary(of, publicUrl),
    versions: standardVersions(of.id).map((each) => each.version),
    references: of.references,
    schema: tableSchema(of),
    fields: of.schema.fields.map((field) => ({
      name: field.name,
      type: field.type,
      title: field.title,
      description: field.description,
      isRequired: field.constraints.required ?? false,
      unit: field.rma.unit ?? null,
      synonyms: field.rma.synonyms,
      allowedValues: field.constraints.enum ?? null,
    })),
    rules: of.rules.map(({ code, severity, message, fix }) => ({ code, severity, message, fix: fix.es })),
  };
}
