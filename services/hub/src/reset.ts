import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeEmbeddedPostgres } from '@rma/persistence';
import { readHubEnvironment } from './environment.ts';
import { runProcess } from '@rma/service-kit';

await runProcess(async () => {
  const environment = readHubEnvironment();
  if (environment.databaseUrl !== undefined) {
    process.stderr.write(
      'DATABASE_URL está definida: "npm run reset" solo borra la base de datos incluida. / ' +
        'DATABASE_URL is set: "npm run reset" only deletes the bundled database.\n',
    );
    process.exitCode = 1;
    return;
  }
  await removeEmbeddedPostgres({ dataDir: environment.dataDir });
  if (environment.blobStoreUrl.startsWith('file:')) {
    const folder = fileURLToPath(environment.blobStoreUrl);
    if (folder.startsWith(environment.dataDir)) await rm(folder, { recursive: true, force: true });
  }
  await rm(join(environment.dataDir, 'demonstration.json'), { force: true });
  process.stdout.write(`Se borraron la base de datos y los archivos de ${environment.dataDir}.\n`);
});
