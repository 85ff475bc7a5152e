import { roles, type Grant } from '@rma/domain';
import { z } from 'zod';
import type { Trx } from '../dependencies.ts';
import { adoptNotifications } from '../notifications/inbox-queries.ts';
import { linkOfficialAccount } from '../officials/official-queries.ts';
import { addGrant } from './grant-queries.ts';
import { useInvitation } from './invitation-queries.ts';

const roleSchema = z.enum(roles);

/** What an invitation promises, to the account of whoever proved to be its person; false when it was used a moment ago. */
export async function fulfilInvitation(
  trx: Trx,
  invitation: {
    id: string;
    role: string;
    cvegeo: string | null;
    official_id: string | null;
    invited_by: string;
  },
  { account, at }: { account: { id: string; email: string }; at: Date },
): Promise<boolean> {
  const { id, role, cvegeo, official_id: officialId, invited_by: grantedBy } = invitation;
  if (!(await useInvitation(trx, id, at))) return false;
  const grant: Grant = { role: roleSchema.parse(role), cvegeo };
  await addGrant(trx, { ...grant, accountId: account.id, grantedBy, at });
  if (officialId !== null) await linkOfficialAccount(trx, officialId, account.id);
  await adoptNotifications(trx, account);
  return true;
}
