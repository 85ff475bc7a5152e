import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

// Documents are kept by their text, so the same field of the same document is looked at once.
const known = new WeakMap<FieldNode, ReadonlySet<string>>();

/**
 * Names of every field selected anywhere below this one, fragments included and conditions ignored: never less
 * than what will be asked for, so what is not in it need not be read.
 */
export function fieldsBelow(info: GraphQLResolveInfo): ReadonlySet<string> {
  const [first] = info.fieldNodes;
  const kept = info.fieldNodes.length === 1 && first !== undefined ? known.get(first) : undefined;
  if (kept !== undefined) return kept;
  const names = new Set<string>();
  const fragmentsSeen = new Set<string>();
  const visit = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === 'Field') {
        names.add(selection.name.value);
        visit(selection.selectionSet);
      } else if (selection.kind === 'InlineFragment') {
        visit(selection.selectionSet);
      } else if (!fragmentsSeen.has(selection.name.value)) {
        fragmentsSeen.add(selection.name.value);
        visit(info.fragments[selection.name.value]?.selectionSet);
      }
    }
  };
  for (const node of info.fieldNodes) visit(node.selectionSet);
  if (info.fieldNodes.length === 1 && first !== undefined) known.set(first, names);
  return names;
}
