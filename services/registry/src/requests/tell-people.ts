import { enqueue } from '@rma/persistence';
import type { Trx } from '../dependencies.ts';
import type { Notice } from '../notifications/notice.ts';

const perJob = 100;

/** Tells people without an account once this transaction commits: in jobs of a hundred, each repeatable. */
export async function tellPeople(
  trx: Trx,
  people: readonly { name: string; email: string }[],
  notice: Notice,
): Promise<void> {
  for (let start = 0; start < people.length; start += perJob) {
    const audience = { people: people.slice(start, start + perJob) };
    await enqueue(trx, {
      task: 'registry.notify',
      payload: { audience, notice },
      key: `registry.notify:${notice.about}:${start}`,
    });
  }
}
