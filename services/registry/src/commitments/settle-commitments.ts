import { commitmentProgressText, kindestDate, standingAfter, type Actor } from '@rma/domain';
import { appendToLedger, transaction, type LedgerEntry, type LedgerKind } from '@rma/persistence';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { calendarNotice, changeNotice } from './commitment-notices.ts';
import { lockMeasurable, type Commitment } from './commitment-queries.ts';
import { clauseOf } from './commitment-words.ts';
import { putStandings, type Standing } from './commitment-writes.ts';
import { measure, type Measure } from './measure.ts';
import { termOf } from './sight.ts';

/** As many governments as are measured in one transaction. */
const batchSize = 50;

const ledgerKinds: Partial<Record<Commitment['state'], LedgerKind>> = {
  met: 'commitment.met',
  'met-late': 'commitment.met',
  lapsed: 'commitment.lapsed',
  overdue: 'commitment.overdue',
};

type Settled = { commitment: Commitment; standing: Standing };

function settleOne(commitment: Commitment, found: Measure, now: Date): Settled {
  const { cvegeo, due_on: dueOn, begun_on: begunOn, state, met_on: metOn } = commitment;
  const next = standingAfter(
    { state, metOn },
    { cvegeo, dueOn, begunOn },
    { isMet: found.isMet, since: found.since, now },
  );
  const today = kindestDate(cvegeo, now);
  const changedOn = next.state === state ? null : isKept(next.state) ? (next.metOn ?? today) : today;
  const standing: Standing = {
    id: commitment.id,
    state: next.state,
    metOn: next.metOn,
    measured: found.measured,
    target: found.target,
    at: now,
    changedOn,
  };
  return { commitment, standing };
}

const isKept = (state: Commitment['state']) => state === 'met' || state === 'met-late';

/** Measured again on another day, or something else was found. */
const isNews = ({ commitment, standing }: Settled): boolean =>
  standing.changedOn !== null ||
  commitment.measured !== standing.measured ||
  commitment.target !== standing.target ||
  commitment.measured_at === null ||
  kindestDate(commitment.cvegeo, commitment.measured_at) !== kindestDate(commitment.cvegeo, standing.at);

function entryOf({ commitment, standing }: Settled): LedgerEntry[] {
  const kind = standing.changedOn === null ? undefined : ledgerKinds[standing.state];
  if (kind === undefined) return [];
  const { id, cvegeo, folio, due_on: dueOn, memorandum_id: memorandumId } = commitment;
  const term = termOf(commitment);
  return [
    {
      kind,
      subject: `commitment:${id}`,
      cvegeo,
      cause: `${clauseOf(term)}: ${commitmentProgressText(term.indicator, standing)}`,
      detail: { folio, memorandumId, dueOn, state: standing.state, on: standing.changedOn },
    },
  ];
}

/**
 * Measures what some governments promised and moves each commitment to where that puts it: here, in the national view
 * and on the ledger, and tells their officials. The same sight again changes nothing and tells nobody twice.
 */
export function createSettling(
  { db, clock }: RegistryDeps,
  { notifications }: { notifications: Pick<Notifications, 'notify'> },
) {
  async function tell(trx: Trx, { commitment, standing }: Settled): Promise<void> {
    const told = { ...commitment, ...standing };
    const notices = [
      standing.changedOn === null ? null : changeNotice(told, standing.changedOn),
      calendarNotice(told, standing.at),
    ];
    for (const notice of notices)
      if (notice) await notifications.notify(trx, { officialsOf: commitment.cvegeo }, notice);
  }

  async function settleBatch(cvegeos: readonly string[], actor: Actor): Promise<number> {
    return transaction(db, { name: 'settle commitments', retries: 3 }, async (trx) => {
      const now = clock.now();
      const commitments = await lockMeasurable(trx, cvegeos);
      if (commitments.length === 0) return 0;
      const found = await measure(trx, commitments, { now });
      const settled = commitments.flatMap((commitment, index) => {
        const measured = found[index];
        return measured === undefined ? [] : [settleOne(commitment, measured, now)];
      });
      await putStandings(
        trx,
        settled.filter(isNews).map(({ standing }) => standing),
      );
      for (const each of settled) await tell(trx, each);
      await appendToLedger(trx, settled.flatMap(entryOf), { actor, clock });
      return settled.filter(({ standing }) => standing.changedOn !== null).length;
    });
  }

  /** Returns how many commitments changed state. */
  return async function settle(cvegeos: readonly string[], actor: Actor): Promise<number> {
    let changed = 0;
    for (let from = 0; from < cvegeos.length; from += batchSize)
      changed += await settleBatch(cvegeos.slice(from, from + batchSize), actor);
    return changed;
  };
}

export type Settle = ReturnType<typeof createSettling>;
