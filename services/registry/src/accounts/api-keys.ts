import { randomBytes } from 'node:crypto';
import { can, governmentsFor, type Actor, type Result, type Scope } from '@rma/domain';
import { authorize, refusal } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import * as queries from './api-key-queries.ts';
import { findLiveGrants } from './grant-queries.ts';
import { hashSecret, isSecret, newSecret } from './secrets.ts';

/** Writing down each use of a busy key would be a write for every read. */
const useNotedEveryMs = 60_000;

const apiKeyText = /^rma_([0-9a-f]{16})_([\w-]{43})$/;

/** Keys for the machines of a government: bound to it, to scopes and to a date. */
export function createApiKeys({ db, clock }: RegistryDeps) {
  return {
    /** For the officials of the government. The whole key (`rma_<id>_<secret>`) is told once, here. */
    async create(
      actor: Actor,
      wish: { cvegeo: string; name: string; scopes: Scope[]; expiresAt: Date },
    ): Promise<{ id: string; key: string; createdAt: Date }> {
      authorize(actor, 'api-key.manage', { cvegeo: wish.cvegeo });
      if (actor.kind !== 'person') throw refusal(actor, 'api-key.manage');
      const id = randomBytes(8).toString('hex');
      const secret = newSecret();
      const createdAt = clock.now();
      const { cvegeo, name, scopes, expiresAt } = wish;
      await queries.addApiKey(db, {
        id,
        accountId: actor.accountId,
        cvegeo,
        name,
        secretHash: hashSecret(secret),
        scopes,
        createdAt,
        expiresAt,
      });
      return { id, key: `rma_${id}_${secret}`, createdAt };
    },

    /** Of the governments whose keys the actor manages; one more than `first` when there are more. */
    list(actor: Actor, page: { first: number; after: { createdAt: string; id: string } | null }) {
      const governments = governmentsFor(actor, 'api-key.manage');
      if (governments.length === 0) throw refusal(actor, 'api-key.manage');
      return queries.listApiKeys(db, { governments, ...page });
    },

    async revoke(actor: Actor, id: string): Promise<Result<object, 'api-key-not-found'>> {
      if (governmentsFor(actor, 'api-key.manage').length === 0) throw refusal(actor, 'api-key.manage');
      const key = await queries.findApiKeyGovernment(db, id);
      // Another government's key is answered like one that does not exist.
      if (!key || !can(actor, 'api-key.manage', key)) return { ok: false, reason: 'api-key-not-found' };
      await queries.revokeApiKey(db, id, clock.now());
      return { ok: true };
    },

    /**
     * The machine behind a key, with what is left of its owner's grants in the key's government; null when the
     * key is unknown, expired or revoked, or its owner has none left.
     */
    async verify(key: string): Promise<Actor | null> {
      const [, id, secret] = apiKeyText.exec(key) ?? [];
      if (id === undefined || secret === undefined) return null;
      const now = clock.now();
      const found = await queries.findLiveApiKey(db, id, now);
      if (!found || !isSecret(secret, found.secret_hash)) return null;
      const held = await findLiveGrants(db, found.account_id, { now });
      const grants = held.filter((grant) => grant.cvegeo === found.cvegeo);
      if (grants.length === 0) return null;
      if (found.last_used_at === null || now.getTime() - found.last_used_at.getTime() > useNotedEveryMs)
        await queries.noteApiKeyUse(db, id, now);
      return { kind: 'machine', apiKeyId: id, accountId: found.account_id, grants, scopes: found.scopes };
    },
  };
}

export type ApiKeys = ReturnType<typeof createApiKeys>;
