import type { ReportKind, Tables } from '@rma/persistence';
import { sql, type Selectable } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

export type DatasetReport = Selectable<Tables['registry.dataset_report']>;

/** A live dataset that can be reported on. */
export function findDataset(db: Database, id: string) {
  return db
    .selectFrom('national.dataset')
    .select(['id', 'cvegeo', 'title'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
}

/** A report that nobody sees yet; its folio is given when its author's e-mail is confirmed. */
export async function addReport(
  trx: Trx,
  report: {
    datasetId: string;
    datasetTitle: string;
    cvegeo: string;
    kind: ReportKind;
    description: string;
    email: string;
    at: Date;
    dueOn: string;
  },
): Promise<string> {
  const { id } = await trx
    .insertInto('registry.dataset_report')
    .values({
      folio: sql<string>`'sin-confirmar:' || uuidv7()`,
      dataset_id: report.datasetId,
      dataset_title: report.datasetTitle,
      cvegeo: report.cvegeo,
      kind: report.kind,
      description: report.description,
      email: report.email,
      state: 'received',
      received_at: report.at,
      due_on: report.dueOn,
      answer: null,
      answer_text: null,
      answered_at: null,
      answered_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The next folio of a government and year, e.g. REP-17007-2026-3; the caller holds the government's lock. */
export async function nextReportFolio(trx: Trx, cvegeo: string, year: string): Promise<string> {
  const prefix = `REP-${cvegeo}-${year}-`;
  const { last } = await trx
    .selectFrom('registry.dataset_report')
    .select(sql<number | null>`max(substr(folio, ${prefix.length + 1})::integer)`.as('last'))
    .where('cvegeo', '=', cvegeo)
    .where('folio', 'like', `${prefix}%`)
    .executeTakeFirstOrThrow();
  return `${prefix}${(last ?? 0) + 1}`;
}

export function lockReport(trx: Trx, id: string): Promise<DatasetReport | undefined> {
  return trx
    .selectFrom('registry.dataset_report')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function putReport(
  trx: Trx,
  id: string,
  change: Partial<Omit<DatasetReport, 'id' | 'cvegeo' | 'dataset_id'>>,
): Promise<void> {
  await trx.updateTable('registry.dataset_report').set(change).where('id', '=', id).execute();
}

/** Reports of some governments, the soonest due first; one more than `first` when there are more. */
export function listReports(
  db: Database,
  page: {
    governments: 'all' | readonly string[];
    states: readonly DatasetReport['state'][];
    first: number;
    after: { dueOn: string; id: string } | null;
  },
): Promise<DatasetReport[]> {
  const { governments, states, first, after } = page;
  const keys = governments === 'all' ? null : governments;
  if (keys?.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('registry.dataset_report')
    .selectAll()
    .where('state', 'in', [...states])
    .$if(keys !== null, (query) => query.where('cvegeo', 'in', keys ?? []))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('due_on', 'id'), '>', eb.tuple(after?.dueOn ?? '', after?.id ?? '')),
      ),
    )
    .orderBy('due_on')
    .orderBy('id')
    .limit(first + 1)
    .execute();
}

/**
 * Writes what the public sees of a report; one that was not taken is not there. What a report of personal data says is
 * never repeated, since it would lead to them.
 */
export async function showReport(trx: Trx, report: DatasetReport): Promise<void> {
  const { id, state } = report;
  if (state === 'received') return;
  if (state === 'rejected') {
    await trx.deleteFrom('national.dataset_report').where('id', '=', id).execute();
    return;
  }
  const shown = {
    folio: report.folio,
    dataset_id: report.dataset_id,
    cvegeo: report.cvegeo,
    kind: report.kind,
    description: report.kind === 'personal-data' ? null : report.description,
    state,
    answer: report.answer,
    answer_text: report.answer_text,
    received_at: report.received_at,
    due_on: report.due_on,
    answered_at: report.answered_at,
    is_late: report.is_late,
  };
  await trx
    .insertInto('national.dataset_report')
    .values({ id, ...shown })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(shown))
    .execute();
}

/** What nobody confirmed since then is deleted; addresses behind what ended before then are forgotten. */
export async function forgetReporters(
  trx: Trx,
  { unconfirmedBefore, endedBefore }: { unconfirmedBefore: Date; endedBefore: Date },
): Promise<void> {
  await trx
    .deleteFrom('registry.dataset_report')
    .where('state', '=', 'received')
    .where('received_at', '<', unconfirmedBefore)
    .execute();
  await trx
    .updateTable('registry.dataset_report')
    .set({ email: null })
    .where('state', 'in', ['answered', 'rejected'])
    .where('answered_at', '<', endedBefore)
    .where('email', 'is not', null)
    .execute();
}
