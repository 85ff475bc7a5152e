import closeWithGrace from 'close-with-grace';
import type { Logger } from './logging.ts';
import type { Readiness } from './readiness.ts';

export type ShutdownStep = { name: string; close: () => unknown };

/**
 * On a signal or an uncaught error, the process stops being ready and closes its parts one after another, then
 * exits. A step that fails is logged and the next one still runs; past `timeoutMs` for all of them, the process ends
 * anyway. Returns `close` (the same, on demand) and `uninstall` (forget the signals).
 */
export function closeInOrder(
  steps: readonly ShutdownStep[],
  options: { logger: Logger; readiness?: Readiness; timeoutMs?: number },
): { close: () => void; uninstall: () => void } {
  const { logger, readiness, timeoutMs = 10_000 } = options;
  return closeWithGrace({ delay: timeoutMs, logger }, async ({ err, signal }) => {
    if (err) logger.fatal({ err }, 'closing after an uncaught error');
    else logger.info({ signal }, 'closing');
    readiness?.stop();
    await runSteps(steps, logger);
  });
}

async function runSteps(steps: readonly ShutdownStep[], logger: Logger): Promise<void> {
  for (const { name, close } of steps) {
    try {
      await close();
      logger.info({ step: name }, 'closed');
    } catch (error) {
      logger.error({ err: error, step: name }, 'could not close');
    }
  }
}
