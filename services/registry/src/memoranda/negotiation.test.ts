import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { itemsOf, openRegistry } from '../testing/registry-harness.ts';
import { openMemoranda } from './testing/memorandum-harness.ts';

const harness = await openRegistry();
const { call, db, member, person } = harness;
const { draft, kindsOf, read, rowOf, step, stepsTo, coordinator } = openMemoranda(harness);

let liaison: Awaited<ReturnType<typeof person>>;
let stranger: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  for (const cvegeo of ['17007', '17001']) await member(cvegeo);
  liaison = await person({ role: 'liaison', cvegeo: '17007' });
  stranger = await person({ role: 'liaison', cvegeo: '17001' });
});

describe('the review of a text', () => {
  test('goes from the coordinator to the government and back, each told by the other', async () => {
    const id = await draft('17007');
    await step(id, 'send-to-review');
    const told = await db
      .selectFrom('registry.notification')
      .select(['recipient', 'path'])
      .where('about', 'like', `memorandum:${id}:sent-to-review:%`)
      .orderBy('recipient')
      .execute();
    expect(told).toEqual([
      { recipient: 'datos-17007@ejemplo.gob.mx', path: `/panel/convenios/${id}` },
      { recipient: 'enlace-17007@ejemplo.gob.mx', path: `/panel/convenios/${id}` },
    ]);
    const returned = await step(id, 'return', { reason: 'El plazo es corto.' }, liaison);
    expect(returned.json).toMatchObject({ state: 'drafted', decisions: [] });
    const public_ = await db
      .selectFrom('national.ledger_entry')
      .select(['kind', 'cause'])
      .where('subject', '=', `memorandum:${id}`)
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    expect(public_).toEqual({ kind: 'memorandum.returned', cause: 'se pidieron cambios' });
  });

  test('needs the government’s acceptance of that very text before it can be signed', async () => {
    const id = await draft('17007');
    await step(id, 'send-to-review');
    expect((await step(id, 'make-ready')).json['code']).toBe('memorandum-not-accepted');
    // The coordinators' own word is the reason of `make-ready`, which the public reads.
    expect((await step(id, 'acceptance')).status).toBe(403);
    expect((await read(id)).json['isAccepted']).toBe(false);
    const accepted = await step(id, 'acceptance', {}, liaison);
    expect(accepted.json).toMatchObject({ isAccepted: true, state: 'in-review' });
    expect((await step(id, 'make-ready')).json).toMatchObject({ state: 'to-sign' });
  });

  test('takes back the acceptance when the text goes back to drafting', async () => {
    const id = await draft('17007');
    await step(id, 'send-to-review');
    await step(id, 'acceptance', {}, liaison);
    await step(id, 'return', { reason: 'Cambió la titular.' }, liaison);
    await step(id, 'send-to-review');
    expect((await read(id)).json['isAccepted']).toBe(false);
    expect((await step(id, 'make-ready')).json['code']).toBe('memorandum-not-accepted');
  });

  test('is between its two parties: another government finds nothing', async () => {
    const id = await draft('17007');
    await step(id, 'send-to-review');
    for (const what of ['text', 'versions', 'comments', 'differences?from=1&to=1'])
      expect(
        (await call('GET', `/api/v1/memoranda/${id}/${what}`, { as: stranger.authorization })).status,
      ).toBe(404);
    expect((await step(id, 'acceptance', {}, stranger)).status).toBe(403);
    const said = await call('POST', `/api/v1/memoranda/${id}/comments`, {
      as: stranger.authorization,
      body: { body: 'Yo opino' },
    });
    expect(said.status).toBe(404);
  });

  test('keeps what is said of each clause, with the wording proposed, until it is seen to', async () => {
    const id = await draft('17007');
    await step(id, 'send-to-review');
    const url = `/api/v1/memoranda/${id}/comments`;
    const said = await call('POST', url, {
      as: liaison.authorization,
      body: { clause: 'termination', body: 'Pedimos 60 días.', proposal: 'Con aviso de 60 días.' },
    });
    expect(said.status).toBe(201);
    const seen = itemsOf((await call('GET', url, { as: coordinator().authorization })).json);
    expect(seen).toMatchObject([
      { clause: 'termination', party: 'government', proposal: 'Con aviso de 60 días.', isSettled: false },
    ]);
    const settle = (as: string) => call('POST', `${url}/${String(said.json['id'])}/settlement`, { as });
    expect((await settle(liaison.authorization)).status).toBe(403);
    expect((await settle(coordinator().authorization)).status).toBe(204);
    expect((await settle(coordinator().authorization)).status).toBe(404);
  });

  test('shows what changed from one version to another, word by word', async () => {
    const id = await draft('17007');
    const first = await read(id);
    await call('PATCH', `/api/v1/memoranda/${id}`, {
      as: coordinator().authorization,
      headers: { 'if-match': String(first.headers['etag']) },
      body: { particulars: { noticeDays: 60 } },
    });
    const versions = await call('GET', `/api/v1/memoranda/${id}/versions`, { as: liaison.authorization });
    expect(itemsOf<{ version: number }>(versions.json).map(({ version }) => version)).toEqual([2, 1]);
    const { json } = await call('GET', `/api/v1/memoranda/${id}/differences?from=1&to=2`, {
      as: liaison.authorization,
    });
    expect(json['differences']).toMatchObject([
      { place: expect.stringContaining('terminación'), kind: 'changed' },
    ]);
    expect(JSON.stringify(json['differences'])).toContain('{"mark":"added","text":"60 "}');
  });
});

describe('a document to be signed', () => {
  test('is what the text says, and its hash is what is signed', async () => {
    const id = await draft('17007');
    await stepsTo(id, 'to-sign');
    const document = await call('GET', `/memoranda/${id}/document.pdf`, { as: liaison.authorization });
    const sha256 = createHash('sha256').update(document.response.rawPayload).digest('hex');
    expect((await read(id)).json['documentSha256']).toBe(sha256);
    expect(document.response.rawPayload.subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect((await call('GET', `/memoranda/${id}/document.pdf`)).status).toBe(404);
    expect((await call('GET', `/memoranda/${id}/document.pdf`, { as: stranger.authorization })).status).toBe(
      404,
    );
  });

  test('goes with its signatures when the text is negotiated again, always with a reason', async () => {
    const id = await draft('17007');
    await stepsTo(id, 'to-sign');
    const { document_sha256: first } = await rowOf(id);
    await db
      .insertInto('registry.memorandum_signature')
      .values({
        memorandum_id: id,
        party: 'government',
        method: 'attested-copy',
        signed_at: new Date(),
        signatory: 'Ana',
        document_sha256: first ?? '',
        copy_id: (await rowOf(id)).document_id,
        attestation: 'cotejada',
        recorded_by: 'test',
      })
      .execute();
    expect((await step(id, 'reopen')).status).toBe(400);
    expect((await step(id, 'reopen', { reason: 'Cambió la titular.' })).json).toMatchObject({
      state: 'drafted',
      documentSha256: null,
    });
    const live = await db
      .selectFrom('registry.memorandum_signature')
      .select('id')
      .where('memorandum_id', '=', id)
      .where('voided_at', 'is', null)
      .execute();
    expect(live).toEqual([]);
    await stepsTo(id, 'to-sign');
    expect((await rowOf(id)).document_sha256).not.toBeNull();
    expect(await kindsOf(id)).toContain('memorandum.reopened');
  });
});

describe('two coordinators who edit the same memorandum', () => {
  test('lose nothing: the second is shown the other’s text beside what both started from', async () => {
    const id = await draft('17007');
    const other = await person({ role: 'coordinator', cvegeo: null });
    const url = `/api/v1/memoranda/${id}`;
    const patch = (as: string, body: Record<string, unknown>, version: string) =>
      call('PATCH', url, { as, body, headers: { 'if-match': version } });
    expect((await patch(other.authorization, { title: 'Título de la otra persona' }, '"1"')).status).toBe(
      200,
    );
    const mine = { title: 'Mi título', particulars: { place: 'Cuernavaca' } };
    const refused = await patch(coordinator().authorization, mine, '"1"');
    expect(refused.status).toBe(412);
    expect(refused.headers['etag']).toBe('"2"');
    expect(refused.json).toMatchObject({
      code: 'precondition-failed',
      changedBy: expect.stringContaining('Persona'),
      current: { title: 'Título de la otra persona', version: 2 },
      base: { version: 1, terms: { title: 'Convenio de colaboración', particulars: {} } },
    });
    // Knowing both, the second keeps the other's title and adds what is theirs.
    const merged = await patch(coordinator().authorization, { particulars: mine.particulars }, '"2"');
    expect(merged.json).toMatchObject({
      title: 'Título de la otra persona',
      particulars: { place: 'Cuernavaca' },
    });
    const { json } = await call('GET', `${url}/versions`, { as: other.authorization });
    expect(itemsOf(json)).toMatchObject([
      { version: 3, terms: { title: 'Título de la otra persona', particulars: { place: 'Cuernavaca' } } },
      { version: 2, terms: { title: 'Título de la otra persona', particulars: {} } },
      { version: 1, terms: { title: 'Convenio de colaboración' } },
    ]);
  });

  test('at the very same moment: one is saved, the other is told, and both texts are there', async () => {
    const id = await draft('17007');
    const write = (title: string) =>
      call('PATCH', `/api/v1/memoranda/${id}`, {
        as: coordinator().authorization,
        body: { title },
        headers: { 'if-match': '"1"' },
      });
    const answers = await Promise.all(['Uno', 'Dos', 'Tres'].map(write));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412]);
    const saved = answers.find(({ status }) => status === 200)?.json['title'];
    for (const { status, json } of answers)
      if (status === 412) expect(json['current']).toMatchObject({ title: saved });
  });

  test('is refused a sign that the document could not print, in its field', async () => {
    const id = await draft('17007');
    const { json } = await call('PATCH', `/api/v1/memoranda/${id}`, {
      as: coordinator().authorization,
      body: { title: 'Convenio 😀' },
      headers: { 'if-match': '"1"' },
    });
    expect(json['errors']).toMatchObject([{ pointer: '/title' }]);
  });
});
