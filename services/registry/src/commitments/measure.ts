import { dateAt, freshnessOf, isDayOver, kindestDate } from '@rma/domain';
import { standard } from '@rma/themes';
import type { Database } from '../dependencies.ts';
import type { LiveDataset } from './distinct-datasets.ts';
import { look, termOf, type Measurable, type Sight } from './sight.ts';

/** How much there is of how much was promised, and since when that is enough. */
export type Measure = { measured: number | null; target: number; isMet: boolean; since: Date };

const latest = (dates: readonly (Date | null)[]): Date | null =>
  dates.reduce((last, date) => (date !== null && (last === null || date > last) ? date : last), null);

const fact = (at: Date | null | undefined, now: Date): Measure => ({
  measured: at ? 1 : 0,
  target: 1,
  isMet: Boolean(at),
  since: at ?? now,
});

function officials({ cvegeo }: Measurable, { posts, now }: Sight): Measure {
  const today = dateAt(cvegeo, now);
  const held = (posts.get(cvegeo) ?? []).filter(({ actsUntil }) => actsUntil === null || actsUntil >= today);
  const since = new Map<string, Date>();
  for (const { post, recordedAt } of held) {
    const known = since.get(post);
    if (known === undefined || recordedAt < known) since.set(post, recordedAt);
  }
  return {
    measured: since.size,
    target: 2,
    isMet: since.size >= 2,
    since: latest([...since.values()]) ?? now,
  };
}

/** Each dataset in one theme only: that of the copy published here or, without one, of the first that has any. */
function themeOf(copies: readonly LiveDataset[]): string | null {
  const hosted = copies.find(({ origin, themeId }) => origin === 'hosted' && themeId !== null);
  return hosted?.themeId ?? copies.find(({ themeId }) => themeId !== null)?.themeId ?? null;
}

const firstSeen = (copies: readonly LiveDataset[], now: Date): Date =>
  copies.reduce(
    (first, { appearedAt }) => (appearedAt !== null && appearedAt < first ? appearedAt : first),
    now,
  );

function packages(
  { cvegeo }: Measurable,
  { theme, count }: { theme: string; count: number },
  { datasets, now }: Sight,
): Measure {
  const seen = (datasets.get(cvegeo) ?? [])
    .filter((copies) => themeOf(copies) === theme)
    .map((copies) => firstSeen(copies, now))
    .toSorted((a, b) => a.getTime() - b.getTime());
  return { measured: seen.length, target: count, isMet: seen.length >= count, since: seen[count - 1] ?? now };
}

const promiseOf = ({ periodicity, standardId }: LiveDataset): string | null =>
  periodicity ?? (standardId === null ? null : (standard(standardId)?.periodicity ?? null));

/** Time only makes data older: a share that is enough now was enough when the catalogue last changed. */
function freshness({ cvegeo }: Measurable, share: number, { datasets, changedAt, now }: Sight): Measure {
  const promising = (datasets.get(cvegeo) ?? []).filter((copies) =>
    copies.some((copy) => promiseOf(copy) !== 'irregular'),
  );
  const fresh = promising.filter((copies) =>
    copies.some((copy) => freshnessOf({ ...copy, periodicity: promiseOf(copy) }, now) === 'fresh'),
  );
  const measured = promising.length === 0 ? 0 : fresh.length / promising.length;
  return {
    measured,
    target: share,
    isMet: promising.length > 0 && measured >= share,
    since: changedAt.get(cvegeo) ?? now,
  };
}

/**
 * Of what had to be answered by now, how much was in time. Where nothing was asked nothing is late: it counts as kept
 * when its day is over, and is not known before.
 */
function answers(commitment: Measurable, share: number, { questions, now }: Sight): Measure {
  const { cvegeo, due_on: dueOn, begun_on: begunOn } = commitment;
  const asked = (questions.get(cvegeo) ?? []).filter(
    ({ receivedAt, dueOn: by, answeredAt }) =>
      kindestDate(cvegeo, receivedAt) >= begunOn && (answeredAt !== null || isDayOver(by, cvegeo, now)),
  );
  const inTime = asked.filter(
    ({ answeredAt, dueOn: by }) => answeredAt !== null && !isDayOver(by, cvegeo, answeredAt),
  );
  if (asked.length === 0)
    return {
      measured: null,
      target: share,
      isMet: isDayOver(dueOn, cvegeo, now),
      since: new Date(`${dueOn}T12:00:00Z`),
    };
  const measured = inTime.length / asked.length;
  return {
    measured,
    target: share,
    isMet: measured >= share,
    since: latest(inTime.map(({ answeredAt }) => answeredAt)) ?? now,
  };
}

function measureOne(commitment: Measurable, sight: Sight): Measure {
  const { cvegeo } = commitment;
  const term = termOf(commitment);
  switch (term.indicator) {
    case 'officials-designated':
      return officials(commitment, sight);
    case 'inventory-filed':
      return fact(sight.inventory.get(cvegeo)?.filedAt, sight.now);
    case 'plan-published':
      return fact(sight.inventory.get(cvegeo)?.planPublishedAt, sight.now);
    case 'packages-live':
      return packages(commitment, term.parameters, sight);
    case 'freshness':
      return freshness(commitment, term.parameters.share, sight);
    case 'answers-in-time':
      return answers(commitment, term.parameters.share, sight);
    case 'charter-adopted': {
      const adoptedOn = sight.charter.get(cvegeo);
      return fact(adoptedOn === undefined ? null : new Date(`${adoptedOn}T18:00:00Z`), sight.now);
    }
  }
}

/** Measures commitments, in their order, by what the network sees at `now`: hosted and harvested alike. */
export async function measure(
  db: Database,
  commitments: readonly Measurable[],
  { now }: { now: Date },
): Promise<Measure[]> {
  const sight = await look(db, commitments, now);
  return commitments.map((commitment) => measureOne(commitment, sight));
}
