import { governmentsFor, type Actor } from '@rma/domain';
import { authorize, decodeCursor, problems, refusal, toPage, type Page } from '@rma/service-kit';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { namedNode } from './node-problems.ts';
import { findNode, keysOfNodes, listNodes } from './node-queries.ts';
import { toNodeView, type NodeView } from './node-view.ts';
import { latestReceipts, type Receipt } from './receipts.ts';

/** The nodes an actor may see, in order of registration. */
export async function readNodes(
  { db }: HarvesterDependencies,
  actor: Actor,
  query: { first: number; after?: string | undefined },
): Promise<Page<NodeView>> {
  const governments = governmentsFor(actor, 'node.read');
  if (governments !== 'all' && governments.length === 0) throw refusal(actor, 'node.read');
  const rows = await listNodes(db, {
    governments,
    after: query.after === undefined ? undefined : decodeCursor(z.uuid(), query.after),
    limit: query.first + 1,
  });
  const keys = await keysOfNodes(
    db,
    rows.map(({ id }) => id),
  );
  const page = toPage(rows, query.first, { positionOf: (row) => row.id });
  return { ...page, items: page.items.map((row) => toNodeView(row, keys.get(row.id) ?? [])) };
}

/** One node; not-found for who may not know of it. */
export async function readNode({ db }: HarvesterDependencies, actor: Actor, id: string): Promise<NodeView> {
  const node = await findNode(db, id);
  if (node === undefined) throw problems.notFound({ what: namedNode });
  authorize(actor, 'node.read', { cvegeo: node.cvegeo }, { what: namedNode, read: 'node.read' });
  const keys = await keysOfNodes(db, [id]);
  return toNodeView(node, keys.get(id) ?? []);
}

/** The newest receipts of a node, for anyone: they state public facts, and its operator has no account here. */
export async function readReceipts(deps: HarvesterDependencies, id: string): Promise<Receipt[]> {
  const node = await findNode(deps.db, id);
  if (node === undefined) throw problems.notFound({ what: namedNode });
  return latestReceipts(deps, node);
}
