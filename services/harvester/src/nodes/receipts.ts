import type { Tables } from '@rma/persistence';
import { signToken } from '@rma/service-kit';
import type { Kysely } from 'kysely';
import type { HarvesterDependencies } from '../dependencies.ts';
import type { NodeRow } from './node-queries.ts';

export type Receipt = { number: number; kind: 'received' | 'applied'; at: Date; token: string };

/** The last event of a node's feed that is in the national view. */
export function appliedNumber({ cursor }: Pick<NodeRow, 'cursor'>): number {
  return Number(/^(\d+):/.exec(cursor ?? '')?.[1] ?? 0);
}

/**
 * What this hub states to a node in a signed token: it received the notice of an event, or the national view has
 * everything up to it. The same statement is signed once. Null where nothing can be signed.
 */
export async function issueReceipt(
  { db, clock, signer, publicUrl }: HarvesterDependencies,
  node: { id: string; url: string },
  { number, kind }: Pick<Receipt, 'number' | 'kind'>,
): Promise<Receipt | null> {
  const known = await findReceipt(db, node.id, { number, kind });
  if (known !== undefined) return known;
  if (signer === undefined) return null;
  const at = clock.now();
  const content = { hub: publicUrl, node: node.id, url: node.url, number, kind, at: at.toISOString() };
  const token = await signToken('rma-receipt+jws', content, { signer });
  await db
    .insertInto('harvest.receipt')
    .values({ node_id: node.id, number, kind, at, token })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { number, kind, at, token };
}

function findReceipt(
  db: Kysely<Tables>,
  nodeId: string,
  { number, kind }: Pick<Receipt, 'number' | 'kind'>,
): Promise<Receipt | undefined> {
  return db
    .selectFrom('harvest.receipt')
    .select(['number', 'kind', 'at', 'token'])
    .where('node_id', '=', nodeId)
    .where('number', '=', number)
    .where('kind', '=', kind)
    .executeTakeFirst();
}

/** The newest receipt of each kind. What was applied is stated when it is asked for, if it was not yet. */
export async function latestReceipts(deps: HarvesterDependencies, node: NodeRow): Promise<Receipt[]> {
  const applied = appliedNumber(node);
  if (applied > 0) await issueReceipt(deps, node, { number: applied, kind: 'applied' });
  return deps.db
    .selectFrom('harvest.receipt')
    .distinctOn('kind')
    .select(['number', 'kind', 'at', 'token'])
    .where('node_id', '=', node.id)
    .orderBy('kind')
    .orderBy('number', 'desc')
    .execute();
}
