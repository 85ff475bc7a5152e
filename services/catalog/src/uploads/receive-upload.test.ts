import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { actors, catalogForTests, roadIncidents } from '../catalog-for-tests.ts';

const limit = 300_000;
const { blobs, database, server, upload, newResource, catalog, call } = await catalogForTests({
  uploadLimitBytes: limit,
});
const { resourceId } = await newResource();
const { port } = new URL(await server.listen({ port: 0, host: '127.0.0.1' }));
const path = `/api/v1/resources/${resourceId}/uploads`;

const uploadsKept = () => database.db.selectFrom('catalog.upload').selectAll().orderBy('id').execute();
const filesKept = async () => {
  const entries = await readdir(blobs.folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};
const jobsWaiting = async () => {
  const jobs = sql`select from graphile_worker.jobs where task_identifier = 'catalog.validate-upload'`;
  return (await jobs.execute(database.db)).rows.length;
};

function open(headers: Record<string, string> = {}) {
  const outgoing = httpRequest({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path,
    headers: { authorization: 'Bearer rma_liaison', 'content-type': 'text/csv', ...headers },
  });
  const answer = new Promise<{ status: number; body: string }>((resolve, reject) => {
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
  });
  return { outgoing, answer };
}

describe('an upload', () => {
  test('over the limit is refused before it is sent, when it says its length', async () => {
    const { outgoing, answer } = open({ 'content-length': String(2 * 2 ** 30) });
    outgoing.flushHeaders();
    const { status, body } = await answer;
    outgoing.destroy();
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ code: 'payload-too-large', detail: 'El límite es de 293 KiB.' });
  });

  test('over the limit that does not say its length is refused on the way, and the sender reads why', async () => {
    const { outgoing, answer } = open();
    const chunk = Buffer.alloc(65_536, 'a');
    const sending = (async () => {
      for (let sent = 0; sent < 64; sent += 1) {
        // oxlint-disable-next-line no-await-in-loop
        if (!outgoing.write(chunk)) await Promise.race([once(outgoing, 'drain'), answer]);
      }
      outgoing.end();
    })();
    const { status, body } = await answer;
    await sending;
    expect(status).toBe(413);
    expect(JSON.parse(body).detail).toBe('El límite es de 293 KiB.');
  });

  test('over the limit in a form is refused too', async () => {
    const form = new FormData();
    form.set('file', new Blob([Buffer.alloc(limit + 1, 'a')]), 'grande.csv');
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer rma_liaison' },
      body: form,
    });
    expect(response.status).toBe(413);
  });

  test('that breaks off leaves nothing', async () => {
    const { outgoing, answer } = open({ 'content-length': '200000' });
    const failure = answer.catch((error: unknown) => error);
    outgoing.write(Buffer.alloc(100_000, 'a'));
    await vi.waitFor(async () => expect(await filesKept()).toHaveLength(1));
    outgoing.destroy();
    expect(await failure).toBeInstanceOf(Error);
    await vi.waitFor(async () => expect(await filesKept()).toEqual([]));
  });

  test('in a form that breaks off leaves nothing', async () => {
    const { outgoing, answer } = open({
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': '200000',
    });
    const failure = answer.catch((error: unknown) => error);
    outgoing.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n');
    outgoing.write(Buffer.alloc(100_000, 'a'));
    await vi.waitFor(async () => expect(await filesKept()).toHaveLength(1));
    outgoing.destroy();
    expect(await failure).toBeInstanceOf(Error);
    await vi.waitFor(async () => expect(await filesKept()).toEqual([]));
  });

  test('that was refused left no file, no record and no job', async () => {
    expect(await filesKept()).toEqual([]);
    expect(await uploadsKept()).toEqual([]);
    expect(await jobsWaiting()).toBe(0);
  });

  test('of a resource that does not exist, or by a stranger, is refused before it is stored', async () => {
    expect((await upload('liaison', '00000000-0000-7000-8000-000000000000', 'a')).statusCode).toBe(404);
    expect((await upload('neighbour', resourceId, 'a')).statusCode).toBe(404);
    expect((await upload('auditor', resourceId, 'a')).statusCode).toBe(403);
    expect((await upload(null, resourceId, 'a')).statusCode).toBe(401);
    expect(await filesKept()).toEqual([]);
  });

  test('of another kind of content is refused', async () => {
    const response = await server.inject({
      method: 'POST',
      url: path,
      headers: { authorization: 'Bearer rma_liaison', 'content-type': 'application/json' },
      payload: '{}',
    });
    expect(response.statusCode).toBe(415);
  });

  test('with a name that is not percent-encoded is refused', async () => {
    const response = await server.inject({
      method: 'POST',
      url: path,
      headers: { authorization: 'Bearer rma_liaison', 'content-type': 'text/csv', 'x-file-name': '%E0%A4' },
      payload: 'a,b',
    });
    expect(response.json()).toMatchObject({ code: 'validation-failed', errors: [{ in: 'header' }] });
  });

  test('in a form without a file says so', async () => {
    const form = new FormData();
    form.set('nota', 'sin archivo');
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer rma_liaison' },
      body: form,
    });
    expect(await response.json()).toMatchObject({ status: 400, code: 'upload-without-file' });
  });

  test('is recorded with its bytes, its name and a job, in one go', async () => {
    const response = await upload('liaison', resourceId, roadIncidents('Abastos'), 'Muñoz/Año 2025.csv');
    expect(response.statusCode).toBe(202);
    const [kept] = await uploadsKept();
    expect(response.json()).toEqual({ uploadId: kept?.id, state: 'received' });
    expect(kept).toMatchObject({ file_name: 'Año 2025.csv', state: 'received', standard_version: '1.0' });
    expect(await filesKept()).toEqual([blobs.path(kept?.sha256 ?? '')]);
    expect(await jobsWaiting()).toBe(1);
  });

  test('of the very same file gives the upload that exists', async () => {
    const [kept] = await uploadsKept();
    const again = await upload('liaison', resourceId, roadIncidents('Abastos'), 'Año 2025.csv');
    expect(again.json()).toEqual({ uploadId: kept?.id, state: 'received' });
    expect(await uploadsKept()).toHaveLength(1);
  });

  test('in a form keeps the name in UTF-8 and replaces the one before', async () => {
    const form = new FormData();
    form.set('file', new Blob([roadIncidents('Colón')]), 'Señalización.csv');
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer rma_liaison' },
      body: form,
    });
    expect(response.status).toBe(202);
    const [first, second] = await uploadsKept();
    expect(first?.discarded_at).not.toBeNull();
    expect(second).toMatchObject({ file_name: 'Señalización.csv', discarded_at: null });
  });

  test('whose resource is removed while it arrives leaves no file', async () => {
    const before = await filesKept();
    const setRemoved = (removed_at: Date | null) =>
      database.db.updateTable('catalog.resource').set({ removed_at }).where('id', '=', resourceId).execute();
    async function* arriving() {
      yield Buffer.from('otra cosa');
      await setRemoved(new Date());
    }
    const refused = catalog.receiveUpload(actors.liaison, { resourceId, stream: Readable.from(arriving()) });
    await expect(refused).rejects.toMatchObject({ code: 'not-found' });
    await setRemoved(null);
    expect(await filesKept()).toEqual(before);
  });

  test('of nothing at all is an empty file, for the report to say so', async () => {
    const response = await call('liaison', 'POST', path);
    expect(response.statusCode).toBe(202);
    expect(await catalog.validateUpload(response.json().uploadId)).toBe('invalid');
  });
});

test('an upload that stops sending is given up, and leaves nothing', async () => {
  const impatient = await catalogForTests({ uploadIdleMs: 100 });
  const { resourceId: waiting } = await impatient.newResource();
  const stream = new PassThrough();
  stream.write('a,b\n');
  const given = impatient.catalog.receiveUpload(actors.liaison, { resourceId: waiting, stream });
  await expect(given).rejects.toMatchObject({ code: 'upload-stalled', status: 408 });
  expect(await readdir(join(impatient.blobs.folder, 'incoming'))).toEqual([]);
});
