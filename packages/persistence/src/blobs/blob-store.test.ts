import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBlobStore, type BlobStore } from './blob-store.ts';

const MEBIBYTE = 1024 * 1024;
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

let folder: string;
let store: BlobStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rma-blobs-'));
  store = createBlobStore(pathToFileURL(folder).href);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function files(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function putText(content: string): Promise<string> {
  const result = await store.put(Readable.from([Buffer.from(content)]), { maxBytes: MEBIBYTE });
  if (!result.ok) throw new Error('the text does not fit');
  return result.sha256;
}

async function text(hash: string, range?: { start?: number; end?: number }): Promise<string | null> {
  const stream = await store.get(hash, range);
  return stream && (await buffer(stream)).toString();
}

test('what is put is read back under the hash of its content', async () => {
  const content = Buffer.alloc(3 * MEBIBYTE, 'ñandú,árbol\n');
  const chunks = [content.subarray(0, 1000), content.subarray(1000, MEBIBYTE), content.subarray(MEBIBYTE)];
  const result = await store.put(Readable.from(chunks), { maxBytes: content.length });
  expect(result).toEqual({ ok: true, sha256: sha256(content), bytes: content.length });
  const stream = await store.get(sha256(content));
  expect(stream && content.equals(await buffer(stream))).toBe(true);
  expect(await store.stat(sha256(content))).toEqual({ bytes: content.length });
});

test('an empty file is a blob like any other', async () => {
  expect(await text(await putText(''))).toBe('');
});

test('a range gives the bytes from start to end, both included', async () => {
  const hash = await putText('0123456789');
  expect(await text(hash, { start: 2, end: 4 })).toBe('234');
  expect(await text(hash, { start: 7 })).toBe('789');
});

test('the same content is stored once, also when put at the same time', async () => {
  const hashes = await Promise.all(['igual', 'igual', 'igual'].map(putText));
  expect(new Set(hashes).size).toBe(1);
  expect(await files()).toEqual([hashes[0]]);
});

test('a file over the limit is refused, its source is closed and nothing stays', async () => {
  const source = Readable.from([Buffer.alloc(600), Buffer.alloc(600)]);
  expect(await store.put(source, { maxBytes: 1199 })).toEqual({
    ok: false,
    reason: 'too-large',
    maxBytes: 1199,
  });
  expect(source.destroyed).toBe(true);
  expect(await files()).toEqual([]);
});

async function* broken() {
  yield Buffer.from('first half');
  throw new Error('connection lost');
}

test('an upload that breaks off leaves nothing and says why', async () => {
  await expect(store.put(broken(), { maxBytes: MEBIBYTE })).rejects.toThrow('connection lost');
  expect(await files()).toEqual([]);
});

test('an unlimited source is cut off without being held in memory', async () => {
  let produced = 0;
  async function* endless() {
    for (;;) {
      produced += MEBIBYTE;
      yield Buffer.alloc(MEBIBYTE);
    }
  }
  const result = await store.put(endless(), { maxBytes: 8 * MEBIBYTE });
  expect(result.ok).toBe(false);
  expect(produced).toBeLessThanOrEqual(10 * MEBIBYTE);
});

test('the unfinished file of a process that was killed is removed later', async () => {
  await putText('something, so that the folder exists');
  const abandoned = join(folder, 'incoming', 'abandoned');
  await writeFile(abandoned, 'half');
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
  await utimes(abandoned, twoDaysAgo, twoDaysAgo);
  const reopened = createBlobStore(pathToFileURL(folder).href);
  await reopened.put(Readable.from([Buffer.from('x')]), { maxBytes: 1 });
  expect(await readdir(join(folder, 'incoming'))).toEqual([]);
});

test('a damaged blob is recognised, and mended by putting it again', async () => {
  const hash = await putText('catastro');
  await writeFile(store.path(hash), 'catastrO');
  expect(await store.verify(hash)).toBe('damaged');
  await putText('catastro');
  expect(await store.verify(hash)).toBe('intact');
});

test('a deleted blob is gone', async () => {
  const hash = await putText('adiós');
  expect(await store.delete(hash)).toBe(true);
  expect(await store.delete(hash)).toBe(false);
  expect(await store.get(hash)).toBeNull();
  expect(await store.stat(hash)).toBeNull();
  expect(await store.verify(hash)).toBe('missing');
});

test('a name that is not a hash never becomes a path', async () => {
  expect(await store.get('../../../etc/passwd')).toBeNull();
  expect(await store.stat('../../etc/passwd')).toBeNull();
  expect(await store.delete('../../etc/passwd')).toBe(false);
  expect(() => store.path('../../etc/passwd')).toThrow(RangeError);
});

test('an address that is not a folder is refused with a sentence', () => {
  expect(() => createBlobStore('s3://bucket/prefix')).toThrow(
    /todavía no hay almacén de archivos para "s3:"/,
  );
});

test('what one owner deletes stays with another who has the same file at the same address', async () => {
  const { href } = pathToFileURL(folder);
  const [documents, uploads] = [createBlobStore(href, 'registry'), createBlobStore(`${href}/`, 'catalog')];
  const put = (owner: BlobStore) => owner.put(Readable.from([Buffer.from('oficio')]), { maxBytes: MEBIBYTE });
  await put(documents);
  await put(uploads);
  expect(await uploads.delete(sha256(Buffer.from('oficio')))).toBe(true);
  expect(await documents.stat(sha256(Buffer.from('oficio')))).toEqual({ bytes: 6 });
});
