import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const recordSchema = z.object({
  id: z.uuid(),
  resourceId: z.uuid(),
  fileName: z.string().nullable(),
  totalBytes: z.number(),
  /** Who began it, as the audit columns name actors. */
  createdBy: z.string(),
  touchedAt: z.iso.datetime(),
  /** The upload it became, once it was complete. */
  uploadId: z.uuid().nullable(),
});
export type PartialRecord = z.infer<typeof recordSchema>;
/** A file on its way: what is known of it and how much of it has arrived. */
export type PartialFile = PartialRecord & { offsetBytes: number };

class TooMuch extends Error {}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Lets `maxBytes` through; more is a failure. */
const atMost = (maxBytes: number) => {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(new TooMuch());
      else done(null, chunk);
    },
  });
};

export type PartialFiles = ReturnType<typeof createPartialFiles>;

/**
 * Files that arrive in pieces, in a folder: `<id>.json` says what it will be, `<id>.part` holds what came so far. All
 * there is to know is on disk, so another process on the same folder goes on where one ended.
 */
export function createPartialFiles(folder: string) {
  const partPath = (id: string) => join(folder, `${id}.part`);
  const recordPath = (id: string) => join(folder, `${id}.json`);

  async function write(record: PartialRecord): Promise<void> {
    const temporary = join(folder, `${record.id}.${randomUUID()}.tmp`);
    await writeFile(temporary, JSON.stringify(record), { flush: true });
    await rename(temporary, recordPath(record.id));
  }

  async function find(id: string): Promise<PartialFile | null> {
    try {
      const record = recordSchema.parse(JSON.parse(await readFile(recordPath(id), 'utf8')));
      const offsetBytes = record.uploadId === null ? (await stat(partPath(id))).size : record.totalBytes;
      return { ...record, offsetBytes };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async function remove(id: string): Promise<void> {
    await rm(recordPath(id), { force: true });
    await rm(partPath(id), { force: true });
  }

  return {
    find,
    remove,

    /** Begins a file of which nothing arrived yet. */
    async begin(wanted: Omit<PartialRecord, 'id' | 'uploadId'>): Promise<PartialFile> {
      await mkdir(folder, { recursive: true });
      const record = { ...wanted, id: randomUUID(), uploadId: null };
      await writeFile(partPath(record.id), '');
      await write(record);
      return { ...record, offsetBytes: 0 };
    },

    /**
     * Adds what comes to the end of a file. What arrived before a failure stays, and the failure is thrown; more than
     * the file was announced to have is refused, and nothing of it stays.
     */
    async append(file: PartialFile, source: Readable): Promise<{ ok: true } | { ok: false }> {
      const { id, offsetBytes, totalBytes } = file;
      try {
        await pipeline(
          source,
          atMost(totalBytes - offsetBytes),
          createWriteStream(partPath(id), { flags: 'r+', start: offsetBytes, flush: true }),
        );
        return { ok: true };
      } catch (error) {
        if (!(error instanceof TooMuch)) throw error;
        await truncate(partPath(id), offsetBytes);
        return { ok: false };
      }
    },

    touch: (record: PartialRecord, touchedAt: Date) =>
      write({ ...recordSchema.parse(record), touchedAt: touchedAt.toISOString() }),

    /** What arrived, from its beginning. */
    read: (id: string): Readable => createReadStream(partPath(id)),

    /** Notes what a complete file became; its bytes are no longer needed here. */
    async finish(record: PartialRecord, uploadId: string): Promise<void> {
      await write({ ...recordSchema.parse(record), uploadId });
      await rm(partPath(record.id), { force: true });
    },

    /** Every file of the folder, complete ones too. */
    async list(): Promise<PartialFile[]> {
      const names = await readdir(folder).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      const ids = names.flatMap((name) => /^([0-9a-f-]{36})\.json$/.exec(name)?.[1] ?? []);
      const files = await Promise.all(ids.map(find));
      return files.filter((file) => file !== null);
    },

    /** Deletes what no record speaks of and nobody wrote to since `before`; a process that died leaves such files. */
    async removeStray(before: Date): Promise<void> {
      const names = await readdir(folder).catch(() => []);
      const known = new Set(names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, 36)));
      for (const name of names) {
        if (known.has(name.slice(0, 36)) && !name.endsWith('.tmp')) continue;
        // oxlint-disable-next-line no-await-in-loop -- a handful at most
        const found = await stat(join(folder, name)).catch(() => null);
        // oxlint-disable-next-line no-await-in-loop -- as above
        if (found !== null && found.mtime < before) await rm(join(folder, name), { force: true });
      }
    },
  };
}
