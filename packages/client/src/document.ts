/** Of each field that gives objects or takes arguments: the type it gives ('' for plain values) and its arguments' types. */
export type SchemaMap = Readonly<
  Record<string, Readonly<Record<string, readonly [gives: string, takes?: Readonly<Record<string, string>>]>>>
>;

type Asked = { readonly [name: string]: unknown };
const isSelection = (value: unknown): value is Asked => typeof value === 'object' && value !== null;

/**
 * A selection as a GraphQL document. Arguments travel as variables, so the same selection is always the same text.
 * Throws for a field of objects without a selection, or an argument that the schema does not have.
 */
export function documentOf(
  schema: SchemaMap,
  selection: Asked,
): { query: string; variables: Record<string, unknown> } {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];

  function argumentsOf(values: unknown, takes: Readonly<Record<string, string>>): string {
    const given = Object.entries(isSelection(values) ? values : {}).filter(
      ([, value]) => value !== undefined,
    );
    const written = given.map(([name, value]) => {
      const type = takes[name];
      if (type === undefined) throw new TypeError(`there is no argument "${name}"`);
      const variable = `v${declared.length}`;
      declared.push(`$${variable}: ${type}`);
      variables[variable] = value;
      return `${name}: $${variable}`;
    });
    return written.length === 0 ? '' : `(${written.join(', ')})`;
  }

  function fieldsOf(typeName: string, asked: Asked): string {
    const fields = schema[typeName] ?? {};
    const written = Object.entries(asked)
      .filter(([, wish]) => wish !== undefined)
      .map(([name, wish]) => {
        const [gives, takes = {}] = fields[name] ?? [''];
        const [values, inner] = Array.isArray(wish) ? [wish[0] as unknown, wish[1] as unknown] : [{}, wish];
        const own = `${name}${argumentsOf(values, takes)}`;
        if (gives === '') return own;
        if (!isSelection(inner)) throw new TypeError(`say which fields of "${name}" are wanted`);
        return `${own} ${fieldsOf(gives, inner)}`;
      });
    return `{ ${written.join(' ')} }`;
  }

  const fields = fieldsOf('Query', selection);
  return { query: `query${declared.length === 0 ? '' : `(${declared.join(', ')})`} ${fields}`, variables };
}
