import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import type { Actor, Result } from '@rma/domain';
import { appendToLedger, enqueue, transaction } from '@rma/persistence';
import { authorize, signToken, type InstanceSigner } from '@rma/service-kit';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import * as queries from './instance-key-queries.ts';

const network = { cvegeo: null };

async function newKeyPair() {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const [publicJwk, privateJwk] = await Promise.all([exportJWK(publicKey), exportJWK(privateKey)]);
  const kid = await calculateJwkThumbprint(publicJwk);
  return { kid, publicJwk: { ...publicJwk, kid, alg: 'EdDSA', use: 'sig' }, privateJwk };
}

/**
 * The Ed25519 key by which other instances recognise this one. It is made at the first need and lasts until a
 * person changes it: the next one is endorsed by the one before, so that who trusted that one can trust this one.
 * A revoked key endorses nothing.
 */
export function createInstanceKeys({ db, clock, publicUrl }: RegistryDeps) {
  const privateKeys = new Map<string, KeyObject>();

  async function makeFirstKey(): Promise<void> {
    const made = await newKeyPair();
    await transaction(db, { name: 'make instance key' }, async (trx) => {
      await queries.lockInstanceKey(trx);
      if (await queries.findActiveKid(trx)) return;
      await queries.addInstanceKey(trx, { ...made, createdAt: clock.now(), endorsement: null });
    });
  }

  async function activeKid(): Promise<string> {
    const known = await queries.findActiveKid(db);
    if (known !== undefined) return known;
    await makeFirstKey();
    return activeKid();
  }

  async function privateKeyOf(kid: string): Promise<KeyObject> {
    const held = privateKeys.get(kid);
    if (held) return held;
    const active = await queries.findActiveKey(db);
    if (active?.kid !== kid) throw new Error('That key of this instance no longer signs.');
    const key = createPrivateKey({ key: active.privateJwk, format: 'jwk' });
    privateKeys.clear();
    privateKeys.set(kid, key);
    return key;
  }

  const signer: InstanceSigner = {
    kid: activeKid,
    sign: async (data, by) => sign(null, data, await privateKeyOf(by?.kid ?? (await activeKid()))),
    publicKeys: async () => {
      await activeKid();
      const keys = await queries.listInstanceKeys(db);
      return keys.filter(({ state }) => state !== 'revoked').map(({ publicJwk }) => publicJwk);
    },
  };

  /** A new key in the place of the active one, which says so in a signed statement unless it is revoked. */
  async function replaceActiveKey(
    trx: Trx,
    change: { state: 'retired' | 'revoked'; actor: Actor; reason: string },
  ): Promise<{ kid: string; previous: string }> {
    const { state, actor, reason } = change;
    const active = await queries.findActiveKey(trx);
    if (active === undefined) throw new Error('There is no active key to replace.');
    const made = await newKeyPair();
    const oldKey = createPrivateKey({ key: active.privateJwk, format: 'jwk' });
    const endorsement =
      state === 'revoked'
        ? null
        : await signToken(
            'rma-endorsement+jws',
            { kid: made.kid, jwk: made.publicJwk, url: publicUrl, at: clock.now().toISOString() },
            { signer: { kid: async () => active.kid, sign: async (data) => sign(null, data, oldKey) } },
          );
    await queries.endInstanceKey(trx, { kid: active.kid, state, at: clock.now() });
    await queries.addInstanceKey(trx, { ...made, createdAt: clock.now(), endorsement });
    await enqueue(trx, { task: 'registry.join-hub', payload: { isForced: true }, key: 'registry.join-hub' });
    const detail = { kid: made.kid, previous: active.kid, isEndorsed: endorsement !== null };
    await appendToLedger(
      trx,
      [
        {
          kind: 'instance.key-rotated',
          subject: `instance-key:${made.kid}`,
          cvegeo: null,
          cause: reason,
          detail,
        },
      ],
      { actor, clock },
    );
    return { kid: made.kid, previous: active.kid };
  }

  return {
    signer,

    /** The keys with their states, newest first. Makes the first one if there is none. */
    async list(actor: Actor) {
      authorize(actor, 'instance-key.manage', network);
      await activeKid();
      return queries.listInstanceKeys(db);
    },

    /** What may be shown to everybody: keys that still hold, and who endorsed whom. */
    async published(): Promise<{ kid: string; keys: JWK[]; endorsements: string[] }> {
      const kid = await activeKid();
      const keys = (await queries.listInstanceKeys(db)).filter(({ state }) => state !== 'revoked');
      return {
        kid,
        keys: keys.map(({ publicJwk }) => publicJwk),
        endorsements: keys.flatMap(({ endorsement }) => (endorsement === null ? [] : [endorsement])),
      };
    },

    /** Changes the key for a new one that the old one endorses. */
    async rotate(actor: Actor, { reason }: { reason: string }): Promise<{ kid: string; previous: string }> {
      authorize(actor, 'instance-key.manage', network);
      await activeKid();
      return transaction(db, { name: 'rotate instance key' }, async (trx) => {
        await queries.lockInstanceKey(trx);
        return replaceActiveKey(trx, { state: 'retired', actor, reason });
      });
    },

    /**
     * For a key that somebody else may have: nothing it signed holds any longer. In the place of the active one
     * comes a key that nobody endorses; the hub's coordinators have to approve it anew.
     */
    async revoke(
      actor: Actor,
      wanted: { kid: string; reason: string },
    ): Promise<Result<{ kid: string }, 'instance-key-not-found'>> {
      authorize(actor, 'instance-key.manage', network);
      const { kid, reason } = wanted;
      return transaction(db, { name: 'revoke instance key' }, async (trx) => {
        await queries.lockInstanceKey(trx);
        if ((await queries.findActiveKid(trx)) === kid) {
          const made = await replaceActiveKey(trx, { state: 'revoked', actor, reason });
          return { ok: true, kid: made.kid };
        }
        const isEnded = await queries.endInstanceKey(trx, { kid, state: 'revoked', at: clock.now() });
        const active = await queries.findActiveKid(trx);
        return isEnded && active !== undefined
          ? { ok: true, kid: active }
          : { ok: false, reason: 'instance-key-not-found' };
      });
    },
  };
}

export type InstanceKeys = ReturnType<typeof createInstanceKeys>;
