import type { Database, Trx } from '../dependencies.ts';

export type WebinarFacts = {
  cohortId: string | null;
  title: string;
  description: string;
  startsAt: Date;
  durationMinutes: number;
  joinUrl: string | null;
  recordingUrl: string | null;
};

const columns = [
  'id',
  'cohort_id',
  'title',
  'description',
  'starts_at',
  'duration_minutes',
  'join_url',
  'recording_url',
  'sequence',
  'cancelled_at',
  'updated_at',
] as const;

export type WebinarRow = NonNullable<Awaited<ReturnType<typeof findWebinar>>>;

export function findWebinar(db: Database, id: string) {
  return db.selectFrom('registry.webinar').select(columns).where('id', '=', id).executeTakeFirst();
}

/** Webinars that begin after an instant, the first first; cancelled ones too. */
export function listWebinars(db: Database, since: Date) {
  return db
    .selectFrom('registry.webinar')
    .select(columns)
    .where('starts_at', '>=', since)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(500)
    .execute();
}

const valuesOf = (facts: WebinarFacts) => ({
  cohort_id: facts.cohortId,
  title: facts.title,
  description: facts.description,
  starts_at: facts.startsAt,
  duration_minutes: facts.durationMinutes,
  join_url: facts.joinUrl,
  recording_url: facts.recordingUrl,
});

export async function addWebinar(trx: Trx, facts: WebinarFacts, at: Date): Promise<string> {
  const { id } = await trx
    .insertInto('registry.webinar')
    .values({ ...valuesOf(facts), cancelled_at: null, created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Changes a webinar, or cancels it; its number of changes goes up, so that calendars move it. */
export async function putWebinar(
  trx: Trx,
  id: string,
  change: { facts: WebinarFacts; cancelledAt: Date | null; at: Date },
): Promise<void> {
  await trx
    .updateTable('registry.webinar')
    .set((eb) => ({
      ...valuesOf(change.facts),
      cancelled_at: change.cancelledAt,
      updated_at: change.at,
      sequence: eb('sequence', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** The governments that a webinar is for: those of its cohort, or every member. */
export async function listInvited(db: Database, cohortId: string | null): Promise<string[]> {
  const rows =
    cohortId === null
      ? await db
          .selectFrom('registry.membership')
          .select('cvegeo')
          .where('state', 'in', ['approved', 'active', 'dormant'])
          .orderBy('cvegeo')
          .execute()
      : await db
          .selectFrom('registry.cohort_government')
          .select('cvegeo')
          .where('cohort_id', '=', cohortId)
          .orderBy('cvegeo')
          .execute();
  return rows.map(({ cvegeo }) => cvegeo);
}
