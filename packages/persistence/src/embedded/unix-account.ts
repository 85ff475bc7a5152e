import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The user Postgres runs as when it cannot be ours: Postgres refuses to run as root. */
export type UnixAccount = { uid: number; gid: number };

// "nobody" has this number on Linux and needs no entry in /etc/passwd; Postgres only looks at the number.
const NOBODY: UnixAccount = { uid: 65_534, gid: 65_534 };

const isRoot = () => process.getuid?.() === 0;

/**
 * The account for a cluster folder: null means "as this process". As root it is the owner of an existing
 * cluster (one that an ordinary user created before), otherwise nobody.
 */
export async function accountFor(clusterDir: string): Promise<UnixAccount | null> {
  if (!isRoot()) return null;
  const existing = await stat(clusterDir).catch(() => null);
  return existing && existing.uid !== 0 ? { uid: existing.uid, gid: existing.gid } : NOBODY;
}

/** Whether the account may enter every existing folder on the way to `path` (mode bits only, not ACLs). */
export async function canReach(account: UnixAccount, path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null);
    if (found?.isDirectory()) {
      const shift = found.uid === account.uid ? 6 : found.gid === account.gid ? 3 : 0;
      if (((found.mode >> shift) & 1) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
