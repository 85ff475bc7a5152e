import { actorReference, type Actor } from '@rma/domain';
import type { LedgerEntry } from '@rma/persistence';
import { endGrants } from '../accounts/grant-queries.ts';
import { cancelInvitations } from '../accounts/invitation-queries.ts';
import type { Trx } from '../dependencies.ts';
import { endOfficial, type Official } from './official-queries.ts';

/** Ends a post: its grant, its open invitations, its place in the national view. Returns the ledger entry. */
export async function endPost(
  trx: Trx,
  official: Official,
  ending: { actor: Actor; cause: string; at: Date },
): Promise<LedgerEntry> {
  const { id, cvegeo, post, standing, account_id: accountId } = official;
  const { at, cause, actor } = ending;
  await endOfficial(trx, id, { at, because: cause });
  await cancelInvitations(trx, { officialId: id }, at);
  if (accountId !== null)
    await endGrants(trx, { cvegeo, accountId, role: post }, { at, by: actorReference(actor) });
  return { kind: 'official.ended', subject: `official:${id}`, cvegeo, cause, detail: { post, standing } };
}
