import { actorReference, mayPublish, type Actor } from '@rma/domain';
import { appendToLedger, transaction, type LedgerEntry, type Tables } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { Transaction } from 'kysely';
import type { HarvesterDependencies } from '../dependencies.ts';
import { harvesterProblems } from '../problems.ts';
import { endOpenRun } from '../runs/cancel-run.ts';
import { putNationalSource } from '../sources/national-source-queries.ts';
import { changeSource, findSource, insertSource } from '../sources/source-queries.ts';
import { namedNode, nodeProblems, stateWords } from './node-problems.ts';
import {
  activeKeys,
  endKeys,
  lockNode,
  putNationalNode,
  removeNationalNode,
  updateNode,
  type NodeRow,
  type NodeState,
} from './node-queries.ts';

const network = { cvegeo: null };
/** Between hints that got lost. */
const EVERY_HOURS = 1;

async function nodeIn(trx: Transaction<Tables>, id: string, states: readonly NodeState[]): Promise<NodeRow> {
  const node = await lockNode(trx, id);
  if (node === undefined) throw problems.notFound({ what: namedNode });
  if (!states.includes(node.state)) throw nodeProblems.nodeDecided({ state: stateWords[node.state] });
  return node;
}

/** The source by which a node is followed, approved; the one it had when it was approved before. */
async function openSource(
  trx: Transaction<Tables>,
  node: NodeRow,
  by: { actor: Actor; at: Date },
): Promise<string> {
  const decision = {
    state: 'approved' as const,
    decided_by: actorReference(by.actor),
    decided_at: by.at,
    next_run_at: by.at,
  };
  if (node.source_id !== null) {
    await changeSource(trx, node.source_id, {
      from: ['proposed', 'paused', 'revoked', 'approved'],
      set: decision,
    });
    return node.source_id;
  }
  return insertSource(trx, {
    cvegeo: node.cvegeo,
    kind: 'node',
    title: node.title,
    url: `${node.url}/feed`,
    selection: '{}',
    every_hours: EVERY_HOURS,
    proposed_by: `node:${node.id}`,
    proposed_at: node.registered_at,
    ...decision,
  });
}

/**
 * A coordinator lets a node in, after comparing the fingerprint of its key with its operator: its feed is followed from
 * now on. `kid` is the key that was compared: whoever holds the node's address may register another one meanwhile.
 * Throws forbidden, not-found, node-decided, node-key-changed, source-not-of-a-member.
 */
export async function approveNode(
  { db, clock }: HarvesterDependencies,
  actor: Actor,
  { id, kid }: { id: string; kid: string },
): Promise<void> {
  authorize(actor, 'node.decide', network);
  await transaction(db, { name: 'nodes.approve' }, async (trx) => {
    const node = await nodeIn(trx, id, ['proposed']);
    const keys = await activeKeys(trx, id);
    if (!keys.some((key) => key.kid === kid)) throw nodeProblems.nodeKeyChanged();
    if (!mayPublish(node.membership)) {
      throw harvesterProblems.sourceNotOfAMember({ government: node.governmentName });
    }
    const at = clock.now();
    const sourceId = await openSource(trx, node, { actor, at });
    const by = { decided_by: actorReference(actor), decided_at: at };
    await updateNode(trx, id, { ...by, state: 'approved', source_id: sourceId, reason: null });
    const source = await findSource(trx, sourceId);
    if (source === undefined) throw new Error('The source of a node is gone.');
    const health = source.health ?? 'healthy';
    await putNationalSource(trx, source, { health, lastRunAt: null, lastSuccessAt: null });
    const { cvegeo, title, url } = node;
    await putNationalNode(trx, { sourceId, cvegeo, title, url, kid, approvedAt: at });
    const entries: LedgerEntry[] = [
      {
        kind: 'node.approved',
        subject: `node:${id}`,
        cvegeo,
        cause: 'la coordinación comprobó su llave',
        detail: { title, url, kid, source: sourceId },
      },
    ];
    await appendToLedger(trx, entries, { actor, clock });
  });
}

/** A coordinator refuses a node, with a reason its operator reads. Throws forbidden, not-found, node-decided. */
export async function refuseNode(
  { db, clock }: HarvesterDependencies,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  authorize(actor, 'node.decide', network);
  await transaction(db, { name: 'nodes.refuse' }, async (trx) => {
    await nodeIn(trx, id, ['proposed']);
    const at = clock.now();
    await endKeys(trx, { nodeId: id, state: 'retired', at, reason });
    const by = { decided_by: actorReference(actor), decided_at: at };
    await updateNode(trx, id, { ...by, state: 'refused', reason });
  });
}

/**
 * A coordinator puts a node out: its keys lose their force, its hints and pages are refused. What it published stays,
 * marked as of a source that is no longer followed. Throws forbidden, not-found, node-decided.
 */
export async function revokeNode(
  { db, clock }: HarvesterDependencies,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  authorize(actor, 'node.revoke', network);
  await transaction(db, { name: 'nodes.revoke' }, async (trx) => {
    const node = await nodeIn(trx, id, ['approved', 'proposed']);
    const at = clock.now();
    await endKeys(trx, { nodeId: id, state: 'revoked', at, reason });
    const by = { decided_by: actorReference(actor), decided_at: at };
    await updateNode(trx, id, { ...by, state: 'revoked', reason });
    const { cvegeo, url, source_id: sourceId } = node;
    const entries: LedgerEntry[] = [
      { kind: 'node.revoked', subject: `node:${id}`, cvegeo, cause: reason, detail: { url } },
    ];
    if (sourceId !== null) {
      await removeNationalNode(trx, sourceId);
      // Also what was read before and waits to be applied or decided.
      await endOpenRun(trx, sourceId, { by: actorReference(actor), now: at });
      await changeSource(trx, sourceId, {
        from: ['approved', 'paused', 'proposed'],
        set: { state: 'revoked', next_run_at: null, ...by },
      });
      const source = await findSource(trx, sourceId);
      if (source !== undefined) {
        await putNationalSource(trx, source, {
          health: 'degraded',
          lastRunAt: null,
          lastSuccessAt: null,
          message: `La coordinación revocó este nodo: ${reason}`,
        });
        entries.push({ kind: 'source.revoked', subject: `source:${sourceId}`, cvegeo, cause: reason });
      }
    }
    await appendToLedger(trx, entries, { actor, clock });
  });
}
