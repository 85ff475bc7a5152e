import { actorReference, can, type Actor, type Result } from '@rma/domain';
import { appendToLedger, transaction, type LedgerEntry } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import { findMember, lockMember } from '../membership/membership-queries.ts';
import * as queries from './administration-queries.ts';

/**
 * From when to when each government's administration is in office (calendar dates, both included). What the seed
 * supposes ends nobody's designation until somebody confirms it.
 */
export function createAdministrations({ db, clock }: RegistryDeps) {
  return {
    /** Public: the administrations on record, the last first. Null: unknown key. */
    async list(cvegeo: string) {
      if ((await findMember(db, cvegeo)) === null) return null;
      return queries.listAdministrations(db, cvegeo);
    },

    /** For coordinators: what is known of each state and of its municipalities, and how much is confirmed. */
    calendar(actor: Actor) {
      authorize(actor, 'administration.record', { cvegeo: null });
      return queries.listCalendar(db);
    },

    /**
     * Records, corrects or confirms an administration; its officials' designations end with it. Only coordinators put
     * off an end that was confirmed.
     */
    record(
      actor: Actor,
      cvegeo: string,
      period: { startsOn: string; endsOn: string; source: string },
    ): Promise<Result<object, 'unknown-government' | 'administration-overlaps' | 'administration-put-off'>> {
      authorize(actor, 'administration.record', { cvegeo });
      return transaction(db, { name: 'record administration' }, async (trx) => {
        if (!(await lockMember(trx, cvegeo))) return { ok: false, reason: 'unknown-government' };
        const { startsOn, endsOn, source } = period;
        const confirmed = (await queries.listAdministrations(trx, cvegeo)).filter(
          (each) => each.is_confirmed,
        );
        const isOverlapping = confirmed.some(
          (each) => each.starts_on !== startsOn && each.starts_on <= endsOn && each.ends_on >= startsOn,
        );
        if (isOverlapping) return { ok: false, reason: 'administration-overlaps' };
        // Access ends with the administration: nobody whose own would last longer by it puts its end off.
        const before = confirmed.find((each) => each.starts_on === startsOn);
        const isPutOff = before !== undefined && endsOn > before.ends_on;
        if (isPutOff && !can(actor, 'administration.record', { cvegeo: null }))
          return { ok: false, reason: 'administration-put-off' };
        await queries.putAdministration(trx, {
          cvegeo,
          startsOn,
          endsOn,
          source,
          at: clock.now(),
          by: actorReference(actor),
        });
        await queries.capTerms(trx, [cvegeo]);
        await appendToLedger(trx, [recorded({ cvegeo, startsOn, endsOn })], { actor, clock });
        return { ok: true };
      });
    },

    /** Confirms at once what is supposed of a state, or of its municipalities; returns how many. */
    confirmCalendar(
      actor: Actor,
      which: { state: string; level: 'state' | 'municipality' },
    ): Promise<number> {
      authorize(actor, 'administration.record', { cvegeo: null });
      return transaction(db, { name: 'confirm calendar' }, async (trx) => {
        const rows = await queries.confirmCalendar(trx, which, {
          at: clock.now(),
          by: actorReference(actor),
        });
        await queries.capTerms(
          trx,
          rows.map(({ cvegeo }) => cvegeo),
        );
        await appendToLedger(
          trx,
          rows.map((row) => recorded({ cvegeo: row.cvegeo, startsOn: row.starts_on, endsOn: row.ends_on })),
          { actor, clock },
        );
        return rows.length;
      });
    },
  };
}

const recorded = (period: { cvegeo: string; startsOn: string; endsOn: string }): LedgerEntry => ({
  kind: 'administration.recorded',
  subject: `government:${period.cvegeo}`,
  cvegeo: period.cvegeo,
  detail: { startsOn: period.startsOn, endsOn: period.endsOn },
});

export type Administrations = ReturnType<typeof createAdministrations>;
