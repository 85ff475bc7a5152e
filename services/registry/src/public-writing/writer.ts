import type { Actor } from '@rma/domain';
import { z } from 'zod';
import type { Database } from '../dependencies.ts';
import { accountsOf } from '../notifications/notification-queries.ts';

/**
 * What every public form carries. `website` is a field that people do not see: a program that fills in everything is
 * thanked like anybody, and nothing is kept. Those who signed in need no e-mail.
 */
export const writerFields = z.object({
  email: z.email().max(254).optional(),
  website: z.string().max(1000).default(''),
});

/** Somebody who writes in public. `isKnown`: the e-mail is an account's, so it needs no confirmation. */
export type Writer = { email: string; isKnown: boolean };

/**
 * Who writes: the account that signed in, or the e-mail of the form; null when there is neither. Machines and accounts
 * that ended write as anybody, with an e-mail; what this installation itself writes needs no confirmation.
 */
export async function writerOf(
  db: Database,
  actor: Actor,
  form: { email?: string | undefined },
): Promise<Writer | null> {
  if (actor.kind === 'person') {
    const [account] = await accountsOf(db, [actor.accountId]);
    if (account) return { email: account.email, isKnown: true };
  }
  return form.email === undefined ? null : { email: form.email, isKnown: actor.kind === 'system' };
}
