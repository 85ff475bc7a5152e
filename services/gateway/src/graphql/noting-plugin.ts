import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';
import type { Relations } from '../national/relations.ts';
import type { Reads } from './reads.ts';

const ownSchemas = ['national', 'ledger', 'observatory', 'registry', 'catalog', 'harvest'];
const qualified = new RegExp(`"?\\b(${ownSchemas.join('|')})"?\\."?(\\w+)"?`, 'g');

// The text of a statement written in SQL is the same array at every call.
const namedIn = new WeakMap<readonly string[], readonly string[]>();

function namesInText(fragments: readonly string[]): readonly string[] {
  const kept = namedIn.get(fragments);
  if (kept !== undefined) return kept;
  const names = fragments.flatMap((text) =>
    [...text.matchAll(qualified)].map(([, schema, name]) => `${schema}.${name}`),
  );
  namedIn.set(fragments, names);
  return names;
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const identifierOf = (value: unknown): string | null =>
  isNode(value) && typeof value['name'] === 'string' ? value['name'] : null;

function visit(node: Node, note: (name: string) => void): void {
  if (node['kind'] === 'SchemableIdentifierNode') {
    const schema = identifierOf(node['schema']);
    const name = identifierOf(node['identifier']);
    if (schema !== null && name !== null) note(`${schema}.${name}`);
    return;
  }
  if (node['kind'] === 'RawNode') namesInText(node['sqlFragments'] as readonly string[]).forEach(note);
  if (node['kind'] === 'ValueNode' || node['kind'] === 'PrimitiveValueListNode') return;
  for (const value of Object.values(node)) if (isNode(value)) visit(value, note);
}

/** Notes every relation that a statement names, whoever wrote the statement: nothing has to be declared. */
export function notingPlugin(relations: Relations, reads: Reads): KyselyPlugin {
  const note = (name: string) => {
    const keys = relations.keysOf(name);
    if (keys === null) reads.isMomentary = true;
    else keys.forEach(reads.note);
  };
  return {
    transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
      visit(node as unknown as Node, note);
      return node;
    },
    transformResult: ({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> =>
      Promise.resolve(result),
  };
}
