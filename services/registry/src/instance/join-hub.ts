import { enqueue, transaction } from '@rma/persistence';
import { signRequest } from '@rma/service-kit';
import type { JWK } from 'jose';
import { z } from 'zod';
import type { InstanceProfile, RegistryDeps } from '../dependencies.ts';
import { findMember } from '../membership/membership-queries.ts';
import { findRegistration, putRegistration } from './hub-registration-queries.ts';
import type { InstanceKeys } from './instance-keys.ts';
import { nodeDocumentSchema } from './node-document.ts';

const minuteMs = 60_000;
const longestWaitMs = 60 * minuteMs;
const documentBytes = 256 * 1024;

const answerSchema = z.object({
  id: z.uuid(),
  state: z.enum(['proposed', 'approved', 'refused', 'revoked']),
  reason: z.string().nullish(),
});
type Answer = z.infer<typeof answerSchema>;
const problemSchema = z.object({ detail: z.string() });

type Joined = { ok: true; answer: Answer; hubKeys: JWK[] } | { ok: false; failure: string };

/**
 * Keeps a node registered at its hub: asks until a coordinator decides, tells the hub of a new key, and looks each
 * hour whether the registration still stands. Once approved, the catalog announces each change to the hub.
 */
export function createHubJoining(deps: RegistryDeps, keys: InstanceKeys) {
  const { db, clock, publicUrl, instance } = deps;

  async function send(
    hub: NonNullable<InstanceProfile['hub']>,
    path: string,
    content: Record<string, unknown>,
  ): Promise<{ status: number; json: unknown } | { failure: string }> {
    const url = `${hub.url}${path}`;
    const body = JSON.stringify(content);
    const headers = await signRequest(
      { method: 'POST', url, headers: { 'content-type': 'application/json' }, body },
      { signer: keys.signer, now: clock.now() },
    );
    const reading = await hub.outbound.read(url, {
      method: 'POST',
      headers,
      body,
      ignoreStatus: true,
      maxRedirects: 0,
      maxBytes: documentBytes,
      deadlineMs: 15_000,
    });
    if (!reading.ok) return { failure: `El hub no respondió (${reading.reason}).` };
    return { status: reading.status, json: jsonOf(reading.text) };
  }

  async function hubKeys(hub: NonNullable<InstanceProfile['hub']>): Promise<JWK[] | null> {
    const reading = await hub.outbound.read(`${hub.url}/.well-known/rma-node.json`, {
      maxBytes: documentBytes,
      deadlineMs: 15_000,
    });
    const document = reading.ok ? nodeDocumentSchema.safeParse(jsonOf(reading.text)) : null;
    return document?.success === true && document.data.mode === 'hub' ? document.data.keys : null;
  }

  async function register(
    profile: InstanceProfile & { hub: NonNullable<InstanceProfile['hub']>; cvegeo: string },
    remoteId: string | null,
  ): Promise<Joined> {
    const { hub, cvegeo, contactEmail } = profile;
    const known = await hubKeys(hub);
    if (known === null) {
      return {
        ok: false,
        failure: 'En esa dirección no responde un hub de la red (/.well-known/rma-node.json).',
      };
    }
    const { kid, keys: own, endorsements } = await keys.published();
    const publicKey = own.find((key) => key.kid === kid);
    const government = await findMember(db, cvegeo);
    const wish = {
      cvegeo,
      title: `Nodo de ${government?.name ?? cvegeo}`,
      url: publicUrl,
      publicKey,
      ...(contactEmail !== null && { contactEmail }),
    };
    let answer = await send(hub, '/api/v1/nodes', wish);
    if ('status' in answer && answer.status === 409 && remoteId !== null) {
      // The hub knows this node by an earlier key, which endorsed the one it has now.
      const told = await send(hub, `/api/v1/nodes/${remoteId}/keys`, { publicKey, endorsements });
      if ('status' in told && told.status < 300) answer = await send(hub, '/api/v1/nodes', wish);
    }
    if ('failure' in answer) return { ok: false, failure: answer.failure };
    const parsed = answerSchema.safeParse(answer.json);
    if (answer.status < 300 && parsed.success) return { ok: true, answer: parsed.data, hubKeys: known };
    const problem = problemSchema.safeParse(answer.json);
    const words = problem.success ? problem.data.detail : 'respuesta inesperada';
    return { ok: false, failure: `El hub respondió ${answer.status}: ${words}`.slice(0, 500) };
  }

  return {
    /** One look at the hub; does nothing before its turn unless `isDue` is forced. */
    async join({ isForced = false }: { isForced?: boolean } = {}): Promise<void> {
      if (instance?.mode !== 'node' || instance.hub === null || instance.cvegeo === null) return;
      const { hub, cvegeo } = instance;
      const before = await findRegistration(db, hub.url);
      const now = clock.now();
      if (!isForced && before !== undefined && before.next_try_at > now) return;
      const joined = await register({ ...instance, hub, cvegeo }, before?.remote_id ?? null);
      const at = clock.now();
      if (!joined.ok) {
        const failures = (before?.failures ?? 0) + 1;
        const waitMs = Math.min(longestWaitMs, minuteMs * 2 ** Math.min(failures - 1, 6));
        await putRegistration(db, hub.url, {
          state: before?.state ?? 'waiting',
          tried_at: at,
          failures,
          failure: joined.failure,
          next_try_at: new Date(at.getTime() + waitMs),
        });
        return;
      }
      const { id, state, reason } = joined.answer;
      await transaction(db, { name: 'keep hub registration' }, async (trx) => {
        await putRegistration(trx, hub.url, {
          remote_id: id,
          state,
          reason: reason ?? null,
          tried_at: at,
          answered_at: at,
          failures: 0,
          failure: null,
          next_try_at: new Date(at.getTime() + (state === 'proposed' ? minuteMs : longestWaitMs)),
          hub_keys: joined.hubKeys,
        });
        const isAsBefore = before?.state === 'approved' && before.remote_id === id && before.failures === 0;
        if (state !== 'approved' || isAsBefore) return;
        await enqueue(trx, {
          task: 'catalog.announce-to-hub',
          payload: { url: hub.url, remoteId: id },
          key: 'catalog.announce-to-hub',
        });
      });
    },

    /** Looks at the hub soon, whenever its turn was. */
    async askSoon(): Promise<void> {
      if (instance?.mode !== 'node' || instance.hub === null) return;
      await enqueue(db, { task: 'registry.join-hub', payload: { isForced: true }, key: 'registry.join-hub' });
    },

    /** How the node stands, for its own pages; null for a hub or a node that stands alone. */
    async status() {
      if (instance?.mode !== 'node' || instance.hub === null) return null;
      const { url } = instance.hub;
      return { hubUrl: url, registration: (await findRegistration(db, url)) ?? null };
    },
  };
}

export type HubJoining = ReturnType<typeof createHubJoining>;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
