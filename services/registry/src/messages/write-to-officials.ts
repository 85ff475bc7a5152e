import { transaction } from '@rma/persistence';
import type { RegistryDeps } from '../dependencies.ts';
import { findMember } from '../membership/membership-queries.ts';
import { officialsToTell } from '../officials/told-queries.ts';
import type { NewMessage } from './message-queries.ts';
import type { Messages } from './messages.ts';

/** Whom a letter is for. */
export type Addressee = { name: string; email: string; governmentName: string };

/** Writes one letter to each of the officials who see to a government's work, all or none, and to nobody else. */
export async function writeToOfficials(
  { db, messages }: { db: RegistryDeps['db']; messages: Messages },
  cvegeo: string,
  { what, letter }: { what: string; letter: (to: Addressee) => NewMessage },
): Promise<void> {
  const [member, told] = await Promise.all([findMember(db, cvegeo), officialsToTell(db, cvegeo)]);
  await transaction(db, { name: what }, async (trx) => {
    for (const { name, email } of told)
      await messages.post(trx, letter({ name, email, governmentName: member?.name ?? cvegeo }));
  });
}
