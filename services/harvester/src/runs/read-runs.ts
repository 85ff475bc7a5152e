import type { Actor } from '@rma/domain';
import { authorize, decodeCursor, type Page, problems, toPage } from '@rma/service-kit';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named, unseen } from '../permission.ts';
import { findSource } from '../sources/source-queries.ts';
import { findRun, listRuns } from './run-queries.ts';
import { listRunRecords, type KeptOutcome } from './run-record-queries.ts';
import { keptOutcomes, toRunView, type RunRecordView, type RunView } from './run-view.ts';

type PageQuery = { first: number; after?: string | undefined };

const runPosition = z.object({ queuedAt: z.iso.datetime(), id: z.uuid() });
const recordPosition = z.object({ outcome: z.enum(keptOutcomes), position: z.int32() });

/** The runs of a source, newest first, for those who may read it. */
export async function readRuns(
  { db }: HarvesterDependencies,
  actor: Actor,
  query: { sourceId: string } & PageQuery,
): Promise<Page<RunView>> {
  const source = await findSource(db, query.sourceId);
  if (source === undefined) throw problems.notFound({ what: named.source });
  authorize(actor, 'source.read', { cvegeo: source.cvegeo }, unseen(named.source));
  const rows = await listRuns(db, source.id, {
    after: query.after === undefined ? undefined : decodeCursor(runPosition, query.after),
    limit: query.first + 1,
  });
  const page = toPage(rows, query.first, {
    positionOf: (row) => ({ queuedAt: row.queued_at.toISOString(), id: row.id }),
  });
  return { ...page, items: page.items.map(toRunView) };
}

async function runFor({ db }: HarvesterDependencies, actor: Actor, id: string) {
  const run = await findRun(db, id);
  if (run === undefined) throw problems.notFound({ what: named.run });
  authorize(actor, 'source.read', { cvegeo: run.cvegeo }, unseen(named.run));
  return run;
}

export async function readRun(deps: HarvesterDependencies, actor: Actor, id: string): Promise<RunView> {
  return toRunView(await runFor(deps, actor, id));
}

/** What became of a run's records, with why; unchanged ones are only counted. */
export async function readRunRecords(
  deps: HarvesterDependencies,
  actor: Actor,
  query: { runId: string; outcome?: KeptOutcome | undefined } & PageQuery,
): Promise<Page<RunRecordView>> {
  const run = await runFor(deps, actor, query.runId);
  const rows = await listRunRecords(deps.db, run.id, {
    outcome: query.outcome,
    after: query.after === undefined ? undefined : decodeCursor(recordPosition, query.after),
    limit: query.first + 1,
  });
  const page = toPage(rows, query.first, {
    positionOf: ({ outcome, position }) => ({ outcome, position }),
  });
  return {
    ...page,
    items: page.items.map(
      ({ remote_id: remoteId, dataset_id: datasetId, title, outcome, problems: told }) => ({
        remoteId,
        datasetId,
        title,
        outcome,
        problems: told,
      }),
    ),
  };
}
