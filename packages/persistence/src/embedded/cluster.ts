import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { locateBinaries, type Binaries } from './binaries.ts';
import { noteFile, readNote, writeNote, type ClusterNote } from './cluster-note.ts';
import { lockDataDir, type DataDirLock } from './data-dir-lock.ts';
import type { EmbeddedLogger } from './embedded-logger.ts';
import { createCluster, removeUnfinishedClusters } from './initdb.ts';
import { StartupError } from './startup-error.ts';
import { accountFor, canReach, type UnixAccount } from './unix-account.ts';

/** A complete database cluster: its folder, who runs it, and the superuser's password. */
export type Cluster = {
  folder: string;
  account: UnixAccount | null;
  password: string;
  binaries: Binaries;
  /** Held when the folder is outside the data folder, whose own lock does not cover it. */
  lock: DataDirLock | null;
};

export type ClusterOptions = {
  /** Absolute; the caller holds its lock. */
  dataDir: string;
  /** As root, the place for what an unprivileged user must reach. */
  systemFolder: string;
  logger: EmbeddedLogger;
  sync: boolean;
};

const exists = async (path: string) => (await stat(path).catch(() => null)) !== null;

async function chooseElsewhere(options: ClusterOptions, inPlace: string): Promise<string | undefined> {
  const account = await accountFor(inPlace);
  if (!account || (await canReach(account, options.dataDir))) return undefined;
  const name = createHash('sha256').update(options.dataDir).digest('hex').slice(0, 16);
  return join(options.systemFolder, name, 'postgres');
}

async function createNote(options: ClusterOptions, inPlace: string): Promise<ClusterNote> {
  const elsewhere = await chooseElsewhere(options, inPlace);
  for (const folder of [inPlace, ...(elsewhere ? [elsewhere] : [])]) {
    if (!(await exists(folder))) continue;
    throw new StartupError('credentials-lost', {
      spanish: `Existe la base de datos ${folder} pero falta ${noteFile(options.dataDir)}, que guarda su contraseña. Restáurelo de un respaldo, o ejecute "npm run reset" para empezar de nuevo.`,
      english: `The database ${folder} exists but ${noteFile(options.dataDir)}, which holds its password, is missing. Restore it from a backup, or run "npm run reset" to start afresh.`,
    });
  }
  const note = { password: randomBytes(24).toString('base64url'), ...(elsewhere ? { elsewhere } : {}) };
  await writeNote(options.dataDir, note);
  return note;
}

async function refuseUnlessReachable(cluster: {
  folder: string;
  account: UnixAccount | null;
}): Promise<void> {
  if (cluster.account && !(await canReach(cluster.account, cluster.folder))) {
    throw new StartupError('data-dir-unreachable', {
      spanish: `El usuario ${cluster.account.uid}, que ejecuta la base de datos, no puede entrar a ${cluster.folder}. Dé permiso de paso (chmod o+x) a las carpetas que la contienen.`,
      english: `User ${cluster.account.uid}, who runs the database, cannot enter ${cluster.folder}. Allow passage (chmod o+x) through its parent folders.`,
    });
  }
  const owner = await stat(cluster.folder).catch(() => null);
  if (owner && !cluster.account && process.getuid && owner.uid !== process.getuid()) {
    throw new StartupError('data-dir-unreachable', {
      spanish: `La base de datos ${cluster.folder} es del usuario ${owner.uid} y este proceso es del ${process.getuid()}. Inicie como antes, o cambie el dueño de la carpeta de datos.`,
      english: `The database ${cluster.folder} belongs to user ${owner.uid} and this process to ${process.getuid()}. Start as before, or change the owner of the data folder.`,
    });
  }
}

async function requireSameVersion(folder: string, majorVersion: string): Promise<void> {
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  if (version === majorVersion) return;
  throw new StartupError('incompatible-version', {
    spanish: `La base de datos ${folder} es de PostgreSQL ${version} y este programa trae ${majorVersion}. Ábrala con la versión anterior y exporte los datos.`,
    english: `The database ${folder} is PostgreSQL ${version}, and this program brings ${majorVersion}. Open it with the earlier release and export the data.`,
  });
}

async function makeSystemFolder(options: ClusterOptions, clusterFolder: string): Promise<DataDirLock> {
  options.logger.info(
    { dataDir: options.dataDir, database: clusterFolder },
    'postgres does not run as root and its user cannot enter the data folder, so the database is kept elsewhere',
  );
  const own = dirname(clusterFolder);
  await mkdir(own, { recursive: true });
  // Explicitly, because a strict umask would close them again.
  await chmod(dirname(own), 0o755);
  await chmod(own, 0o711);
  return lockDataDir(own);
}

/**
 * Finds the cluster of a data folder, or creates it, with everything needed to run it.
 * Throws StartupError when it cannot be reached, belongs to another version, or its password is gone.
 */
export async function prepareCluster(options: ClusterOptions): Promise<Cluster> {
  const { logger, sync, systemFolder } = options;
  const inPlace = join(options.dataDir, 'postgres');
  const note = (await readNote(options.dataDir)) ?? (await createNote(options, inPlace));
  const folder = note.elsewhere ?? inPlace;
  const lock = note.elsewhere ? await makeSystemFolder(options, folder) : null;
  try {
    const account = await accountFor(folder);
    await refuseUnlessReachable({ folder, account });
    const binaries = await locateBinaries({ account, systemFolder, logger });
    await removeUnfinishedClusters(folder);
    if (!(await exists(folder))) {
      const startedAt = performance.now();
      await createCluster({ folder, account, password: note.password, sync, command: binaries.initdb });
      logger.info({ folder, elapsedMs: Math.round(performance.now() - startedAt) }, 'database created');
    }
    await requireSameVersion(folder, binaries.majorVersion);
    return { folder, account, password: note.password, binaries, lock };
  } catch (error) {
    lock?.release();
    throw error;
  }
}
