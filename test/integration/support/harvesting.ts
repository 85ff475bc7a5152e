import { ask } from './http.ts';
import type { HubProcess } from './hub-process.ts';
import { until } from './until.ts';

type Hub = Pick<HubProcess, 'url'>;

type Counts = Record<'read' | 'added' | 'updated' | 'unchanged' | 'rejected' | 'skipped', number>;
export type Run = { id: string; state: string; counts: Counts; failure: unknown };

/** An approved CKAN source of a member. */
export async function openSource(
  hub: Hub,
  coordinatorToken: string,
  wanted: { cvegeo: string; url: string },
): Promise<string> {
  const { id } = await ask<{ id: string }>(hub, 'POST', '/api/v1/sources', {
    token: coordinatorToken,
    json: { kind: 'ckan', title: 'Portal de prueba', ...wanted },
  });
  await ask(hub, 'POST', `/api/v1/sources/${id}/approval`, { token: coordinatorToken });
  return id;
}

/** Starts a run, or takes the one that the timetable has already started. */
export async function startRun(hub: Hub, coordinatorToken: string, sourceId: string): Promise<string> {
  return until('the source has a run', async () => {
    const started = await ask<Run>(hub, 'POST', `/api/v1/sources/${sourceId}/runs`, {
      token: coordinatorToken,
    }).catch(() => null);
    if (started !== null) return started.id;
    const { items } = await ask<{ items: Run[] }>(hub, 'GET', `/api/v1/sources/${sourceId}/runs`, {
      token: coordinatorToken,
    });
    return items[0]?.id ?? null;
  });
}

export function readRun(hub: Hub, token: string, runId: string): Promise<Run> {
  return ask<Run>(hub, 'GET', `/api/v1/runs/${runId}`, { token });
}

/** Waits until a run is applied, failed or held. */
export function endOfRun(
  hub: Hub,
  token: string,
  runId: string,
  { timeoutMs = 60_000 }: { timeoutMs?: number } = {},
): Promise<Run> {
  return until(
    `run ${runId} ended`,
    async () => {
      const run = await readRun(hub, token, runId).catch(() => null);
      return run !== null && ['applied', 'failed', 'held'].includes(run.state) ? run : null;
    },
    { timeoutMs },
  );
}

/** What every run must add up to. */
export const accountedFor = ({ added, updated, unchanged, rejected, skipped }: Counts): number =>
  added + updated + unchanged + rejected + skipped;
