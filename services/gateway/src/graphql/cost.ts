import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { mostPerPage } from './connection.ts';
import { fragmentsOf } from './limits.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** What a list without `first` (themes, officials, coverage …) is taken to have. */
const PLAIN_LIST_SIZE = 10;

/** What reads files or many rows, or asks others, rather than reading objects weighs as much as this many of them. */
const scans: Readonly<Record<string, number>> = {
  'Source.days': 20,
  'Source.slo': 5,
  // One question to the nodes in a query, and no second one.
  'Query.live': 5000,
  // Every government of a level, twice.
  'Query.rankings': 50,
  'Scorecard.evidence': 5,
  // Each day there ever was, of one or of all.
  'Dataset.use': 5,
  'Government.use': 5,
  'Network.use': 50,
  'Use.days': 5,
  'Network.months': 5,
  // A mark for each of 2,478 municipalities.
  'Indicator.map': 500,
  'Indicator.lines': 20,
  'Indicator.breakdowns': 50,
  'IndicatorFigure.parts': 10,
  'NationalTable.columns': 10,
  'NationalTable.rows': 200,
  'NationalTable.aggregate': 500,
};

/** Lists without `first` that are longer than most: how many they have in the country, or may well come to have. */
const longLists: Readonly<Record<string, number>> = {
  'Query.metropolitanAreas': 75,
  'Indicator.sources': 200,
};

function isList(field: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
}

/** Variables as the engine will see them: those not sent have the default the operation gives them. */
function withDefaults(operation: OperationDefinitionNode, sent: Variables): Variables {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...sent };
}

/** The `first` of a field: as written, by variable, or the schema's default; null when it has none. */
function pageSizeOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  variables: Variables,
): number | null {
  const definition = field.args.find((argument) => argument.name === 'first');
  if (definition === undefined) return null;
  const given = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
  const byDefault = Number(definition.defaultValue ?? PLAIN_LIST_SIZE);
  if (given === undefined) return byDefault;
  const value = given.kind === 'Variable' ? (variables[given.name.value] ?? byDefault) : undefined;
  const size = given.kind === 'IntValue' ? Number(given.value) : Number(value ?? mostPerPage);
  return Number.isFinite(size) ? Math.max(1, Math.min(size, mostPerPage)) : mostPerPage;
}

/**
 * How many objects an operation may read at most: every object counts one, a page counts its `first` times what is
 * asked of each row, lists without pages count ten (or as `longLists` says), and what reads files or many rows counts as many as `scans` says. Fields that are plain values cost nothing; at least 1.
 */
export function costOf(
  schema: GraphQLSchema,
  { document, operation }: { document: DocumentNode; operation: OperationDefinitionNode },
  sent: Variables,
): number {
  const variables = withDefaults(operation, sent);
  const fragments = fragmentsOf(document);
  const known = new Map<string, number>();

  function ofSelections(
    set: SelectionSetNode | undefined,
    type: GraphQLObjectType,
    pageSize: number | null,
  ): number {
    let cost = 0;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === 'Field') cost += ofField(selection, type, pageSize);
      else if (selection.kind === 'InlineFragment')
        cost += ofSelections(selection.selectionSet, type, pageSize);
      else cost += ofFragment(selection.name.value, type, pageSize);
    }
    return cost;
  }

  function ofFragment(name: string, type: GraphQLObjectType, pageSize: number | null): number {
    const key = `${name}/${pageSize}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    known.set(key, 0);
    const cost = ofSelections(fragments.get(name)?.selectionSet, type, pageSize);
    known.set(key, cost);
    return cost;
  }

  function ofField(node: FieldNode, parent: GraphQLObjectType, pageSize: number | null): number {
    const field = parent.getFields()[node.name.value];
    if (field === undefined) return 0;
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || !isObjectType(type)) return 0;
    const ownSize = pageSizeOf(node, field, variables);
    const scan = scans[`${parent.name}.${field.name}`] ?? 0;
    if (!isList(field)) return 1 + scan + ofSelections(node.selectionSet, type, ownSize);
    const size = ownSize ?? longLists[`${parent.name}.${field.name}`] ?? pageSize ?? PLAIN_LIST_SIZE;
    return scan + size * (1 + ofSelections(node.selectionSet, type, null));
  }

  const query = schema.getQueryType();
  return query ? Math.max(1, ofSelections(operation.selectionSet, query, null)) : 1;
}
