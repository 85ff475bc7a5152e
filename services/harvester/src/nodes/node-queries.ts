import type { JWK } from '@rma/service-kit';
import type { Tables } from '@rma/persistence';
import { sql, type Insertable, type Kysely, type Transaction, type Updateable } from 'kysely';
import { z } from 'zod';

export type NodeTable = Tables['harvest.node'];
export type NodeState = NodeTable['state'];

const jwkSchema = z.looseObject({ kty: z.string(), kid: z.string() });

const withGovernment = (db: Kysely<Tables>) =>
  db
    .selectFrom('harvest.node as node')
    .innerJoin('national.government as government', 'government.cvegeo', 'node.cvegeo')
    .leftJoin('harvest.source as source', 'source.id', 'node.source_id')
    .leftJoin('national.source as standing', 'standing.id', 'node.source_id')
    .selectAll('node')
    .select([
      'government.name as governmentName',
      'government.membership',
      'source.cursor',
      'standing.health',
      'standing.message',
      'standing.last_success_at as lastSuccessAt',
    ]);

export type NodeRow = NonNullable<Awaited<ReturnType<typeof findNode>>>;

export function findNode(db: Kysely<Tables>, id: string) {
  return withGovernment(db).where('node.id', '=', id).executeTakeFirst();
}

export function findNodeByUrl(db: Kysely<Tables>, url: string) {
  return withGovernment(db).where('node.url', '=', url).executeTakeFirst();
}

export function findNodeOfSource(db: Kysely<Tables>, sourceId: string) {
  return withGovernment(db).where('node.source_id', '=', sourceId).executeTakeFirst();
}

/** Locks a node to the end of the transaction; whoever else changes it waits. */
export async function lockNode(trx: Transaction<Tables>, id: string): Promise<NodeRow | undefined> {
  await trx.selectFrom('harvest.node').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return findNode(trx, id);
}

/** The nodes of these governments, or all, in order of id. */
export function listNodes(
  db: Kysely<Tables>,
  page: { governments: 'all' | readonly string[]; after: string | undefined; limit: number },
) {
  const { governments, after, limit } = page;
  const among = governments === 'all' ? null : [...governments];
  return withGovernment(db)
    .$if(among !== null, (query) => query.where('node.cvegeo', 'in', among ?? []))
    .$if(after !== undefined, (query) => query.where('node.id', '>', after ?? ''))
    .orderBy('node.id')
    .limit(limit)
    .execute();
}

/** How many nodes wait for a coordinator. */
export async function countWaiting(db: Kysely<Tables>): Promise<number> {
  const { waiting } = await db
    .selectFrom('harvest.node')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow();
  return waiting;
}

export async function insertNode(trx: Kysely<Tables>, node: Insertable<NodeTable>): Promise<string> {
  const { id } = await trx.insertInto('harvest.node').values(node).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function updateNode(trx: Kysely<Tables>, id: string, set: Updateable<NodeTable>): Promise<void> {
  await trx.updateTable('harvest.node').set(set).where('id', '=', id).execute();
}

/** Notes a hint: the newest event a node told of, however late older hints come. */
export async function noteHint(
  db: Kysely<Tables>,
  id: string,
  { number, at }: { number: number; at: Date },
): Promise<void> {
  await sql`
    update harvest.node set last_number = greatest(last_number, ${number}::bigint), last_hint_at = ${at}
    where id = ${id}`.execute(db);
}

export type NodeKey = {
  kid: string;
  publicJwk: JWK;
  state: Tables['harvest.node_key']['state'];
  addedAt: Date;
  endedAt: Date | null;
  reason: string | null;
};

/** The keys of these nodes, by node: the active one, then the newest. */
export async function keysOfNodes(
  db: Kysely<Tables>,
  nodeIds: readonly string[],
): Promise<Map<string, NodeKey[]>> {
  if (nodeIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('harvest.node_key')
    .selectAll()
    .where('node_id', 'in', [...nodeIds])
    .orderBy(sql`state = 'active'`, 'desc')
    .orderBy('added_at', 'desc')
    .execute();
  const keys = rows.map((row) => ({
    nodeId: row.node_id,
    kid: row.kid,
    publicJwk: jwkSchema.parse(row.public_jwk) as JWK,
    state: row.state,
    addedAt: row.added_at,
    endedAt: row.ended_at,
    reason: row.reason,
  }));
  return Map.groupBy(keys, ({ nodeId }) => nodeId);
}

/** Whether a person decided that a run goes on. */
export async function wasDecided(db: Kysely<Tables>, runId: string): Promise<boolean> {
  const run = await db
    .selectFrom('harvest.run')
    .select('decided_at')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  return run.decided_at !== null;
}

/** The keys whose signatures count today. */
export async function activeKeys(db: Kysely<Tables>, nodeId: string): Promise<JWK[]> {
  const keys = (await keysOfNodes(db, [nodeId])).get(nodeId) ?? [];
  return keys.filter(({ state }) => state === 'active').map(({ publicJwk }) => publicJwk);
}

/** Whether a key belongs, or once belonged, to a node; its node's id. */
export async function holderOfKey(db: Kysely<Tables>, kid: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('harvest.node_key')
    .select('node_id')
    .where('kid', '=', kid)
    .executeTakeFirst();
  return row?.node_id;
}

/** Gives a node another key in the place of those it had, which end in `state`. */
export async function replaceKeys(
  trx: Transaction<Tables>,
  change: {
    nodeId: string;
    kid: string;
    publicJwk: JWK;
    at: Date;
    reason: string;
  },
): Promise<void> {
  const { nodeId, kid, publicJwk, at, reason } = change;
  await endKeys(trx, { nodeId, state: 'retired', at, reason });
  await trx
    .insertInto('harvest.node_key')
    .values({
      kid,
      node_id: nodeId,
      public_jwk: JSON.stringify({ ...publicJwk, kid }),
      state: 'active',
      added_at: at,
      ended_at: null,
      reason: null,
    })
    .execute();
}

/** Ends the active keys of a node, or one of them; true when there was one. */
export async function endKeys(
  trx: Kysely<Tables>,
  end: { nodeId: string; kid?: string; state: 'retired' | 'revoked'; at: Date; reason: string },
): Promise<boolean> {
  const { nodeId, kid, state, at, reason } = end;
  const result = await trx
    .updateTable('harvest.node_key')
    .set({ state, ended_at: at, reason })
    .where('node_id', '=', nodeId)
    .where('state', '=', 'active')
    .$if(kid !== undefined, (query) => query.where('kid', '=', kid ?? ''))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Shows a node in the national view by the key that now signs for it. */
export async function putNationalNode(
  trx: Transaction<Tables>,
  node: { sourceId: string; cvegeo: string; title: string; url: string; kid: string; approvedAt: Date },
): Promise<void> {
  const { sourceId, approvedAt, ...facts } = node;
  const values = { ...facts, approved_at: approvedAt };
  await trx
    .insertInto('national.node')
    .values({ source_id: sourceId, ...values })
    .onConflict((conflict) => conflict.column('source_id').doUpdateSet(values))
    .execute();
}

export async function removeNationalNode(trx: Transaction<Tables>, sourceId: string): Promise<void> {
  await trx.deleteFrom('national.node').where('source_id', '=', sourceId).execute();
}
