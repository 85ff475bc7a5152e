import { transaction } from '@rma/persistence';
import type { RegistryDeps } from '../dependencies.ts';
import type { Messages } from '../messages/messages.ts';
import { takeForDigest, waitingForDigest, type Waiting } from './daily-digest-queries.ts';
import { lastMorning } from './morning.ts';
import { dailyLetter } from './notification-letter.ts';
import { digestTopic, type Unsubscribing } from './unsubscribing.ts';

/** The job `registry.daily-digest`: one letter a day to each person with what does not go at once. */
export function createDailyDigest(
  deps: RegistryDeps,
  { messages, unsubscribing }: { messages: Messages; unsubscribing: Unsubscribing },
) {
  const { db, clock, publicUrl } = deps;

  async function write({ recipient }: Waiting): Promise<void> {
    await transaction(db, { name: 'daily digest' }, async (trx) => {
      const items = await takeForDigest(trx, recipient, clock.now());
      const [first] = items;
      if (!first) return;
      const links = await unsubscribing.linksOf(trx, recipient, digestTopic);
      await messages.post(trx, dailyLetter({ id: first.id, recipient, items, publicUrl, links }));
    });
  }

  return {
    /**
     * Writes to everybody whose morning has come since the first thing that waits for them. It may run as often as one
     * likes, and a morning that was missed is made up for at the next run.
     */
    async send(): Promise<void> {
      const now = clock.now();
      for (const waiting of await waitingForDigest(db)) {
        const morning = lastMorning(waiting.cvegeo, now);
        if (waiting.oldest < morning.at) await write(waiting);
      }
    },
  };
}
