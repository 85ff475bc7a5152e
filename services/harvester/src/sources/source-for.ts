import type { Action, Actor } from '@rma/domain';
import { authorize, problems } from '@rma/service-kit';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named, unseen } from '../permission.ts';
import { findSource, type SourceRow } from './source-queries.ts';

/** A source on which somebody may do something. Throws not-found, also for who may not know of it, or forbidden. */
export async function sourceFor(
  { db }: HarvesterDependencies,
  actor: Actor,
  { sourceId, action }: { sourceId: string; action: Action },
): Promise<SourceRow> {
  const source = await findSource(db, sourceId);
  if (source === undefined) throw problems.notFound({ what: named.source });
  authorize(actor, action, { cvegeo: source.cvegeo }, unseen(named.source));
  return source;
}
