import type { Actor } from '@rma/domain';
import { enqueue } from '@rma/persistence';
import { ProblemError, problems, verifyRequest, type SignedRequest } from '@rma/service-kit';
import type { HarvesterDependencies } from '../dependencies.ts';
import { hasHeldRun } from '../runs/run-queries.ts';
import { startRun } from '../runs/start-run.ts';
import { faultWords, namedNode, nodeProblems, stateWords } from './node-problems.ts';
import { activeKeys, findNode, noteHint } from './node-queries.ts';
import { appliedNumber, issueReceipt, type Receipt } from './receipts.ts';

const follower: Actor = { kind: 'system', name: 'nodes' };
const againMs = 2000;

/**
 * A node says that its feed reached an event. Signed by an active key of that very node, within five minutes; anything
 * else is refused. One that comes again, or after a newer one, changes nothing that is not so already: what counts is
 * what the feed shows. Returns the receipt. Throws not-found, node-not-approved, signature-refused.
 */
export async function receiveHint(
  deps: HarvesterDependencies,
  { id, number }: { id: string; number: number },
  request: SignedRequest & { body: Uint8Array },
): Promise<{ receipt: Receipt | null; applied: number }> {
  const { db, clock } = deps;
  const node = await findNode(db, id);
  if (node === undefined) throw problems.notFound({ what: namedNode });
  const verified = verifyRequest(request, { keys: await activeKeys(db, id), now: clock.now() });
  if (!verified.ok) throw nodeProblems.signatureRefused({ fault: faultWords[verified.reason] });
  if (node.state !== 'approved') throw nodeProblems.nodeNotApproved({ state: stateWords[node.state] });
  await noteHint(db, id, { number, at: clock.now() });
  const applied = appliedNumber(node);
  if (number > applied) await followNode(deps, { id, number });
  return { receipt: await issueReceipt(deps, node, { number, kind: 'received' }), applied };
}

/** Reads what is new in a node's feed; while another run of it is under way, again shortly after. */
export async function followNode(
  deps: HarvesterDependencies,
  { id, number }: { id: string; number: number },
): Promise<void> {
  const node = await findNode(deps.db, id);
  if (node?.state !== 'approved' || node.source_id === null || appliedNumber(node) >= number) return;
  try {
    await startRun(deps, follower, { sourceId: node.source_id, mode: 'incremental', trigger: 'hint' });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // Whatever else forbids the run now, maintenance or a lost membership, its own turn will come.
    if (error.code !== 'run-already-open') return;
    // What waits for a person may wait for days; then too its own turn will come.
    if (await hasHeldRun(deps.db, node.source_id)) return;
    await enqueue(deps.db, {
      task: 'harvester.follow-node',
      payload: { id, number },
      key: `harvester.follow-node:${id}`,
      runAt: new Date(deps.clock.now().getTime() + againMs),
    });
  }
}
