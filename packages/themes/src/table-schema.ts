import type { Standard } from './standard.ts';

/**
 * The standard's Frictionless Table Schema, as it goes into a `datapackage.json` resource. A foreign key that must
 * hold is told when the package has the resource it points to: `resourceOf` gives its name by standard, else null.
 */
export const tableSchema = (
  standard: Standard,
  resourceOf: (standardId: string) => string | null = () => null,
): Record<string, unknown> => {
  const foreignKeys = standard.foreignKeys.flatMap(({ fields, reference, severity }) => {
    const resource = severity === 'error' ? resourceOf(reference.standard) : null;
    return resource === null ? [] : [{ fields, reference: { resource, fields: reference.fields } }];
  });
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: standard.schema.fields.map(({ rma, ...field }) => ({
      ...field,
      ...(rma.unit === undefined ? {} : { unit: rma.unit }),
    })),
    missingValues: standard.schema.missingValues,
    ...(standard.schema.primaryKey.length > 0 ? { primaryKey: standard.schema.primaryKey } : {}),
    ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
  };
};
