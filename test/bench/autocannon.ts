import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { childVariables } from './environment.ts';

/** Each request has another value where its body has this. */
export const UNIQUE_ID = '[<id>]';

const resultSchema = z.object({
  requests: z.object({ average: z.number() }),
  latency: z.object({ p50: z.number(), p99: z.number() }),
  non2xx: z.number(),
  errors: z.number(),
  timeouts: z.number(),
});

/** Loads an address with POSTs from a process of its own; throws unless every answer was a 2xx. */
export async function loadWithPosts(options: {
  url: string;
  body: string;
  connections: number;
  seconds: number;
}): Promise<{ requestsPerSecond: number; p50Ms: number; p99Ms: number }> {
  const { url, body, connections, seconds } = options;
  const program = fileURLToPath(import.meta.resolve('autocannon'));
  const what = ['-m', 'POST', '-H', 'content-type: application/json', '-b', body, '--idReplacement'];
  const how = ['-c', String(connections), '-d', String(seconds), '--json', '--no-progress'];
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...what, ...how, url], {
    env: childVariables(),
    maxBuffer: 16e6,
  });
  const { requests, latency, non2xx, errors, timeouts } = resultSchema.parse(JSON.parse(stdout));
  if (non2xx + errors + timeouts > 0)
    throw new Error(`${non2xx} answers that are not 2xx, ${errors} errors, ${timeouts} timeouts`);
  return { requestsPerSecond: requests.average, p50Ms: latency.p50, p99Ms: latency.p99 };
}
