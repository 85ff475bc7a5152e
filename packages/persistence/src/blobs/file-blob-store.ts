import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { BlobStore, PutResult } from './blob-store.ts';

// An upload that is still being written is never this old; a killed process leaves its file behind.
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

class TooLarge extends Error {}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

function orNullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

function folderOf(url: string): string {
  return url.startsWith('file://')
    ? fileURLToPath(url)
    : resolve(decodeURIComponent(url.slice('file:'.length)));
}

// A rename is on disk only when its folder is. Windows cannot open folders and does this by itself.
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(orNullIfMissing);
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true });
  }
}

async function writeMeasured(
  source: AsyncIterable<Uint8Array>,
  path: string,
  options: { maxBytes: number },
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(path, 'wx');
  await pipeline(
    source,
    async function* measure(chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        bytes += chunk.byteLength;
        if (bytes > options.maxBytes) throw new TooLarge();
        hash.update(chunk);
        yield chunk;
      }
    },
    handle.createWriteStream({ flush: true }),
  );
  return { sha256: hash.digest('hex'), bytes };
}

/** A blob store in a folder: `ab/cd/abcd…`, and `incoming/` for uploads that are not complete. */
export function createFileBlobStore(url: string): BlobStore {
  const root = folderOf(url);
  const incoming = join(root, 'incoming');
  let prepared: Promise<void> | null = null;

  const prepare = async () => {
    await mkdir(incoming, { recursive: true });
    await removeAbandoned(incoming);
  };

  const path = (sha256: string) => {
    if (!isHash(sha256)) throw new RangeError('A blob is named by 64 lower-case hexadecimal digits.');
    return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };

  // Always moved into place, also over an equal blob: it mends a damaged copy and cannot lose to a simultaneous delete.
  const keep = async (temporary: string, sha256: string) => {
    const target = path(sha256);
    const created = await mkdir(dirname(target), { recursive: true });
    await rename(temporary, target);
    await syncFolder(dirname(target));
    if (created !== undefined) {
      await syncFolder(dirname(dirname(target)));
      await syncFolder(root);
    }
  };

  const openBlob = async (sha256: string) => {
    if (!isHash(sha256)) return null;
    return open(path(sha256), 'r').catch(orNullIfMissing);
  };

  return {
    async put(source, options): Promise<PutResult> {
      await (prepared ??= prepare());
      const temporary = join(incoming, randomUUID());
      try {
        const written = await writeMeasured(source, temporary, options);
        await keep(temporary, written.sha256);
        return { ok: true, ...written };
      } catch (error) {
        if (error instanceof TooLarge) return { ok: false, reason: 'too-large', maxBytes: options.maxBytes };
        throw error;
      } finally {
        await rm(temporary, { force: true });
      }
    },

    async get(sha256, range = {}) {
      const handle = await openBlob(sha256);
      return handle && handle.createReadStream(range);
    },

    async stat(sha256) {
      if (!isHash(sha256)) return null;
      const found = await stat(path(sha256)).catch(orNullIfMissing);
      return found && { bytes: found.size };
    },

    path,
    folder: root,

    async verify(sha256) {
      const handle = await openBlob(sha256);
      if (!handle) return 'missing';
      const hash = createHash('sha256');
      await pipeline(handle.createReadStream(), hash);
      return hash.digest('hex') === sha256 ? 'intact' : 'damaged';
    },

    async delete(sha256) {
      if (!isHash(sha256)) return false;
      const removed = await rm(path(sha256)).then(() => true, orNullIfMissing);
      return removed === true;
    },
  };
}
