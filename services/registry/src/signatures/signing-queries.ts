import type { SigningParty } from '@rma/efirma';
import type { Database, Trx } from '../dependencies.ts';

export async function addSigningInvitation(
  trx: Trx,
  invitation: {
    memorandumId: string;
    party: SigningParty;
    documentSha256: string;
    name: string;
    email: string;
    tokenHash: string;
    createdAt: Date;
    createdBy: string;
    expiresAt: Date;
  },
): Promise<string> {
  const { id } = await trx
    .insertInto('registry.signing_invitation')
    .values({
      memorandum_id: invitation.memorandumId,
      party: invitation.party,
      document_sha256: invitation.documentSha256,
      name: invitation.name,
      email: invitation.email,
      token_hash: invitation.tokenHash,
      created_at: invitation.createdAt,
      created_by: invitation.createdBy,
      expires_at: invitation.expiresAt,
      used_at: null,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export function findSigningInvitation(db: Database, tokenHash: string) {
  return db
    .selectFrom('registry.signing_invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}
export type SigningInvitation = NonNullable<Awaited<ReturnType<typeof findSigningInvitation>>>;

/** Marks a link as used; false when somebody else just did, or when it ended. */
export async function useSigningInvitation(trx: Trx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('registry.signing_invitation')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends the open link of a party: another takes its place, or it signed otherwise. */
export async function endSigningInvitations(
  trx: Trx,
  { memorandumId, party, at }: { memorandumId: string; party: SigningParty; at: Date },
): Promise<void> {
  await trx
    .updateTable('registry.signing_invitation')
    .set({ ended_at: at })
    .where('memorandum_id', '=', memorandumId)
    .where('party', '=', party)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
}

/** The open links of a memorandum over the document it has now. */
export function listOpenInvitations(
  db: Database,
  { memorandumId, documentSha256 }: { memorandumId: string; documentSha256: string },
) {
  return db
    .selectFrom('registry.signing_invitation')
    .select(['party', 'name', 'email', 'created_at', 'expires_at'])
    .where('memorandum_id', '=', memorandumId)
    .where('document_sha256', '=', documentSha256)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
}
