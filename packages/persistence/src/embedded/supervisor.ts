import { setTimeout as sleep } from 'node:timers/promises';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded-postgres.ts';
import { silentLogger } from './embedded-logger.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/**
 * startEmbeddedPostgres that also brings the server back whenever it dies, for as long as it takes, with the
 * same connection string, so pools recover by themselves. Throws like startEmbeddedPostgres at the first start only.
 */
export async function superviseEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const logger = options.logger ?? silentLogger;
  const postgres = await startEmbeddedPostgres(options);
  const giveUp = new AbortController();
  const revive = async () => {
    for (
      let pauseMs = FIRST_PAUSE_MS;
      !giveUp.signal.aborted;
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    ) {
      try {
        await postgres.restart();
        return;
      } catch (error) {
        logger.error({ error, pauseMs }, 'database server could not be restarted; trying again');
        await sleep(pauseMs, undefined, { signal: giveUp.signal }).catch(() => {});
      }
    }
  };
  postgres.onExit((exit) => {
    if (exit.wasAsked) return;
    logger.error(exit, 'database server died; restarting it');
    void revive();
  });
  return {
    ...postgres,
    get pid() {
      return postgres.pid;
    },
    async stop() {
      giveUp.abort();
      await postgres.stop();
    },
  };
}
