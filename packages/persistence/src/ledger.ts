import { actorReference, type Actor, type Clock } from '@rma/domain';
import { sql, type Transaction } from 'kysely';
import type { Tables } from './tables/index.ts';

/** Every kind of public change. The words of the ledger; never renamed. */
export const ledgerKinds = [
  'membership.applied',
  'membership.approved',
  'membership.declined',
  'membership.changed',
  'official.designated',
  'official.ended',
  'memorandum.drafted',
  'memorandum.signed',
  'memorandum.activated',
  'memorandum.expired',
  'memorandum.sent-to-review',
  'memorandum.returned',
  'memorandum.ready-to-sign',
  'memorandum.reopened',
  'memorandum.discarded',
  'memorandum.signature-added',
  'memorandum.expiring',
  'memorandum.extended',
  'memorandum.suspended',
  'memorandum.resumed',
  'memorandum.terminated',
  'commitment.met',
  'commitment.lapsed',
  'commitment.overdue',
  'commitment.excepted',
  'charter.adopted',
  'administration.recorded',
  'official.substituted',
  'handover.planned',
  'custody.passed',
  'member.adopted',
  'member.adoption-ended',
  'inventory.filed',
  'plan.published',
  'plan.item-opened',
  'plan.item-removed',
  'request.published',
  'request.merged',
  'request.answered',
  'request.rejected',
  'request.overdue',
  'report.answered',
  'report.overdue',
  'consultation.opened',
  'consultation.closed',
  'reuse.published',
  'reuse.withdrawn',
  'figure.contested',
  'figure.contest-answered',
  'report.monthly-published',
  'programme.started',
  'programme.finished',
  'package.published',
  'package.withdrawn',
  'dataset.published',
  'dataset.updated',
  'dataset.archived',
  'dataset.returned',
  'dataset.withdrawn',
  'dataset.personal-data-kept',
  'dataset.joined-table',
  'source.approved',
  'source.paused',
  'source.resumed',
  'source.joined-tables',
  'source.left-tables',
  'source.revoked',
  'node.approved',
  'node.key-rotated',
  'node.key-revoked',
  'node.revoked',
  'instance.key-rotated',
  'run.held',
  'run.confirmed',
  'run.refused',
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/**
 * One public change. `subject` names the thing ("dataset:<id>", "government:<cvegeo>"); `cause` says why in
 * a person's or a rule's words; `detail` holds public facts only, never personal data.
 */
export type LedgerEntry = {
  kind: LedgerKind;
  subject: string;
  cvegeo: string | null;
  cause?: string;
  detail?: Record<string, unknown>;
};

/**
 * Appends entries to the public ledger within the transaction of the change they record.
 * Call it last: it holds the chain's head until the transaction ends.
 */
export async function appendToLedger(
  trx: Transaction<Tables>,
  entries: readonly LedgerEntry[],
  by: { actor: Actor; clock: Clock },
): Promise<void> {
  if (entries.length === 0) return;
  const actor = actorReference(by.actor);
  const payload = JSON.stringify(entries.map((entry) => ({ ...entry, actor })));
  await sql`select ledger.append(${payload}::jsonb, ${by.clock.now()})`.execute(trx);
}
