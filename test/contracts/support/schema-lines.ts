type TypeReference = { kind: string; name: string | null; ofType: TypeReference | null };
type Field = { name: string; type: TypeReference; args: { name: string; type: TypeReference }[] };
export type Introspection = {
  __schema: {
    types: {
      name: string;
      kind: string;
      fields: Field[] | null;
      inputFields: { name: string; type: TypeReference }[] | null;
      enumValues: { name: string }[] | null;
    }[];
  };
};

const typeReference =
  'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';

/** Asks a GraphQL server for its types, fields and arguments. */
export const introspectionQuery = `{ __schema { types { name kind
  fields { name type { ${typeReference} } args { name type { ${typeReference} } } }
  inputFields { name type { ${typeReference} } }
  enumValues { name } } } }`;

function written(reference: TypeReference): string {
  const inner = reference.ofType;
  if (reference.kind === 'NON_NULL' && inner !== null) return `${written(inner)}!`;
  if (reference.kind === 'LIST' && inner !== null) return `[${written(inner)}]`;
  return reference.name ?? '';
}

/** One line per field (`Query.dataset(id: ID!): Dataset`), input field and enum value of the network's own types. */
export function linesOf({ __schema }: Introspection): string[] {
  return __schema.types
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap(({ name, fields, inputFields, enumValues }) => [
      ...(fields ?? []).map((field) => {
        const parameters = field.args.map((parameter) => `${parameter.name}: ${written(parameter.type)}`);
        const signature = parameters.length === 0 ? '' : `(${parameters.join(', ')})`;
        return `${name}.${field.name}${signature}: ${written(field.type)}`;
      }),
      ...(inputFields ?? []).map((field) => `${name}.${field.name}: ${written(field.type)}`),
      ...(enumValues ?? []).map((value) => `${name}.${value.name}`),
    ]);
}
