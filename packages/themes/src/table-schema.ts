import type { Standard } from './standard.ts';

/** The standard's Frictionless Table Schema, as it goes into a `datapackage.json` resource. */
export const tableSchema = (standard: Standard): Record<string, unknown> => ({
  $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
  fields: standard.schema.fields.map(({ rma, ...field }) => ({
    ...field,
    ...(rma.unit === undefined ? {} : { unit: rma.unit }),
  })),
  missingValues: standard.schema.missingValues,
  ...(standard.schema.primaryKey.length > 0 ? { primaryKey: standard.schema.primaryKey } : {}),
});
