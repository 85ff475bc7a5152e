import { randomBytes } from 'node:crypto';
import { transaction } from '@rma/persistence';
import { sql } from 'kysely';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { addAccount, findAccountByEmail } from './account-queries.ts';
import { addGrant, hasCoordinator } from './grant-queries.ts';
import { hashPassword, passwordFault } from './passwords.ts';

const defaultEmail = 'coordinacion@redmexicoabierto.example';

// Any number: it only has to be the same for every process that may make the first coordinator.
const firstCoordinatorLock = 7_462_041;

export type FirstCoordinator =
  | { created: false }
  /** `generatedPassword` is told once, here; null when the password was given. */
  | { created: true; email: string; generatedPassword: string | null };

/** Twenty letters and digits in groups, none of which can be taken for another: about 97 bits. */
function generatePassword(): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  const letters = [...randomBytes(20)].map((byte) => alphabet[byte % alphabet.length]);
  return (letters.join('').match(/.{5}/g) ?? []).join('-');
}

async function lockFirstCoordinator(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${firstCoordinatorLock})`.execute(trx);
}

/**
 * Makes sure that somebody can coordinate the network. Does nothing once there is a coordinator; safe to call
 * at every start and from several processes. An account that exists already with this e-mail gets the role and
 * keeps its password. Throws when the given password is not acceptable.
 */
export async function ensureFirstCoordinator(
  { db, clock }: RegistryDeps,
  wish: { email?: string | undefined; password?: string | undefined },
): Promise<FirstCoordinator> {
  if (await hasCoordinator(db)) return { created: false };
  const email = wish.email ?? defaultEmail;
  const fault = wish.password === undefined ? null : passwordFault(wish.password, email);
  if (fault) throw new Error(`RMA_ADMIN_PASSWORD: ${fault.es}\nRMA_ADMIN_PASSWORD: ${fault.en}`);
  const generated = wish.password === undefined ? generatePassword() : null;
  const passwordHash = await hashPassword(wish.password ?? generated ?? '');
  return transaction(db, { name: 'first coordinator' }, async (trx) => {
    await lockFirstCoordinator(trx);
    if (await hasCoordinator(trx)) return { created: false };
    const at = clock.now();
    const known = await findAccountByEmail(trx, email);
    const accountId =
      known?.id ?? (await addAccount(trx, { email, name: 'Coordinación de la red', passwordHash, at }));
    if (accountId === undefined) throw new Error(`The account of ${email} could not be made.`);
    await addGrant(trx, { accountId, role: 'coordinator', cvegeo: null, grantedBy: 'system:start', at });
    return { created: true, email, generatedPassword: known ? null : generated };
  });
}
