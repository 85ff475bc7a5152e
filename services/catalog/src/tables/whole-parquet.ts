import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createBlobStore, type BlobStore } from '@rma/persistence';
import type { QueryAnswer, TableQueries } from '@rma/tabular';
import { z } from 'zod';
import type { NationalTable } from './open-table.ts';

/** One Parquet file with all of a national table. */
export type WholeParquet = { sha256: string; bytes: number; builtAt: Date };

const noteSchema = z.object({ id: z.string(), sha256: z.string(), bytes: z.int(), builtAt: z.coerce.date() });

/**
 * National tables as single Parquet files, each made once per state of its table and then kept in `tables/` of the
 * blob folder, one per standard: the next state takes the place of the one before, so the space is bounded by the
 * tables themselves. Anything there may be deleted at any time; it is made again.
 */
export function createWholeParquets({ blobs, tables }: { blobs: BlobStore; tables: TableQueries }) {
  const folder = join(blobs.folder, 'tables');
  const kept = createBlobStore(pathToFileURL(folder).href);
  const building = new Map<string, Promise<QueryAnswer<WholeParquet>>>();
  const noteOf = ({ standard }: NationalTable) => join(folder, `${standard.theme}-${standard.name}.json`);

  async function readNote(table: NationalTable): Promise<(WholeParquet & { id: string }) | null> {
    try {
      return noteSchema.parse(JSON.parse(await readFile(noteOf(table), 'utf8')));
    } catch {
      return null;
    }
  }

  async function build(table: NationalTable): Promise<QueryAnswer<WholeParquet>> {
    const incoming = join(folder, 'incoming');
    await mkdir(incoming, { recursive: true });
    const path = join(incoming, randomUUID());
    try {
      const written = await tables.exportParquet(table.source, path);
      if (!written.ok) return written;
      const put = await kept.put(createReadStream(path), { maxBytes: Number.MAX_SAFE_INTEGER });
      if (!put.ok) throw new Error('a file without a limit was too large');
      const former = await readNote(table);
      const built = {
        id: table.source.id,
        sha256: put.sha256,
        bytes: put.bytes,
        builtAt: (await stat(path)).mtime,
      };
      await writeFile(`${path}.json`, JSON.stringify(built));
      await rename(`${path}.json`, noteOf(table));
      if (former !== null && former.sha256 !== put.sha256) await kept.delete(former.sha256);
      return { ok: true, value: built };
    } finally {
      await rm(path, { force: true });
    }
  }

  return {
    store: kept,
    /** The file of the table's present state; made now when there is none. The same one is never made twice at once. */
    async of(table: NationalTable): Promise<QueryAnswer<WholeParquet>> {
      const note = await readNote(table);
      if (note?.id === table.source.id && (await kept.stat(note.sha256)) !== null)
        return { ok: true, value: note };
      const { id } = table.source;
      let promise = building.get(id);
      if (promise === undefined) {
        promise = build(table).finally(() => building.delete(id));
        building.set(id, promise);
      }
      return promise;
    },
    /** Waits for what is being made, so that nobody writes after the end. */
    close: async (): Promise<void> => {
      await Promise.allSettled(building.values());
    },
  };
}

export type WholeParquets = ReturnType<typeof createWholeParquets>;
