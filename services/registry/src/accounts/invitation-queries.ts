import type { Database, Trx } from '../dependencies.ts';

export async function addInvitation(
  trx: Trx,
  invitation: {
    email: string;
    name: string;
    role: string;
    cvegeo: string | null;
    officialId: string | null;
    tokenHash: string;
    invitedBy: string;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<string> {
  const { id } = await trx
    .insertInto('registry.invitation')
    .values({
      email: invitation.email,
      name: invitation.name,
      role: invitation.role,
      cvegeo: invitation.cvegeo,
      official_id: invitation.officialId,
      token_hash: invitation.tokenHash,
      invited_by: invitation.invitedBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      accepted_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const withGovernment = (db: Database) =>
  db
    .selectFrom('registry.invitation as invitation')
    .leftJoin('registry.government as government', 'government.cvegeo', 'invitation.cvegeo')
    .select([
      'invitation.id',
      'invitation.email',
      'invitation.name',
      'invitation.role',
      'invitation.cvegeo',
      'invitation.official_id',
      'invitation.invited_by',
      'invitation.created_at',
      'invitation.expires_at',
      'invitation.accepted_at',
      'government.name as government_name',
    ]);

export function findInvitation(db: Database, tokenHash: string) {
  return withGovernment(db).where('invitation.token_hash', '=', tokenHash).executeTakeFirst();
}

/** Newest first; ids are UUIDs of version 7, so their order is that of time. */
export function listInvitations(
  db: Database,
  page: { governments: 'all' | string[]; first: number; after: string | null },
) {
  let query = withGovernment(db)
    .orderBy('invitation.id', 'desc')
    .limit(page.first + 1);
  if (page.governments !== 'all') query = query.where('invitation.cvegeo', 'in', page.governments);
  if (page.after !== null) query = query.where('invitation.id', '<', page.after);
  return query.execute();
}

/** Marks an invitation as used; false when somebody else just did. */
export async function useInvitation(trx: Trx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('registry.invitation')
    .set({ accepted_at: at })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Makes the unused invitations of a government, or of one official, expire now. */
export async function cancelInvitations(
  trx: Trx,
  which: { cvegeo: string } | { officialId: string },
  at: Date,
): Promise<void> {
  const open = trx
    .updateTable('registry.invitation')
    .set({ expires_at: at })
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', at);
  await (
    'cvegeo' in which
      ? open.where('cvegeo', '=', which.cvegeo)
      : open.where('official_id', '=', which.officialId)
  ).execute();
}

/** The newest open invitation of an address to a post of a government. */
export function findOpenInvitation(db: Database, which: { email: string; cvegeo: string; now: Date }) {
  return withGovernment(db)
    .where('invitation.email', '=', which.email)
    .where('invitation.cvegeo', '=', which.cvegeo)
    .where('invitation.accepted_at', 'is', null)
    .where('invitation.expires_at', '>', which.now)
    .orderBy('invitation.id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
