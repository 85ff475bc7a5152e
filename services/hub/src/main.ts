import { closeInOrder, createLogger, createMetrics, runProcess } from '@rma/service-kit';
import { useStandards } from '@rma/themes';
import { readHubEnvironment } from './environment.ts';
import { startHub } from './hub.ts';
import { welcome } from './welcome.ts';

await runProcess(async () => {
  const environment = readHubEnvironment();
  useStandards(environment.standardsFolders);
  const logger = createLogger({ level: environment.logLevel, service: 'hub' });
  const hub = await startHub({ environment, logger, metrics: createMetrics() });
  closeInOrder(hub.steps, { logger, timeoutMs: 15_000 });
  process.stdout.write(welcome(hub, environment));
});
