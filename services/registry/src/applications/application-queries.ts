import type { OfficialDetails } from '@rma/persistence';
import type { Database, Trx } from '../dependencies.ts';

export const applicationStates = ['submitted', 'approved', 'declined'] as const;
export type ApplicationState = (typeof applicationStates)[number];

export async function addApplication(
  trx: Trx,
  application: {
    cvegeo: string;
    liaison: OfficialDetails;
    administrator: OfficialDetails;
    motivation: string | null;
    designationId: string;
    submittedAt: Date;
  },
): Promise<string> {
  const { id } = await trx
    .insertInto('registry.application')
    .values({
      cvegeo: application.cvegeo,
      state: 'submitted',
      liaison: JSON.stringify(application.liaison),
      administrator: JSON.stringify(application.administrator),
      motivation: application.motivation,
      designation_id: application.designationId,
      submitted_at: application.submittedAt,
      decided_at: null,
      decided_by: null,
      reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const withGovernment = (db: Database) =>
  db
    .selectFrom('registry.application as application')
    .innerJoin('registry.government as government', 'government.cvegeo', 'application.cvegeo')
    .innerJoin('registry.document as document', 'document.id', 'application.designation_id')
    .select([
      'application.id',
      'application.cvegeo',
      'application.state',
      'application.liaison',
      'application.administrator',
      'application.motivation',
      'application.designation_id',
      'application.submitted_at',
      'application.decided_at',
      'application.decided_by',
      'application.reason',
      'government.name as government_name',
      'government.level',
      'document.file_name',
      'document.media_type',
      'document.bytes',
    ]);

export type Application = NonNullable<
  Awaited<ReturnType<ReturnType<typeof withGovernment>['executeTakeFirst']>>
>;

export function findApplication(db: Database, id: string): Promise<Application | undefined> {
  return withGovernment(db).where('application.id', '=', id).executeTakeFirst();
}

/** Newest first; ids are UUIDs of version 7, so their order is that of time. */
export function listApplications(
  db: Database,
  page: { state: ApplicationState | undefined; first: number; after: string | null },
): Promise<Application[]> {
  let query = withGovernment(db)
    .orderBy('application.id', 'desc')
    .limit(page.first + 1);
  if (page.state !== undefined) query = query.where('application.state', '=', page.state);
  if (page.after !== null) query = query.where('application.id', '<', page.after);
  return query.execute();
}

export async function decideApplication(
  trx: Trx,
  id: string,
  decision: { state: 'approved' | 'declined'; at: Date; by: string; reason: string | null },
): Promise<void> {
  await trx
    .updateTable('registry.application')
    .set({
      state: decision.state,
      decided_at: decision.at,
      decided_by: decision.by,
      reason: decision.reason,
    })
    .where('id', '=', id)
    .execute();
}
