import { transaction } from '@rma/persistence';
import type { RegistryDeps } from '../dependencies.ts';
import { findMember } from '../membership/membership-queries.ts';
import { listOfficials } from '../officials/official-queries.ts';
import type { NewMessage } from './message-queries.ts';
import type { Messages } from './messages.ts';

/** Whom a letter is for. */
export type Addressee = { name: string; email: string; governmentName: string };

/** Writes one letter to each of a government's officials in post, all or none, and to nobody else. */
export async function writeToOfficials(
  { db, messages }: { db: RegistryDeps['db']; messages: Messages },
  cvegeo: string,
  { what, letter }: { what: string; letter: (to: Addressee) => NewMessage },
): Promise<void> {
  const [member, officials] = await Promise.all([findMember(db, cvegeo), listOfficials(db, cvegeo)]);
  const inPost = officials.filter((official) => official.ended_at === null);
  await transaction(db, { name: what }, async (trx) => {
    for (const { name, email } of inPost)
      await messages.post(trx, letter({ name, email, governmentName: member?.name ?? cvegeo }));
  });
}
