import { closeInOrder, createLogger, createMetrics, requireNode24 } from '@rma/service-kit';
import { readHubEnvironment } from './environment.ts';
import { startHub } from './hub.ts';
import { runOrExplain } from './run-or-explain.ts';
import { welcome } from './welcome.ts';

requireNode24();

await runOrExplain(async () => {
  const environment = readHubEnvironment();
  const logger = createLogger({ level: environment.logLevel, service: 'hub' });
  const hub = await startHub({ environment, logger, metrics: createMetrics() });
  closeInOrder(hub.steps, { logger, timeoutMs: 15_000 });
  process.stdout.write(welcome(hub, environment));
});
