import { startEmbeddedPostgres } from './embedded-postgres.ts';

// The smallest hub: the tests start it as a process of its own and kill it.
const [dataDir = ''] = process.argv.slice(2);
const postgres = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
process.stdout.write(
  `${JSON.stringify({ pid: postgres.pid, connectionString: postgres.connectionString })}\n`,
);
