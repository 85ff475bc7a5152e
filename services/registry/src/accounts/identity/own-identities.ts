import type { Actor, Result } from '@rma/domain';
import type { RegistryDeps } from '../../dependencies.ts';
import type { OwnAccount } from '../own-account.ts';
import type { Departure, FederatedSignIn } from './federated-sign-in.ts';
import { listIdentities, removeIdentity } from './identity-queries.ts';

/** The identities by which a person signs in besides their password. */
export function createOwnIdentities(
  { db }: RegistryDeps,
  { account, signIn }: { account: OwnAccount; signIn: FederatedSignIn },
) {
  return {
    /** Of a CURP only its end is shown. */
    async list(actor: Actor) {
      const owner = await account.ownerOf(actor);
      const rows = await listIdentities(db, owner.account.id);
      return rows.map(({ id, method, issuer, subject, linked_at: linkedAt, last_used_at: lastUsedAt }) => ({
        id,
        method,
        name: method === 'llave-mx' ? `CURP terminada en ${subject.slice(-4)}` : new URL(issuer).host,
        linkedAt: linkedAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      }));
    },

    /** Towards Llave MX, to link it. Throws rate-limited after too many wrong passwords. */
    async linkLlaveMx(
      actor: Actor,
      { password }: { password: string | undefined },
    ): Promise<Result<Departure, 'proof-needed' | 'provider-not-found'>> {
      const owner = await account.ownerOf(actor);
      if (!(await account.isProved(owner, password))) return { ok: false, reason: 'proof-needed' };
      return signIn.leaveForLlaveMx({ accountId: owner.account.id, nextPath: null });
    },

    async remove(actor: Actor, id: string): Promise<Result<object, 'identity-not-found'>> {
      const owner = await account.ownerOf(actor);
      const isRemoved = await removeIdentity(db, { id, accountId: owner.account.id });
      return isRemoved ? { ok: true } : { ok: false, reason: 'identity-not-found' };
    },
  };
}

export type OwnIdentities = ReturnType<typeof createOwnIdentities>;
