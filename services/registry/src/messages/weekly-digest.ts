import { transaction } from '@rma/persistence';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { holdersOf } from '../notifications/notification-queries.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { digestLetter } from './digest-letter.ts';
import { membersOfTheWeek } from './digest-queries.ts';

const list = z.object({
  total: z.int().nonnegative(),
  sources: z
    .array(
      z.object({
        governmentName: z.string(),
        title: z.string(),
        since: z.iso.datetime().nullable(),
        detail: z.string().nullable(),
      }),
    )
    .max(20),
});

/** What the harvester tells of the network's sources; only what a letter needs. */
const payloadSchema = z.object({
  week: z.iso.date(),
  fresh: list,
  pending: list,
  failing: list,
  held: list,
  stale: list,
  rejecting: list,
  links: z.object({ checked: z.int(), failing: z.int() }),
});

const path = '/coordinacion/semana';
const WEEK_MS = 7 * 86_400_000;

/** The job `registry.weekly-digest`: the week of the network reaches each coordinator, once. */
export function createWeeklyDigest(
  { db, clock, publicUrl }: RegistryDeps,
  { notifications }: { notifications: Notifications },
) {
  return {
    /** Running it again in the same week writes nothing more. */
    async send(payload: unknown): Promise<void> {
      const digest = payloadSchema.parse(payload);
      const since = new Date(clock.now().getTime() - WEEK_MS);
      const [coordinators, members] = await Promise.all([
        holdersOf(db, 'coordinator'),
        membersOfTheWeek(db, since),
      ]);
      await transaction(db, { name: 'weekly digest' }, async (trx) => {
        for (const recipient of coordinators) {
          const { name, email } = recipient;
          const letter = digestLetter({ ...digest, name, email, members, link: `${publicUrl}${path}` });
          await notifications.notifyByLetter(trx, recipient, {
            kind: 'network.week',
            cvegeo: null,
            path,
            letter,
          });
        }
      });
    },
  };
}
