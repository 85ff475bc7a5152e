import { describe, expect, test } from 'vitest';
import { actors, catalogForTests, cuernavaca, prospect, publicUrl, torreon } from '../catalog-for-tests.ts';

const { call, catalog, setMembership } = await catalogForTests();
const contact = { contactName: 'Movilidad', contactEmail: 'movilidad@torreon.example' };
const wanted = { cvegeo: torreon, theme: 'mobility', ...contact };

describe('a package', () => {
  test('is opened with what its theme suggests', async () => {
    const made = await call('liaison', 'POST', '/api/v1/packages', wanted);
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      cvegeo: torreon,
      governmentName: 'Torreón',
      theme: 'mobility',
      state: 'draft',
      licence: 'libre-uso-mx',
      periodicity: 'irregular',
      url: null,
      resources: [],
      missing: [{ code: 'no-resources' }],
    });
    expect(made.json().title).toMatch(/ de Torreón$/);
  });

  test('is one per government and theme: asking again gives the same, untouched', async () => {
    const [first, second] = await Promise.all([
      call('liaison', 'POST', '/api/v1/packages', { ...wanted, title: 'Otro título' }),
      call('administrator', 'POST', '/api/v1/packages', wanted),
    ]);
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(first.json().id).toBe(second.json().id);
    expect(first.json().title).not.toBe('Otro título');
  });

  test('is only for members of the network', async () => {
    const refused = await call('applicant', 'POST', '/api/v1/packages', { ...wanted, cvegeo: prospect });
    expect(refused.json()).toMatchObject({ status: 409, code: 'government-cannot-publish' });
    expect(refused.json().detail).toContain('aún no es integrante');
    await setMembership(prospect, 'applied');
    const waiting = await call('applicant', 'POST', '/api/v1/packages', { ...wanted, cvegeo: prospect });
    expect(waiting.json().detail).toContain('tiene su solicitud en revisión');
  });

  test.each([
    [{ theme: 'astrology' }, 404],
    [{ cvegeo: '99' }, 400],
    [{ contactEmail: 'sin arroba' }, 400],
    [{ licence: 'todos los derechos reservados' }, 400],
    [{ periodicity: 'R/P9Y' }, 400],
    [{ title: '  ' }, 400],
  ])('with %j is refused', async (wrong, status) => {
    expect((await call('liaison', 'POST', '/api/v1/packages', { ...wanted, ...wrong })).statusCode).toBe(
      status,
    );
  });

  test('of a municipality that does not exist is refused', async () => {
    const refused = await call('squad', 'POST', '/api/v1/packages', { ...wanted, cvegeo: '05999' });
    expect(refused.json()).toMatchObject({ status: 404, detail: expect.stringContaining('ese gobierno') });
  });

  test('changes what it says of itself, and only that', async () => {
    const { id, contactName } = (await call('liaison', 'POST', '/api/v1/packages', wanted)).json();
    const changed = await call('liaison', 'PATCH', `/api/v1/packages/${id}`, {
      licence: 'cc-by-4.0',
      cvegeo: cuernavaca,
      state: 'published',
    });
    expect(changed.json()).toMatchObject({
      licence: 'cc-by-4.0',
      cvegeo: torreon,
      state: 'draft',
      contactName,
    });
  });
});

const open = async () => (await catalog.createPackage(actors.liaison, wanted)).id;

describe('the resources of a package', () => {
  const resource = { standard: 'mobility/road-incidents', name: 'incidentes', title: 'Incidentes viales' };
  test('follow a standard of its theme', async () => {
    const url = `/api/v1/packages/${await open()}/resources`;
    expect((await call('liaison', 'POST', url, resource)).statusCode).toBe(201);
    expect((await call('liaison', 'POST', url, resource)).json()).toMatchObject({ code: 'already-exists' });
    const others = [
      [{ ...resource, name: 'b', standard: 'security/crime-incidence' }, 422],
      [{ ...resource, name: 'b', standard: 'mobility/unknown' }, 404],
      [{ ...resource, name: 'Con Espacios' }, 400],
    ] as const;
    for (const [body, status] of others) {
      // oxlint-disable-next-line no-await-in-loop
      expect((await call('liaison', 'POST', url, body)).statusCode).toBe(status);
    }
  });

  test('change their words, and say nothing of a time when it is taken back', async () => {
    const packageId = await open();
    const url = `/api/v1/packages/${packageId}/resources`;
    const { id } = (
      await call('liaison', 'POST', url, { ...resource, name: 'palabras', temporal: '2025' })
    ).json();
    const changed = await call('liaison', 'PATCH', `/api/v1/resources/${id}`, {
      title: 'Palabras',
      temporal: null,
    });
    const [shown] = changed.json().resources.filter((each: { id: string }) => each.id === id);
    expect(shown).toMatchObject({ title: 'Palabras', temporal: null, name: 'palabras' });
    await call('liaison', 'DELETE', `/api/v1/resources/${id}`);
  });

  test('that were never published leave without a trace, and return with their id', async () => {
    const packageId = await open();
    const url = `/api/v1/packages/${packageId}/resources`;
    const { id } = (await call('liaison', 'POST', url, { ...resource, name: 'efimero' })).json();
    expect((await call('liaison', 'DELETE', `/api/v1/resources/${id}`)).statusCode).toBe(204);
    expect((await call('liaison', 'DELETE', `/api/v1/resources/${id}`)).statusCode).toBe(404);
    const names = (await call('liaison', 'GET', `/api/v1/packages/${packageId}`))
      .json()
      .resources.map((each: { name: string }) => each.name);
    expect(names).toEqual(['incidentes']);
    expect((await call('liaison', 'POST', url, { ...resource, name: 'efimero' })).json().id).toBe(id);
  });
});

describe('the list of packages', () => {
  test('holds exactly the work each may read', async () => {
    await catalog.createPackage(actors.liaison, { ...wanted, theme: 'resilience' });
    await catalog.createPackage(actors.neighbour, { ...wanted, cvegeo: cuernavaca });
    const seenBy = async (who: Parameters<typeof call>[0], query = '') =>
      (await call(who, 'GET', `/api/v1/packages${query}`))
        .json()
        .items.map((each: { cvegeo: string; theme: string }) => `${each.cvegeo} ${each.theme}`)
        .toSorted();
    const ours = [`${torreon} mobility`, `${torreon} resilience`];
    const all = [...ours, `${cuernavaca} mobility`];
    expect(await seenBy('liaison')).toEqual(ours);
    expect(await seenBy('reader')).toEqual(ours);
    expect(await seenBy('stateCto')).toEqual(ours);
    expect(await seenBy('neighbour')).toEqual([`${cuernavaca} mobility`]);
    expect(await seenBy('ally')).toEqual([]);
    expect(await seenBy('coordinator')).toEqual(all);
    expect(await seenBy('coordinator', `?cvegeo=${cuernavaca}`)).toEqual([`${cuernavaca} mobility`]);
    expect((await call('neighbour', 'GET', `/api/v1/packages?cvegeo=${torreon}`)).statusCode).toBe(403);
  });

  test('comes in pages that do not repeat', async () => {
    const first = (await call('coordinator', 'GET', '/api/v1/packages?first=2')).json();
    const rest = (
      await call('coordinator', 'GET', `/api/v1/packages?first=2&after=${first.nextCursor}`)
    ).json();
    const ids = [...first.items, ...rest.items].map((each: { id: string }) => each.id);
    expect(new Set(ids).size).toBe(3);
    expect(rest.nextCursor).toBeNull();
    expect((await call('coordinator', 'GET', '/api/v1/packages?after=x')).statusCode).toBe(400);
  });
});

test('standards are described for anyone, with a template and an example', async () => {
  const { items } = (await call(null, 'GET', '/api/v1/standards')).json();
  expect(items.map((each: { id: string }) => each.id)).toContain('mobility/road-incidents');
  const one = (await call(null, 'GET', '/api/v1/standards/mobility/road-incidents')).json();
  expect(one).toMatchObject({ url: `${publicUrl}/estandares/mobility/road-incidents`, versions: ['1.0'] });
  expect(one.fields.find((field: { name: string }) => field.name === 'cve_mun')).toMatchObject({
    isRequired: true,
  });
  const template = await call(null, 'GET', '/api/v1/standards/mobility/road-incidents/template.csv');
  expect(template.body).toMatch(/^\uFEFFid,fecha,anio,mes,hora,cve_ent,cve_mun,.*\r\n$/);
  const example = await call(null, 'GET', '/api/v1/standards/mobility/road-incidents/example.csv');
  expect(example.body.split('\n').length).toBeGreaterThan(2);
  expect((await call(null, 'GET', '/api/v1/standards/mobility/nothing')).statusCode).toBe(404);
});
