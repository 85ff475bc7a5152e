import {
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { GatewayError } from './gateway-error.ts';

/** What a stranger's query may ask of us. Real pages use a tenth of it. */
export const limits = {
  documentCharacters: 20_000,
  tokens: 2000,
  depth: 12,
  /** The standard introspection query unfolds types of types to this depth. */
  introspectionDepth: 16,
  aliases: 50,
  directives: 50,
  rootFields: 20,
  fields: 1000,
  cost: 10_000,
} as const;

type Shape = { depth: number; introspectionDepth: number; fields: number; rootFields: number };

const isIntrospection = (name: string) => name === '__schema' || name === '__type';

/** Depth and number of fields with fragments unfolded; each fragment is measured once, so no fragment is a bomb. */
function shapeOf(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Shape {
  const measured = new Map<string, Shape>();
  const open = new Set<string>();

  function measure(set: SelectionSetNode | undefined): Shape {
    const shape = { depth: 0, introspectionDepth: 0, fields: 0, rootFields: 0 };
    for (const selection of set?.selections ?? []) {
      const isField = selection.kind === 'Field';
      const inner =
        selection.kind === 'FragmentSpread'
          ? fragmentShape(selection.name.value)
          : measure(selection.selectionSet);
      const step = isField ? 1 : 0;
      if (isField && isIntrospection(selection.name.value)) {
        shape.introspectionDepth = Math.max(shape.introspectionDepth, inner.depth + step);
      } else {
        shape.depth = Math.max(shape.depth, inner.depth + step);
      }
      shape.introspectionDepth = Math.max(shape.introspectionDepth, inner.introspectionDepth);
      shape.fields += inner.fields + step;
      shape.rootFields += isField ? 1 : inner.rootFields;
    }
    return shape;
  }

  function fragmentShape(name: string): Shape {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // A fragment within itself is refused by validation; here it only must not go round for ever.
    if (open.has(name)) return { depth: 0, introspectionDepth: 0, fields: 0, rootFields: 0 };
    open.add(name);
    const shape = measure(fragments.get(name)?.selectionSet);
    open.delete(name);
    measured.set(name, shape);
    return shape;
  }

  return measure(operation.selectionSet);
}

/** Every fragment of a document by name. */
export function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions
      .filter((definition) => definition.kind === 'FragmentDefinition')
      .map((definition) => [definition.name.value, definition]),
  );
}

/**
 * Refuses a parsed document that is too deep, too wide or too repetitive, before it is validated or executed.
 * Throws the GatewayError that says which limit and by how much.
 */
export function checkLimits(document: DocumentNode, operation: OperationDefinitionNode): void {
  const counted = { aliases: 0, directives: 0 };
  visit(document, {
    Field: ({ alias }) => {
      if (alias !== undefined) counted.aliases += 1;
    },
    Directive: () => {
      counted.directives += 1;
    },
  });
  const shape = shapeOf(operation, fragmentsOf(document));
  const refuse = (
    code:
      | 'QUERY_TOO_DEEP'
      | 'TOO_MANY_ALIASES'
      | 'TOO_MANY_DIRECTIVES'
      | 'TOO_MANY_ROOT_FIELDS'
      | 'TOO_MANY_FIELDS',
    found: number,
    limit: number,
  ) => {
    if (found > limit) throw new GatewayError(code, { found, limit });
  };
  refuse('TOO_MANY_ALIASES', counted.aliases, limits.aliases);
  refuse('TOO_MANY_DIRECTIVES', counted.directives, limits.directives);
  refuse('QUERY_TOO_DEEP', shape.depth, limits.depth);
  refuse('QUERY_TOO_DEEP', shape.introspectionDepth, limits.introspectionDepth);
  refuse('TOO_MANY_ROOT_FIELDS', shape.rootFields, limits.rootFields);
  refuse('TOO_MANY_FIELDS', shape.fields, limits.fields);
}
