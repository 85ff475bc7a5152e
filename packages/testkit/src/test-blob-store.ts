import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createBlobStore, type BlobStore } from '@rma/persistence';
import { afterAll } from 'vitest';

export type TestBlobStore = BlobStore & {
  /** The `file:` address, for a service that opens the store itself. */
  url: string;
  /** The folder behind it. */
  folder: string;
};

/** An empty blob store in a temporary folder, removed when the scope that asked for it ends. */
export async function testBlobStore(): Promise<TestBlobStore> {
  const folder = await mkdtemp(join(tmpdir(), 'rma-blobs-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const url = pathToFileURL(folder).href;
  return { ...createBlobStore(url), url, folder };
}
