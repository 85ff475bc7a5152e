import { transaction, violates } from '@rma/persistence';
import { problems, verifyRequest, type SignedRequest } from '@rma/service-kit';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named } from '../permission.ts';
import { findGovernment } from '../sources/source-queries.ts';
import { namedKeyOf, readNodeDocument, type PublicKey } from './node-document.ts';
import { faultWords, nodeProblems } from './node-problems.ts';
import {
  activeKeys,
  countWaiting,
  findNodeByUrl,
  holderOfKey,
  insertNode,
  replaceKeys,
  updateNode,
  type NodeState,
} from './node-queries.ts';
import { tellCoordinators } from './tell-coordinators.ts';

export type NewNode = {
  cvegeo: string;
  title: string;
  url: string;
  contactEmail?: string | undefined;
  publicKey: PublicKey;
};
export type Registered = { id: string; state: NodeState; reason: string | null; isNew: boolean };

/** What strangers may leave on the coordinators' desk. */
const MOST_WAITING = 100;
const HOUR_S = 3600;
const firstKey = 'La dio al registrarse.';

/**
 * A node asks to belong to this hub, or asks again how it stands. The request is signed by the key it gives, and the
 * node at that address must present itself with the same one. A node that lost every key it was known by, or was
 * refused or revoked, waits again for a coordinator. Throws signature-refused, not-found for a government, node-
 * not-confirmed, node-known-otherwise, rate-limited while too many wait.
 */
export async function registerNode(
  deps: HarvesterDependencies,
  wanted: NewNode,
  request: SignedRequest & { body: Uint8Array },
): Promise<Registered> {
  const { db, clock } = deps;
  const key = await namedKeyOf(wanted.publicKey);
  const verified = verifyRequest(request, { keys: [key], now: clock.now() });
  if (!verified.ok) throw nodeProblems.signatureRefused({ fault: faultWords[verified.reason] });
  const { url } = wanted;
  const known = await findNodeByUrl(db, url);
  const trusted = known === undefined ? [] : await activeKeys(db, known.id);
  if (known !== undefined && known.cvegeo !== wanted.cvegeo) throw nodeProblems.nodeKnownOtherwise();
  if (known !== undefined && trusted.some(({ kid }) => kid === key.kid)) return standing(known);
  const holder = await holderOfKey(db, key.kid);
  // A key that ended, or that is of another node, never comes back.
  if (holder !== undefined) {
    if (known === undefined || holder !== known.id) throw nodeProblems.nodeKnownOtherwise();
    if (known.state === 'refused' || known.state === 'revoked') return standing(known);
    throw nodeProblems.signatureRefused({ fault: faultWords['unknown-key'] });
  }
  if (known?.state === 'approved' && trusted.length > 0) throw nodeProblems.nodeKnownOtherwise();
  if ((await findGovernment(db, wanted.cvegeo)) === undefined) {
    throw problems.notFound({ what: named.government });
  }
  if ((await countWaiting(db)) >= MOST_WAITING) throw problems.rateLimited({ retryAfterSeconds: HOUR_S });
  const document = await readNodeDocument(deps, url);
  if (document === null || document.key.kid !== key.kid || document.cvegeo !== wanted.cvegeo) {
    throw nodeProblems.nodeNotConfirmed({ url });
  }
  const at = clock.now();
  const proposal = {
    title: wanted.title,
    contact_email: wanted.contactEmail ?? null,
    state: 'proposed' as const,
    registered_at: at,
    decided_by: null,
    decided_at: null,
    reason: null,
  };
  try {
    const id = await transaction(db, { name: 'nodes.register' }, async (trx) => {
      const nodeId = known?.id ?? (await insertNode(trx, { ...proposal, cvegeo: wanted.cvegeo, url }));
      if (known !== undefined) await updateNode(trx, nodeId, proposal);
      await replaceKeys(trx, { nodeId, kid: key.kid, publicJwk: key, at, reason: firstKey });
      const { cvegeo, title } = wanted;
      const about = `node:${nodeId}:${key.kid}`;
      // Who changes keys again and again while waiting fills nobody's mailbox: the desk shows the key of now.
      if (known?.state === 'proposed') return nodeId;
      await tellCoordinators(trx, { about, kind: 'registered', cvegeo, title, url, detail: key.kid });
      return nodeId;
    });
    return { id, state: 'proposed', reason: null, isNew: true };
  } catch (error) {
    if (!violates(error, 'node_url_key') && !violates(error, 'node_key_pkey')) throw error;
    throw nodeProblems.nodeKnownOtherwise();
  }
}

const standing = ({ id, state, reason }: { id: string; state: NodeState; reason: string | null }) => ({
  id,
  state,
  reason,
  isNew: false,
});
