import { createHash } from 'node:crypto';
import { dateInMexicoCity, monthOf, type Actor } from '@rma/domain';
import { appendToLedger } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { drawReport } from './draw-report.ts';
import { insertReport, reportOf } from './record-queries.ts';
import { gatherFacts } from './report-facts.ts';

export type Written =
  | { ok: true; isNew: boolean }
  /** Only a month that is over in Mexico City has a report. */
  | { ok: false; reason: 'month-not-over' };

/**
 * Writes the report of a month (YYYY-MM) that is over, once: facts, PDF and an entry of the ledger with its hash, all or
 * nothing. Of a month that has one, nothing changes. Throws unauthenticated or forbidden.
 */
export async function writeMonthlyReport(
  deps: ObservatoryDependencies,
  actor: Actor,
  { month }: { month: string },
): Promise<Written> {
  authorize(actor, 'observatory.manage', { cvegeo: null });
  const { db, clock } = deps;
  const publishedAt = clock.now();
  if (month >= monthOf(dateInMexicoCity(publishedAt))) return { ok: false, reason: 'month-not-over' };
  if ((await reportOf(db, month)) !== undefined) return { ok: true, isNew: false };
  const facts = await gatherFacts(deps, month);
  const pdf = await drawReport(facts, publishedAt);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const isNew = await db.transaction().execute(async (trx) => {
    if (!(await insertReport(trx, { publishedAt, facts, pdf, sha256 }))) return false;
    await appendToLedger(
      trx,
      [
        {
          kind: 'report.monthly-published',
          subject: `report:${month}`,
          cvegeo: null,
          detail: { month, url: `${deps.publicUrl}/informes/${month}`, pdfSha256: sha256 },
        },
      ],
      { actor, clock },
    );
    return true;
  });
  return { ok: true, isNew };
}
