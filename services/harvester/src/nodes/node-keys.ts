import type { Actor } from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import {
  authorize,
  problems,
  readToken,
  verifyRequest,
  type JWK,
  type SignedRequest,
} from '@rma/service-kit';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { namedKeyOf, publicKeySchema, readNodeDocument, type PublicKey } from './node-document.ts';
import { faultWords, namedKey, namedNode, nodeProblems, stateWords } from './node-problems.ts';
import {
  activeKeys,
  endKeys,
  findNode,
  holderOfKey,
  lockNode,
  putNationalNode,
  replaceKeys,
  type NodeRow,
} from './node-queries.ts';

const endorsementSchema = z.object({ kid: z.string(), jwk: publicKeySchema, url: z.string() });
const mostLinks = 100;

/** The key that its former ones lead to, one endorsing the next, beginning with those trusted; null without a way. */
async function endorsedKey(
  wanted: { kid: string; url: string; endorsements: readonly string[] },
  trusted: readonly JWK[],
): Promise<JWK | null> {
  let keys = [...trusted];
  for (let links = 0; links < mostLinks; links += 1) {
    const found = keys.find((key) => key.kid === wanted.kid);
    if (found !== undefined) return found;
    const added: JWK[] = [];
    for (const endorsement of wanted.endorsements) {
      const read = await readToken('rma-endorsement+jws', endorsement, { keys });
      const content = read === null ? null : endorsementSchema.safeParse(read.content);
      if (content?.success !== true || content.data.url !== wanted.url) continue;
      const key = await namedKeyOf(content.data.jwk);
      if (key.kid === content.data.kid && !keys.some(({ kid }) => kid === key.kid)) added.push(key);
    }
    if (added.length === 0) return null;
    keys = [...keys, ...added];
  }
  return null;
}

/** Takes a node's new key if its former one endorses it; false otherwise. */
async function adoptKey(
  { db, clock }: HarvesterDependencies,
  node: NodeRow,
  wanted: { kid: string; endorsements: readonly string[] },
): Promise<boolean> {
  const actor: Actor = { kind: 'system', name: `node:${node.id}` };
  return transaction(db, { name: 'nodes.adopt-key' }, async (trx) => {
    const current = await lockNode(trx, node.id);
    if (current?.state !== 'approved' && current?.state !== 'proposed') return false;
    const trusted = await activeKeys(trx, node.id);
    if (trusted.some(({ kid }) => kid === wanted.kid)) return true;
    // A key that ended, or that is of another node, never comes back, whoever endorses it.
    if ((await holderOfKey(trx, wanted.kid)) !== undefined) return false;
    const key = await endorsedKey({ ...wanted, url: node.url }, trusted);
    if (key === null) return false;
    const at = clock.now();
    const reason = 'El nodo cambió de llave; la anterior avaló la nueva.';
    await replaceKeys(trx, { nodeId: node.id, kid: wanted.kid, publicJwk: key, at, reason });
    if (current.state !== 'approved' || current.source_id === null) return true;
    const { cvegeo, title, url, decided_at } = current;
    await putNationalNode(trx, {
      sourceId: current.source_id,
      cvegeo,
      title,
      url,
      kid: wanted.kid,
      approvedAt: decided_at ?? at,
    });
    const detail = { kid: wanted.kid, previous: trusted.map(({ kid }) => kid), url };
    await appendToLedger(
      trx,
      [{ kind: 'node.key-rotated', subject: `node:${node.id}`, cvegeo, cause: reason, detail }],
      { actor, clock },
    );
    return true;
  });
}

/**
 * A node gives its new key, in a request signed by that key, with the statements by which its former ones endorse it.
 * Throws not-found, node-not-approved, signature-refused, key-not-endorsed.
 */
export async function rotateNodeKey(
  deps: HarvesterDependencies,
  wanted: { id: string; publicKey: PublicKey; endorsements: readonly string[] },
  request: SignedRequest & { body: Uint8Array },
): Promise<{ kid: string }> {
  const node = await findNode(deps.db, wanted.id);
  if (node === undefined) throw problems.notFound({ what: namedNode });
  const key = await namedKeyOf(wanted.publicKey);
  const verified = verifyRequest(request, { keys: [key], now: deps.clock.now() });
  if (!verified.ok) throw nodeProblems.signatureRefused({ fault: faultWords[verified.reason] });
  if (node.state === 'refused' || node.state === 'revoked') {
    throw nodeProblems.nodeNotApproved({ state: stateWords[node.state] });
  }
  const { endorsements } = wanted;
  if (!(await adoptKey(deps, node, { kid: key.kid, endorsements }))) throw nodeProblems.keyNotEndorsed();
  return { kid: key.kid };
}

/** Takes over a key the node presents with endorsements, so that a change told while the hub was away is not missed. */
export async function learnNodeKeys(deps: HarvesterDependencies, node: NodeRow): Promise<void> {
  const document = await readNodeDocument(deps, node.url);
  if (document === null || document.cvegeo !== node.cvegeo) return;
  const trusted = await activeKeys(deps.db, node.id);
  if (trusted.length === 0 || trusted.some(({ kid }) => kid === document.key.kid)) return;
  await adoptKey(deps, node, { kid: document.key.kid, endorsements: document.endorsements });
}

/**
 * A coordinator takes a key's force away: nothing signed by it is believed from now on. The node stays, unheard, until
 * it comes with another key and is approved again. Throws forbidden, not-found.
 */
export async function revokeNodeKey(
  { db, clock }: HarvesterDependencies,
  actor: Actor,
  wanted: { id: string; kid: string; reason: string },
): Promise<void> {
  authorize(actor, 'node.revoke', { cvegeo: null });
  const { id, kid, reason } = wanted;
  await transaction(db, { name: 'nodes.revoke-key' }, async (trx) => {
    const node = await lockNode(trx, id);
    if (node === undefined) throw problems.notFound({ what: namedNode });
    const at = clock.now();
    if (!(await endKeys(trx, { nodeId: id, kid, state: 'revoked', at, reason }))) {
      throw problems.notFound({ what: namedKey });
    }
    const entry = {
      subject: `node:${id}`,
      cvegeo: node.cvegeo,
      cause: reason,
      detail: { kid, url: node.url },
    };
    await appendToLedger(trx, [{ kind: 'node.key-revoked', ...entry }], { actor, clock });
  });
}
