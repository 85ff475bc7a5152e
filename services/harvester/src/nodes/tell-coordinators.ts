import type { ReadFailure } from '@rma/interop';
import { enqueue, type Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import type { RunContext } from '../runs/run-context.ts';
import { failureOfReading } from '../runs/run-failure.ts';

/** What the registry's job `registry.report-node` is told; `about` keeps one letter from being written twice. */
export type NodeReport = {
  about: string;
  kind: 'registered' | 'distrusted';
  cvegeo: string;
  title: string;
  url: string;
  /** The key to compare, of one that registered; why its pages are not believed, of one that is distrusted. */
  detail: string;
};

/** Has the coordinators told of a node, once this transaction commits. */
export function tellCoordinators(db: Kysely<Tables>, report: NodeReport): Promise<void> {
  return enqueue(db, { task: 'registry.report-node', payload: report, key: `report-node:${report.about}` });
}

const distrusted = new Set<ReadFailure['code']>(['signature', 'gap', 'history-rewritten']);

/**
 * A node that cannot be believed is more than a portal that fails: somebody may be in its place. Told once a day for
 * each reason, though it is read every hour.
 */
export async function tellOfDistrust(run: RunContext, failure: ReadFailure): Promise<void> {
  if (run.source.kind !== 'node' || !distrusted.has(failure.code)) return;
  const { cvegeo, title, url } = run.source;
  const day = run.deps.clock.now().toISOString().slice(0, 10);
  await tellCoordinators(run.deps.db, {
    about: `source:${run.source.id}:${failure.code}:${day}`,
    kind: 'distrusted',
    cvegeo,
    title,
    url,
    detail: failureOfReading(failure).message,
  });
}
