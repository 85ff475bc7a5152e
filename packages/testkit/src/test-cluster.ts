import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '@rma/persistence';

export type TestCluster = { adminUrl: string; stop(): Promise<void> };

const FOLDER_NAME = /^rma-test-(\d+)-/;

// Everything is thrown away at the end, so nothing waits for the disk.
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 200,
  checkpoint_timeout: '1h',
  max_wal_size: '4GB',
};

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Removes the servers and folders of test runs that were killed before they could clean up. */
async function sweepDeadRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(FOLDER_NAME.exec(name)?.[1]);
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    // Another run may be sweeping the same folder; one of the two is enough.
    await removeEmbeddedPostgres({ dataDir }).catch(() => {});
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** One Postgres for a whole test run, in a temporary folder that `stop()` removes. */
export async function startTestCluster(): Promise<TestCluster> {
  await sweepDeadRuns();
  const dataDir = await mkdtemp(join(tmpdir(), `rma-test-${process.pid}-`));
  // As root the server runs as another user, who has to pass through.
  await chmod(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir, settings: SETTINGS });
  return {
    adminUrl: postgres.connectionString,
    async stop() {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
