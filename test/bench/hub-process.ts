import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, launch, type Launched } from './launch.ts';
import { childrenOf } from './process-facts.ts';
import { hubProgram } from './paths.ts';

export type RunningHub = {
  url: string;
  launched: Launched;
  /** From the start of the process to the first page served. */
  secondsToPage: number;
  /** The worker process; throws when it has not started. */
  workerPid(): number;
};

export const coordinator = { email: 'coordinacion@bench.example', password: 'medir es comparar, siempre' };

const GIVE_UP_MS = 60_000;
const POLL_MS = 20;

async function servesPage(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/`);
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

/** Starts the hub as `npm start` does, with its own Postgres in `dataDir`, and waits until it serves `/`. */
export async function startHub(options: {
  dataDir: string;
  isDemonstration: boolean;
  /** A free one by default. */
  port?: number;
  variables?: Record<string, string>;
}): Promise<RunningHub> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const launched = launch(hubProgram, {
    variables: {
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: url,
      DATA_DIR: options.dataDir,
      RMA_DEMO: options.isDemonstration ? '1' : '0',
      RMA_ADMIN_EMAIL: coordinator.email,
      RMA_ADMIN_PASSWORD: coordinator.password,
      ...options.variables,
    },
  });
  try {
    while (!(await Promise.race([servesPage(url), launched.ended]))) {
      if (performance.now() - startedAt > GIVE_UP_MS)
        throw new Error(`no page at ${url} after ${GIVE_UP_MS / 1000} s\n${launched.lastWords()}`);
      await sleep(POLL_MS);
    }
  } catch (error) {
    await launched.stop();
    throw error;
  }
  return {
    url,
    launched,
    secondsToPage: (performance.now() - startedAt) / 1000,
    workerPid() {
      const worker = childrenOf(launched.pid).find(({ command }) => command.includes('worker/main.ts'));
      if (worker === undefined) throw new Error('the hub has no worker process');
      return worker.pid;
    },
  };
}
