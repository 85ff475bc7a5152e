import { sql } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

const columns = ['id', 'cvegeo', 'starts_on', 'ends_on', 'source', 'is_confirmed'] as const;

/** The administrations on record of a government, the last first. */
export function listAdministrations(db: Database, cvegeo: string) {
  return db
    .selectFrom('registry.administration')
    .select(columns)
    .where('cvegeo', '=', cvegeo)
    .orderBy('starts_on', 'desc')
    .execute();
}

/** Last day of the confirmed administration in office on `today`, or of the next one; null when nobody confirmed any. */
export async function findAdministrationEnd(
  db: Database,
  cvegeo: string,
  today: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('registry.administration')
    .select('ends_on')
    .where('cvegeo', '=', cvegeo)
    .where('is_confirmed', '=', true)
    .where('ends_on', '>=', today)
    .orderBy('ends_on')
    .limit(1)
    .executeTakeFirst();
  return row?.ends_on ?? null;
}

/** Last days of the confirmed administrations of these governments. */
export function listAdministrationEnds(db: Database, cvegeos: readonly string[]) {
  return db
    .selectFrom('registry.administration')
    .select(['cvegeo', 'ends_on'])
    .where('cvegeo', 'in', [...cvegeos])
    .where('is_confirmed', '=', true)
    .execute();
}

export type NewAdministration = {
  cvegeo: string;
  startsOn: string;
  endsOn: string;
  source: string;
  at: Date;
  by: string;
};

/** Writes a confirmed administration, over the one with the same first day and over guesses that it overlaps. */
export async function putAdministration(trx: Trx, administration: NewAdministration): Promise<void> {
  const { cvegeo, startsOn, endsOn, source, at, by } = administration;
  await trx
    .deleteFrom('registry.administration')
    .where('cvegeo', '=', cvegeo)
    .where('is_confirmed', '=', false)
    .where('starts_on', '<=', endsOn)
    .where('ends_on', '>=', startsOn)
    .execute();
  const facts = { ends_on: endsOn, source, is_confirmed: true, recorded_at: at, recorded_by: by };
  await trx
    .insertInto('registry.administration')
    .values({ cvegeo, starts_on: startsOn, ...facts })
    .onConflict((conflict) => conflict.columns(['cvegeo', 'starts_on']).doUpdateSet(facts))
    .execute();
}

/** Confirms what the calendar of a state supposes of it (`state`) or of its municipalities; returns what it was. */
export function confirmCalendar(
  trx: Trx,
  which: { state: string; level: 'state' | 'municipality' },
  by: { at: Date; by: string },
) {
  return trx
    .updateTable('registry.administration')
    .set({ is_confirmed: true, recorded_at: by.at, recorded_by: by.by })
    .where('is_confirmed', '=', false)
    .where('cvegeo', which.level === 'state' ? '=' : 'like', ofState(which))
    .returning(['cvegeo', 'starts_on', 'ends_on'])
    .execute();
}

const ofState = ({ state, level }: { state: string; level: 'state' | 'municipality' }) =>
  level === 'state' ? state : `${state}___`;

/** For each state, the periods on record of itself and of its municipalities, and how many are confirmed. */
export async function listCalendar(db: Database) {
  const { rows } = await sql<{
    state: string;
    name: string;
    level: 'state' | 'municipality';
    starts_on: string;
    ends_on: string;
    governments: number;
    confirmed: number;
  }>`
    select state.cvegeo as state, state.name, government.level,
      starts_on, ends_on, count(*) as governments, count(*) filter (where is_confirmed) as confirmed
    from registry.administration
    join registry.government government on government.cvegeo = administration.cvegeo
    join registry.government state on state.cvegeo = government.state_cvegeo
    group by 1, 2, 3, 4, 5
    order by 1, 3 desc, governments desc, 4`.execute(db);
  return rows;
}

/**
 * Gives the officials in post of these governments the end of the administration that designated them: the first
 * confirmed one that ends on or after both the first day of their term and the day they were recorded.
 */
export async function capTerms(trx: Trx, cvegeos: readonly string[]): Promise<void> {
  await sql`
    update registry.official official set administration_ends = (
      select min(administration.ends_on) from registry.administration administration
      where administration.cvegeo = official.cvegeo and administration.is_confirmed
        and administration.ends_on >= greatest(official.term_starts,
          (official.recorded_at at time zone 'America/Mexico_City')::date))
    where official.ended_at is null and official.cvegeo = any(${[...cvegeos]}::text[])`.execute(trx);
  await sql`
    update national.official shown set term_ends = official.acts_until
    from registry.official official
    where official.id = shown.id and official.cvegeo = any(${[...cvegeos]}::text[])
      and shown.term_ends is distinct from official.acts_until`.execute(trx);
}

/** The administrations in office of members on any of these days (dates of the earliest and the latest clock). */
export function listInOffice(db: Database, days: { from: string; until: string }) {
  return db
    .selectFrom('registry.administration as administration')
    .innerJoin('registry.membership as membership', 'membership.cvegeo', 'administration.cvegeo')
    .innerJoin('registry.government as government', 'government.cvegeo', 'administration.cvegeo')
    .select([
      'administration.cvegeo',
      'government.name',
      'administration.ends_on',
      'administration.is_confirmed',
    ])
    .where('membership.state', 'in', ['approved', 'active', 'dormant'])
    .where('administration.starts_on', '<=', days.until)
    .where('administration.ends_on', '>=', days.from)
    .orderBy('administration.cvegeo')
    .execute();
}
