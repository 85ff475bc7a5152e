export type Paged = { first?: number; after?: string | null };

/** A Relay connection over an array; cursors are positions. */
export function connection<Node>(nodes: Node[], { first = 20, after }: Paged) {
  const from = after ? Number(after) : 0;
  const shown = nodes.slice(from, from + first);
  return {
    totalCount: nodes.length,
    nodes: shown,
    edges: shown.map((node, i) => ({ cursor: String(from + i + 1), node })),
    pageInfo: {
      hasNextPage: from + first < nodes.length,
      hasPreviousPage: from > 0,
      startCursor: String(from + 1),
      endCursor: String(from + shown.length),
    },
  };
}
