import type { NotificationKind } from '@rma/domain';
import { transaction } from '@rma/persistence';
import type { RegistryDeps } from '../dependencies.ts';
import { findMember } from '../membership/membership-queries.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { officialsToTell } from '../officials/told-queries.ts';
import type { NewMessage } from './message-queries.ts';

/** Whom a letter is for. */
export type Addressee = { name: string; email: string; governmentName: string };

/**
 * One report to each of the officials who see to a government's work, all or none, and to nobody else: in the portal, and
 * by mail as each one chose.
 */
export async function writeToOfficials(
  { db, notifications }: { db: RegistryDeps['db']; notifications: Notifications },
  cvegeo: string,
  report: {
    what: string;
    kind: NotificationKind;
    path: string;
    letter: (to: Addressee) => NewMessage & { about: string };
  },
): Promise<void> {
  const { what, kind, path } = report;
  const [member, told] = await Promise.all([findMember(db, cvegeo), officialsToTell(db, cvegeo)]);
  await transaction(db, { name: what }, async (trx) => {
    for (const recipient of told) {
      const { name, email } = recipient;
      const letter = report.letter({ name, email, governmentName: member?.name ?? cvegeo });
      await notifications.notifyByLetter(trx, recipient, { kind, cvegeo, path, letter });
    }
  });
}
