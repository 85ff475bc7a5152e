import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, test } from 'vitest';
import { applicationFields, itemsOf, nextOf, openRegistry, pdf } from '../testing/registry-harness.ts';

const harness = await openRegistry();
const { accept, apply, blobs, call, db, person, registry, server, submit } = harness;

let coordinator: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  coordinator = await person({ role: 'coordinator', cvegeo: null });
});

const decide = (id: unknown, what: 'approval' | 'refusal', body: Record<string, unknown> = {}) =>
  call('POST', `/api/v1/applications/${String(id)}/${what}`, { as: coordinator.authorization, body });

const nationalMembership = async (cvegeo: string) =>
  (
    await db
      .selectFrom('national.government')
      .select('membership')
      .where('cvegeo', '=', cvegeo)
      .executeTakeFirst()
  )?.membership;

const ledgerOf = async (cvegeo: string) =>
  (
    await db
      .selectFrom('national.ledger_entry')
      .select(['kind'])
      .where('cvegeo', '=', cvegeo)
      .orderBy('seq')
      .execute()
  ).map(({ kind }) => kind);

function problemsIn(json: Record<string, unknown>): { pointer: string }[] {
  const { errors } = json;
  return Array.isArray(errors) ? errors : [];
}

/** Everything an application leaves: rows, blobs, files that wait. */
async function traces() {
  const rows = await Promise.all(
    (['registry.application', 'registry.document', 'registry.membership', 'registry.message'] as const).map(
      (table) => db.selectFrom(table).selectAll().execute(),
    ),
  );
  const files = await readdir(blobs.folder, { recursive: true, withFileTypes: true });
  const waiting = (await readdir(tmpdir())).filter((name) => name.startsWith(`rma-document-${process.pid}-`));
  return {
    rows: rows.map((table) => table.length),
    blobs: files.filter((file) => file.isFile()).length,
    waiting,
  };
}

describe('an application', () => {
  test('is received, public as such, and read by the coordinators with its document', async () => {
    const { status, json } = await apply('17007');
    expect(status).toBe(201);
    expect(json).toMatchObject({ cvegeo: '17007', governmentName: 'Cuernavaca', state: 'submitted' });
    expect(await nationalMembership('17007')).toBe('applied');
    const url = `/api/v1/applications/${String(json['id'])}`;
    const read = await call('GET', url, { as: coordinator.authorization });
    expect(read.json).toMatchObject({
      liaison: { name: 'Ana Enlace', phone: '777 123 4567', termEnds: null },
      designation: { fileName: 'oficio.pdf', mediaType: 'application/pdf', bytes: pdf.length },
    });
    const { response } = await call('GET', `${url}/designation`, { as: coordinator.authorization });
    expect(response.rawPayload.equals(pdf)).toBe(true);
    expect(response.headers['content-disposition']).toBe('attachment; filename=oficio.pdf');
  });

  test('with a key that lost its leading zero is that of the same government', async () => {
    const { json } = await apply('1001');
    expect(json).toMatchObject({ cvegeo: '01001', governmentName: 'Aguascalientes' });
  });

  test('that comes twice is refused the second time', async () => {
    expect((await apply('17001')).status).toBe(201);
    const before = await traces();
    const second = await apply('17001');
    expect([second.status, second.json['code']]).toEqual([409, 'application-exists']);
    expect(await traces()).toEqual(before);
  });

  test('that comes twice at the same time is received once', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => apply('17002')));
    expect(all.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
    const rows = await db
      .selectFrom('registry.application')
      .select('id')
      .where('cvegeo', '=', '17002')
      .execute();
    expect(rows).toHaveLength(1);
  });

  test.each(['99999', '17999', '33', 'Morelos'])(
    'of the key %s, which INEGI does not have, is refused and leaves nothing',
    async (cvegeo) => {
      const before = await traces();
      const { status, json } = await apply(cvegeo);
      expect([status, json['code']]).toEqual([422, 'unknown-government']);
      expect(json['detail']).toContain(`La clave ${cvegeo} no existe en el catálogo de INEGI`);
      expect(await traces()).toEqual(before);
    },
  );

  test.each([
    ['an HTML page called .pdf', Buffer.from('<!DOCTYPE html><script>'), 422, 'document-not-accepted'],
    ['an empty file', Buffer.alloc(0), 422, 'document-missing'],
    ['a file of 20 MiB and one byte', Buffer.alloc(20 * 2 ** 20 + 1, '%PDF-'), 413, 'payload-too-large'],
  ])('with %s as document is refused and leaves nothing', async (_what, content, status, code) => {
    const before = await traces();
    const answer = await submit('POST', '/api/v1/applications', {
      fields: applicationFields('17003'),
      file: { field: 'designation', name: 'oficio.pdf', content },
    });
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
    expect(await traces()).toEqual(before);
  });

  test('far over the limit is answered over a real connection, and leaves nothing', async () => {
    const before = await traces();
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    const form = new FormData();
    for (const [name, value] of Object.entries(applicationFields('17003'))) form.append(name, value);
    form.append('designation', new Blob([new Uint8Array(31 * 2 ** 20).fill(0x25)]), 'oficio.pdf');
    const announced = await fetch(`${address}/api/v1/applications`, { method: 'POST', body: form });
    expect([announced.status, await announced.json()]).toMatchObject([413, { code: 'payload-too-large' }]);
    const encoded = new Response(form);
    const streamed = await fetch(`${address}/api/v1/applications`, {
      method: 'POST',
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      body: encoded.body,
      duplex: 'half',
    });
    expect([streamed.status, await streamed.json()]).toMatchObject([
      413,
      { code: 'payload-too-large', detail: 'El límite es de 20 MiB.' },
    ]);
    expect(await traces()).toEqual(before);
  });

  test('without a document, or as JSON, is refused', async () => {
    const none = await submit('POST', '/api/v1/applications', { fields: applicationFields('17003') });
    expect([none.status, none.json['code']]).toEqual([422, 'document-missing']);
    const json = await call('POST', '/api/v1/applications', { body: { cvegeo: '17003' } });
    expect(json.status).toBe(415);
  });

  test('says every field that is wrong, in Spanish', async () => {
    const { status, json } = await apply('17003', {
      'liaison.email': 'no es un correo',
      'administrator.termEnds': '2001-01-01',
      'administrator.name': '',
    });
    expect(status).toBe(400);
    expect(
      problemsIn(json)
        .map(({ pointer }) => pointer)
        .toSorted(),
    ).toEqual(['/administrator/name', '/administrator/termEnds', '/liaison/email']);
  });
});

describe('approving an application', () => {
  test('makes the member, its officials and their invitations, and tells the public once', async () => {
    const { json } = await apply('05035');
    const approved = await decide(json['id'], 'approval');
    expect(approved.json).toMatchObject({ state: 'approved', decidedBy: `account:${coordinator.id}` });
    expect(await nationalMembership('05035')).toBe('approved');
    const shown = await db
      .selectFrom('national.official')
      .selectAll()
      .where('cvegeo', '=', '05035')
      .orderBy('post')
      .execute();
    expect(shown.map(({ post, name }) => [post, name])).toEqual([
      ['administrator', 'Beto Administrador'],
      ['liaison', 'Ana Enlace'],
    ]);
    expect(JSON.stringify(shown)).not.toContain('@');
    expect(await ledgerOf('05035')).toEqual([
      'membership.applied',
      'membership.approved',
      'official.designated',
      'official.designated',
    ]);
    const mail = await db
      .selectFrom('registry.message')
      .select('recipient')
      .where('recipient', 'like', '%-05035@%')
      .execute();
    expect(mail.map(({ recipient }) => recipient).toSorted()).toEqual([
      'datos-05035@ejemplo.gob.mx',
      'enlace-05035@ejemplo.gob.mx',
    ]);
    const again = await decide(json['id'], 'approval');
    expect([again.status, again.json['code']]).toEqual([409, 'application-decided']);
    expect((await apply('05035')).json['code']).toBe('application-exists');
  });

  test('by two coordinators at once happens once', async () => {
    const { json } = await apply('05017');
    const both = await Promise.all([decide(json['id'], 'approval'), decide(json['id'], 'approval')]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await ledgerOf('05017')).filter((kind) => kind === 'membership.approved')).toHaveLength(1);
  });

  test('lets the invited official in with the role of the post', async () => {
    const { json } = await apply('05018');
    const approved = await registry.applications.approve(
      { kind: 'system', name: 'test' },
      String(json['id']),
    );
    const token = approved.ok ? approved.invitations.liaison?.token : '';
    const session = await accept(token ?? '');
    expect(session.json['account']).toMatchObject({ grants: [{ role: 'liaison', cvegeo: '05018' }] });
  });
});

describe('declining an application', () => {
  test('tells both officials why, shows nobody as a member, and lets the government apply again', async () => {
    const { json } = await apply('24028');
    const declined = await decide(json['id'], 'refusal', { reason: 'El oficio no está firmado.' });
    expect(declined.json).toMatchObject({ state: 'declined', reason: 'El oficio no está firmado.' });
    expect(await nationalMembership('24028')).toBeNull();
    const letters = await db
      .selectFrom('registry.message')
      .select(['recipient', 'body'])
      .where('kind', '=', 'application-declined')
      .execute();
    expect(letters).toHaveLength(2);
    expect(letters[0]?.body).toContain('El oficio no está firmado.');
    expect((await apply('24028')).status).toBe(201);
    expect(await ledgerOf('24028')).toEqual([
      'membership.applied',
      'membership.declined',
      'membership.applied',
    ]);
  });

  test('needs a reason', async () => {
    const { json } = await apply('24035');
    expect((await decide(json['id'], 'refusal', { reason: ' ' })).status).toBe(400);
    expect((await decide(json['id'], 'refusal')).status).toBe(400);
  });
});

describe('the list of applications', () => {
  test('goes page by page through one state, each once', async () => {
    const seen: unknown[] = [];
    let after = '';
    do {
      const page = await call('GET', `/api/v1/applications?state=submitted&first=2${after}`, {
        as: coordinator.authorization,
      });
      seen.push(...itemsOf(page.json).map(({ id }) => id));
      after = nextOf(page.json);
    } while (after !== '');
    const rows = await db
      .selectFrom('registry.application')
      .select('id')
      .where('state', '=', 'submitted')
      .execute();
    expect(seen).toHaveLength(rows.length);
    expect(new Set(seen).size).toBe(rows.length);
  });

  test('refuses a cursor that is not one of its own', async () => {
    const page = await call('GET', '/api/v1/applications?after=inventado', {
      as: coordinator.authorization,
    });
    expect([page.status, page.json['code']]).toEqual([400, 'validation-failed']);
  });
});
