import { problems } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import { findAccountByEmail, type Account } from './account-queries.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import { verifyPassword } from './passwords.ts';

/** Passwords, checked no faster than a person types. */
export function createCredentials({ db }: RegistryDeps, { limits }: { limits: AttemptLimits }) {
  return {
    /** The active account of these credentials, or null; throws rate-limited after too many failures. */
    async check(email: string, password: string): Promise<Account | null> {
      const key = email.toLowerCase();
      const turn = limits.begin(key);
      if (!turn.ok) throw problems.rateLimited({ retryAfterSeconds: turn.retryAfterSeconds });
      const account = await findAccountByEmail(db, email);
      const isTheirs = await verifyPassword(account?.password_hash ?? null, password);
      if (!account || !isTheirs || account.state !== 'active') return null;
      limits.succeeded(key);
      return account;
    },
  };
}

export type Credentials = ReturnType<typeof createCredentials>;
