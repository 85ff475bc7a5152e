import type { Actor, Clock } from '@rma/domain';
import { authorize, problems } from '@rma/service-kit';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named, unseen } from '../permission.ts';
import { findSource } from '../sources/source-queries.ts';
import { findPreview, newestPreviewOf, type PreviewRow } from './preview-queries.ts';
import { previewResultSchema, type PreviewFailure, type PreviewView } from './preview-result.ts';

/** A preview lasts a minute; one that gave no sign for so long has nobody who makes it. */
export const stalledAfterMs = 5 * 60_000;

const stalled: PreviewFailure = {
  code: 'stalled',
  message:
    'La red no pudo atender esta vista previa. Pídala de nuevo; si se repite, avise a la coordinación.',
};

function toView(row: PreviewRow, clock: Clock): PreviewView {
  const isOpen = row.state === 'waiting' || row.state === 'working';
  const lastSign = row.beat_at ?? row.requested_at;
  const isStalled = isOpen && clock.now().getTime() - lastSign.getTime() > stalledAfterMs;
  return {
    id: row.id,
    cvegeo: row.cvegeo,
    url: row.url,
    organization: row.organization,
    state: isStalled ? 'failed' : row.state,
    stage: isOpen ? row.stage : null,
    read: row.read_count,
    requestedAt: row.requested_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    failure: isStalled ? stalled : row.failure,
    result: row.result === null ? null : previewResultSchema.parse(row.result),
  };
}

/** One preview; not-found for who may not read sources of its government. */
export async function readPreview(
  { db, clock }: HarvesterDependencies,
  actor: Actor,
  id: string,
): Promise<PreviewView> {
  const row = await findPreview(db, id);
  if (row === undefined) throw problems.notFound({ what: named.preview });
  authorize(actor, 'source.read', { cvegeo: row.cvegeo }, unseen(named.preview));
  return toView(row, clock);
}

/** The newest finished preview of a source's address and organisation, for whoever decides on it; not-found when there is none. */
export async function readSourcePreview(
  { db, clock }: HarvesterDependencies,
  actor: Actor,
  sourceId: string,
): Promise<PreviewView> {
  const source = await findSource(db, sourceId);
  if (source === undefined) throw problems.notFound({ what: named.source });
  authorize(actor, 'source.read', { cvegeo: source.cvegeo }, unseen(named.source));
  const { cvegeo, url, selection } = source;
  const organization = selection.organization ?? null;
  const row = await newestPreviewOf(db, { cvegeo, url, organization });
  if (row === undefined) throw problems.notFound({ what: named.preview });
  return toView(row, clock);
}
