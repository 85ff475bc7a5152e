import type { Actor } from '@rma/domain';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import type { HarvesterDependencies } from './dependencies.ts';
import { sweep } from './records/sweep.ts';
import { checkLinks, queueLinks } from './links/check-links.ts';
import { findLinks } from './links/find-links.ts';
import { linkRoutes } from './links/link-routes.ts';
import { executePreview } from './previews/execute-preview.ts';
import { previewRoutes } from './previews/preview-routes.ts';
import type { PreviewLimits } from './previews/read-sample.ts';
import { readPreview, readSourcePreview } from './previews/read-preview.ts';
import { requestPreview, type WantedPreview } from './previews/request-preview.ts';
import { sweepPreviews } from './previews/sweep-previews.ts';
import { cancelRun } from './runs/cancel-run.ts';
import { followNode } from './nodes/hints.ts';
import { nodeRoutes } from './nodes/node-routes.ts';
import { recordsCsvRoute } from './runs/records-csv-route.ts';
import { decideRun } from './runs/decide-run.ts';
import { executeRun } from './runs/execute-run.ts';
import { runRoutes } from './runs/run-routes.ts';
import { scheduleDue } from './runs/schedule-due.ts';
import { startRun, type WantedRun } from './runs/start-run.ts';
import { acceptCertificate } from './sources/accept-certificate.ts';
import { approveSource, pauseSource, proposeSource, type NewSource } from './sources/change-sources.ts';
import { refuseSource } from './sources/refuse-source.ts';
import { revokeSource } from './sources/revoke-source.ts';
import { scheduleSource, type NewSchedule } from './sources/schedule-source.ts';
import { sourceRoutes } from './sources/source-routes.ts';
import { timetableRoutes } from './sources/timetable-routes.ts';
import { sendDigest } from './weekly/digest.ts';
import { reportLinks } from './weekly/report-links.ts';
import { weeklyRoutes } from './weekly/weekly-routes.ts';

export type { HarvesterDependencies } from './dependencies.ts';
export { harvestReportSchema, type HarvestReport } from './runs/report-payload.ts';

const runPayload = z.object({ runId: z.uuid() });
const previewPayload = z.object({ previewId: z.uuid() });
const sourcePayload = z.object({ sourceId: z.uuid() });
const nodePayload = z.object({ id: z.uuid(), number: z.int() });
const hostPayload = z.object({ host: z.string() });

/** What a task is told by the worker that runs it. */
type TaskHelpers = { abortSignal?: AbortSignal | undefined; job?: { attempts: number } | undefined };

export type Harvester = ReturnType<typeof createHarvester>;

/**
 * Sources and their runs: routes for a server that has the `authentication` plugin, tasks and their timetable for a
 * worker, and the use cases themselves for callers in the same process (they check the actor's permission like the
 * routes do).
 */
export function createHarvester(deps: HarvesterDependencies) {
  return {
    routes: async (server: FastifyInstance): Promise<void> => {
      await server.register(sourceRoutes(deps));
      await server.register(timetableRoutes(deps));
      await server.register(runRoutes(deps));
      await server.register(recordsCsvRoute(deps));
      await server.register(linkRoutes(deps));
      await server.register(weeklyRoutes(deps));
      await server.register(previewRoutes(deps));
      await server.register(nodeRoutes(deps));
    },
    tasks: {
      'harvester.run': async (payload: unknown, helpers: TaskHelpers): Promise<void> => {
        const { runId } = runPayload.parse(payload);
        // A job is one worker's at a time: when it comes again, whoever had it is gone.
        const isRetry = (helpers.job?.attempts ?? 1) > 1;
        await executeRun(deps, { runId, signal: helpers.abortSignal, isRetry });
      },
      'harvester.preview': async (payload: unknown, helpers: TaskHelpers): Promise<void> => {
        await executePreview(deps, { ...previewPayload.parse(payload), signal: helpers.abortSignal });
      },
      'harvester.schedule-due': async (): Promise<void> => scheduleDue(deps),
      'harvester.follow-node': async (payload: unknown): Promise<void> => {
        await followNode(deps, nodePayload.parse(payload));
      },
      'harvester.find-links': async (payload: unknown): Promise<void> => {
        await findLinks(deps, sourcePayload.parse(payload));
      },
      'harvester.queue-links': async (): Promise<void> => {
        await queueLinks(deps);
      },
      'harvester.check-links': async (payload: unknown, helpers: TaskHelpers): Promise<void> => {
        await checkLinks(deps, { ...hostPayload.parse(payload), signal: helpers.abortSignal });
      },
      'harvester.report-links': async (): Promise<void> => {
        deps.logger.info({ governments: await reportLinks(deps) }, 'failing addresses told');
      },
      'harvester.weekly-digest': async (): Promise<void> => sendDigest(deps),
      'harvester.sweep': async (): Promise<void> => {
        deps.logger.info({ withdrawn: await sweep(deps) }, 'records past their days of grace were withdrawn');
        await sweepPreviews(deps);
      },
    },
    crontab: [
      { task: 'harvester.schedule-due', pattern: '* * * * *' },
      { task: 'harvester.queue-links', pattern: '* * * * *' },
      { task: 'harvester.sweep', pattern: '10 * * * *' },
      // Monday at 8 in Mexico City, which is UTC-6 all year, and an hour later if that was missed.
      { task: 'harvester.report-links', pattern: '0 14,15 * * 1' },
      { task: 'harvester.weekly-digest', pattern: '0 14,15 * * 1' },
    ],
    ready: [{ name: 'database', check: () => sql`select 1`.execute(deps.db) }],
    close: async (): Promise<void> => {},

    proposeSource: (actor: Actor, wanted: NewSource) => proposeSource(deps, actor, wanted),
    approveSource: (actor: Actor, wanted: { sourceId: string }) => approveSource(deps, actor, wanted),
    pauseSource: (actor: Actor, wanted: { sourceId: string }) => pauseSource(deps, actor, wanted),
    refuseSource: (actor: Actor, wanted: { sourceId: string; reason: string }) =>
      refuseSource(deps, actor, wanted),
    requestPreview: (actor: Actor, wanted: WantedPreview) => requestPreview(deps, actor, wanted),
    readPreview: (actor: Actor, id: string) => readPreview(deps, actor, id),
    readSourcePreview: (actor: Actor, sourceId: string) => readSourcePreview(deps, actor, sourceId),
    executePreview: (previewId: string, options: { limits?: PreviewLimits; signal?: AbortSignal } = {}) =>
      executePreview(deps, { previewId, ...options }),
    sweepPreviews: () => sweepPreviews(deps),
    revokeSource: (actor: Actor, wanted: { sourceId: string; reason: string }) =>
      revokeSource(deps, actor, wanted),
    scheduleSource: (actor: Actor, wanted: { sourceId: string } & NewSchedule) =>
      scheduleSource(deps, actor, wanted),
    acceptCertificate: (actor: Actor, wanted: { sourceId: string; sha256: string | null }) =>
      acceptCertificate(deps, actor, wanted),
    startRun: (actor: Actor, wanted: WantedRun) => startRun(deps, actor, wanted),
    cancelRun: (actor: Actor, wanted: { runId: string }) => cancelRun(deps, actor, wanted),
    executeRun: (runId: string) => executeRun(deps, { runId }),
    confirmRun: (actor: Actor, wanted: { runId: string }) =>
      decideRun(deps, actor, { ...wanted, decision: 'confirmed' }),
    refuseRun: (actor: Actor, wanted: { runId: string }) =>
      decideRun(deps, actor, { ...wanted, decision: 'refused' }),
    scheduleDue: () => scheduleDue(deps),
    findLinks: (wanted: { sourceId: string }) => findLinks(deps, wanted),
    sweep: () => sweep(deps),
  };
}
