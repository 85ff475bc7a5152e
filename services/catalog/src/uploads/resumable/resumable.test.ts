import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { catalogForTests, roadIncidents, type Who } from '../../catalog-for-tests.ts';
import { createPartialFiles } from './partial-files.ts';
import { createResumableUploads } from './resumable-uploads.ts';

const { blobs, catalog, clock, database, deps, newResource, server } = await catalogForTests({
  uploadLimitBytes: 2_000_000,
});
const { resourceId } = await newResource();
const origin = await server.listen({ port: 0, host: '127.0.0.1' });
const endpoint = `${origin}/api/v1/uploads/resumable`;

const base64 = (text: string) => Buffer.from(text).toString('base64');
const tus = (who: Who | null, headers: Record<string, string> = {}) => ({
  'tus-resumable': '1.0.0',
  ...(who !== null && { authorization: `Bearer rma_${who}` }),
  ...headers,
});
const content = Buffer.from(roadIncidents(...Array.from({ length: 3_000 }, (_, index) => `Cruce ${index}`)));

const begin = (who: Who | null, length: number, resource = resourceId) =>
  fetch(endpoint, {
    method: 'POST',
    headers: tus(who, {
      'upload-length': String(length),
      'upload-metadata': `resourceId ${base64(resource)},filename ${base64('Año 2025.csv')}`,
    }),
  });
const addressOf = (response: Response) => new URL(response.headers.get('location') ?? '', origin).href;
const begun = async (length = content.length) => addressOf(await begin('liaison', length));
const offset = async (address: string, who: Who = 'liaison') => {
  const response = await fetch(address, { method: 'HEAD', headers: tus(who) });
  return {
    status: response.status,
    offset: response.headers.get('upload-offset'),
    headers: response.headers,
  };
};
const send = (address: string, from: number, bytes: Buffer, who: Who = 'liaison') =>
  fetch(address, {
    method: 'PATCH',
    headers: tus(who, { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(from) }),
    body: new Uint8Array(bytes),
  });
const codeOf = async (response: Response) => z.object({ code: z.string() }).parse(await response.json()).code;
const uploadRow = (id: string) =>
  database.db
    .selectFrom('catalog.upload')
    .select(['file_name', 'bytes', 'sha256', 'uploaded_by'])
    .where('id', '=', id)
    .executeTakeFirst();

/** Sends the beginning of a piece and goes away. */
async function breakOff(address: string, bytes: Buffer): Promise<void> {
  const outgoing = httpRequest(address, {
    method: 'PATCH',
    headers: tus('liaison', {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '0',
      'content-length': String(content.length),
    }),
  });
  outgoing.on('error', () => {});
  outgoing.write(bytes);
  const id = address.split('/').at(-1) ?? '';
  const files = createPartialFiles(deps.partialFolder);
  await vi.waitFor(async () => expect((await files.find(id))?.offsetBytes).toBe(bytes.length));
  outgoing.destroy();
}

describe('a resumable upload', () => {
  test('arrives in pieces, and the last answer names the upload', async () => {
    const created = await begin('liaison', content.length);
    expect(created.status).toBe(201);
    expect(created.headers.get('tus-resumable')).toBe('1.0.0');
    const address = addressOf(created);
    const first = await send(address, 0, content.subarray(0, 100_000));
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '100000']);
    expect(first.headers.get('upload-result')).toBeNull();
    const last = await send(address, 100_000, content.subarray(100_000));
    const uploadId = last.headers.get('upload-result') ?? '';
    expect(await uploadRow(uploadId)).toMatchObject({ file_name: 'Año 2025.csv', bytes: content.length });
    expect(await catalog.validateUpload(uploadId)).toBe('valid');
    // A client that lost the answer asks again.
    const asked = await offset(address);
    expect(asked.offset).toBe(String(content.length));
    expect(asked.headers.get('upload-result')).toBe(uploadId);
  });

  test('goes on where it broke off, also at a hub that was started again', async () => {
    const address = await begun();
    await breakOff(address, content.subarray(0, 50_000));
    // Another process on the same folder, as after a restart.
    const restarted = await catalogForTests({ db: deps.db, blobs, partialFolder: deps.partialFolder });
    const elsewhere = await restarted.server.listen({ port: 0, host: '127.0.0.1' });
    const sameFile = address.replace(origin, elsewhere);
    expect((await offset(sameFile)).offset).toBe('50000');
    const last = await send(sameFile, 50_000, content.subarray(50_000));
    expect(await uploadRow(last.headers.get('upload-result') ?? '')).toMatchObject({ bytes: content.length });
    expect((await readdir(deps.partialFolder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('that was complete when the hub died is taken in when its sender asks', async () => {
    const address = await begun();
    const files = createPartialFiles(deps.partialFolder);
    const file = await files.find(address.split('/').at(-1) ?? '');
    if (!file) throw new Error('the file was begun');
    await files.append(file, Readable.from([content]));
    const asked = await offset(address);
    expect(await uploadRow(asked.headers.get('upload-result') ?? '')).toMatchObject({
      bytes: content.length,
    });
  });

  test('takes a piece only where the last one ended, and never more than was announced', async () => {
    const address = await begun(1_000);
    expect((await send(address, 10, content.subarray(10, 20))).status).toBe(409);
    const tooMuch = await send(address, 0, content.subarray(0, 1_001));
    expect([tooMuch.status, await codeOf(tooMuch)]).toEqual([413, 'payload-too-large']);
    expect((await offset(address)).offset).toBe('0');
    await fetch(address, { method: 'DELETE', headers: tus('liaison') });
    expect((await offset(address)).status).toBe(404);
  });

  test('that nobody reads any more gives way to its sender on another connection', async () => {
    const address = await begun();
    const stuck = httpRequest(address, {
      method: 'PATCH',
      headers: tus('liaison', {
        'content-type': 'application/offset+octet-stream',
        'upload-offset': '0',
        'content-length': String(content.length),
      }),
    });
    stuck.on('error', () => {});
    stuck.write(content.subarray(0, 70_000));
    const files = createPartialFiles(deps.partialFolder);
    const id = address.split('/').at(-1) ?? '';
    await vi.waitFor(async () => expect((await files.find(id))?.offsetBytes).toBe(70_000));
    expect((await offset(address)).offset).toBe('70000');
    stuck.destroy();
    const last = await send(address, 70_000, content.subarray(70_000));
    expect(last.status).toBe(204);
  });

  test('is nobody else’s, not even the same government’s administrator’s', async () => {
    const address = await begun();
    expect((await offset(address, 'administrator')).status).toBe(404);
    expect((await send(address, 0, content, 'neighbour')).status).toBe(404);
    expect((await fetch(address, { method: 'DELETE', headers: tus('squad') })).status).toBe(404);
    expect((await fetch(address, { method: 'HEAD', headers: tus(null) })).status).toBe(401);
  });

  test.each<[string, () => Promise<Response>, number, string]>([
    ['without a credential', () => begin(null, 10), 401, 'unauthenticated'],
    ['by a stranger', () => begin('neighbour', 10), 404, 'not-found'],
    ['by a reader', () => begin('auditor', 10), 403, 'forbidden'],
    ['larger than the limit', () => begin('liaison', 2_000_001), 413, 'payload-too-large'],
    [
      'without a length',
      () => fetch(endpoint, { method: 'POST', headers: tus('liaison') }),
      400,
      'validation-failed',
    ],
    [
      'of another protocol',
      () => fetch(endpoint, { method: 'POST', headers: { authorization: 'Bearer rma_liaison' } }),
      412,
      'tus-version-unknown',
    ],
  ])('%s is refused before anything is kept', async (_, ask, status, code) => {
    const before = await readdir(deps.partialFolder);
    const response = await ask();
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
    expect(await readdir(deps.partialFolder)).toEqual(before);
  });

  test('of nothing at all is complete as soon as it begins', async () => {
    const created = await begin('liaison', 0);
    expect(created.headers.get('upload-result')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('that nobody goes on with for a day is deleted', async () => {
    const address = await begun();
    clock.advance({ hours: 25 });
    expect((await offset(address)).status).toBe(404);
    expect((await createResumableUploads(deps).sweep()).expired).toBeGreaterThan(0);
    expect(await readdir(join(deps.partialFolder))).toEqual([]);
  });
});
