import { createLogger, createMetrics, runProcess } from '@rma/service-kit';
import { useStandards } from '@rma/themes';
import { readHubEnvironment } from '../environment.ts';
import { startWorker } from './worker.ts';

await runProcess(async () => {
  const environment = readHubEnvironment();
  useStandards(environment.standardsFolders);
  const logger = createLogger({ level: environment.logLevel, service: 'worker' });
  const worker = await startWorker({ environment, logger, metrics: createMetrics() });

  let closing = false;
  const close = async () => {
    if (closing) return;
    closing = true;
    await worker.stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void close());
  process.on('SIGINT', () => void close());
  // The hub is gone, however it went, perhaps while this worker was starting: a worker must not outlive it.
  process.on('disconnect', () => void close());
  if (!process.connected) await close();
});
