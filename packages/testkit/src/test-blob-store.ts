import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createBlobStore, type BlobStore } from '@rma/persistence';
import { afterAll } from 'vitest';

export type TestBlobStore = BlobStore & {
  /** The `file:` address, for a service that opens the store itself. */
  url: string;
};

const folders: string[] = [];

// At load time, so that stores created by hooks and tests are covered too.
afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** An empty blob store in a temporary folder, removed when the test file ends. */
export async function testBlobStore(): Promise<TestBlobStore> {
  const folder = await mkdtemp(join(tmpdir(), 'rma-blobs-'));
  folders.push(folder);
  const url = pathToFileURL(folder).href;
  return { ...createBlobStore(url), url };
}
