import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { geoCommand } from './geo-command.ts';

let received: { method: string; path: string; authorization: string | undefined; body: unknown }[] = [];
let refused = new Set<string>();
const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => (text += part));
  request.on('end', () => {
    const path = request.url ?? '';
    const body: unknown = text === '' ? null : JSON.parse(text);
    received.push({ method: request.method ?? '', path, authorization: request.headers.authorization, body });
    response.setHeader('content-type', 'application/json');
    if (refused.has(path)) {
      const problem = { title: 'Hay claves que no son de un municipio', code: 'municipalities-unknown' };
      return response.writeHead(422).end(JSON.stringify(problem));
    }
    const answers: Record<string, object> = { '/api/v1/session': { accessToken: 'a.b.c' } };
    return response.end(JSON.stringify(answers[path] ?? { areas: 1, municipalities: 2 }));
  });
});
let folder = '';
let session: string[] = [];

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  session = ['--to', url, '--email', 'coordinacion@red.example'];
  vi.stubEnv('RMA_PASSWORD', 'contraseña-de-pruebas');
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  received = [];
  refused = new Set();
  folder = await mkdtemp(join(tmpdir(), 'rma-geo-test-'));
  return () => rm(folder, { recursive: true, force: true });
});

async function run(...args: string[]) {
  let out = '';
  let problem = '';
  const code = await geoCommand(args, { out: (text) => (out += text), problem: (text) => (problem += text) });
  return { code, out, problem };
}
async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}
const square = (longitude: number, latitude: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [longitude, latitude],
      [longitude + 0.2, latitude],
      [longitude + 0.2, latitude + 0.2],
      [longitude, latitude + 0.2],
      [longitude, latitude],
    ],
  ],
});
const collection = (features: [properties: object, geometry: object][]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })),
  });

describe('rma geo import', () => {
  const map = collection([
    [{ CVEGEO: '17007' }, square(-99.2, 18.8)],
    [{ CVE_ENT: '17', CVE_MUN: '011' }, square(-99, 18.8)],
    [{ CVEGEO: '09007' }, square(-99.1, 19.3)],
  ]);

  test('delivers one map for each state, its areas in the units of the country', async () => {
    const { code, out } = await run(
      'import',
      await file('mapa.geojson', map),
      ...session,
      '--source',
      'INEGI 2024',
    );
    expect(out).toContain('Municipios leídos: 3; estados: 2');
    expect(code).toBe(0);
    const [, federal, morelos] = received;
    expect([federal?.path, morelos?.path]).toEqual(['/api/v1/outlines/09', '/api/v1/outlines/17']);
    expect(morelos).toMatchObject({
      method: 'PUT',
      authorization: 'Bearer a.b.c',
      body: { source: 'INEGI 2024', areas: [{ cvegeo: '17007' }, { cvegeo: '17011' }] },
    });
    const body = z
      .object({
        areas: z.array(z.object({ path: z.string() })),
        box: z.record(z.enum(['left', 'right', 'top', 'bottom']), z.number()),
      })
      .parse(morelos?.body);
    const { areas, box } = body;
    for (const { path } of areas) expect(path).toMatch(/^(M-?[\d.]+[ -][\d.]+(l-?[\d.]+[ -][\d.]+)+z)+$/);
    expect(box.left).toBeGreaterThan(550);
    expect(box.right).toBeLessThan(650);
    expect(box.bottom).toBeGreaterThan(box.top);
  });

  test('says which state did not go in, and that the others did', async () => {
    refused.add('/api/v1/outlines/09');
    const { code, problem, out } = await run('import', await file('mapa.geojson', map), ...session);
    expect(code).toBe(1);
    expect(problem).toContain('09  no entró: Hay claves que no son de un municipio.');
    expect(out).toContain('17  municipios: 2');
  });

  test('with --check asks nobody anything', async () => {
    const path = await file('mapa.geojson', map);
    const { code, out } = await run('import', path, '--check');
    expect(code).toBe(0);
    expect(out).toContain('09  municipios: 1');
    expect(received).toEqual([]);
  });

  test.each([
    ['{"a":1}', 'no una tabla'],
    [collection([[{ nombre: 'Cuernavaca' }, square(-99, 18)]]), 'El archivo no trae municipios'],
  ])('%s is refused in words', async (content, words) => {
    const { code, problem } = await run('import', await file('otro.json', content), ...session);
    expect(code).toBe(2);
    expect(problem).toContain(words);
    expect(received).toEqual([]);
  });

  test('says when the file is not there, and how it is used', async () => {
    expect(await run('import', join(folder, 'nada.zip'), ...session)).toMatchObject({
      code: 2,
      problem: expect.stringContaining('No se encontró el archivo'),
    });
    expect(await run('import')).toMatchObject({
      code: 2,
      problem: expect.stringContaining('rma geo import'),
    });
    expect(await run('otra')).toMatchObject({ code: 2, problem: expect.stringContaining('rma geo areas') });
  });
});

describe('rma geo areas', () => {
  const source = ['--source', 'Metrópolis de México 2020'];

  test('replaces the table by the one of a CSV; keys that lost their zero are found', async () => {
    const path = await file(
      'zonas.csv',
      '\uFEFFarea_name,cvegeo\nCuernavaca,17007\nCuernavaca,17011\nAguascalientes,1001\n',
    );
    const { code, out } = await run('areas', path, ...source, '--confirmed', ...session);
    expect({ code, out }).toEqual({ code: 0, out: 'Listo. Zonas metropolitanas: 1; municipios: 2.\n' });
    expect(received[1]?.body).toEqual({
      source: 'Metrópolis de México 2020',
      isConfirmed: true,
      municipalities: [
        { cvegeo: '17007', areaId: 'cuernavaca', areaName: 'Cuernavaca' },
        { cvegeo: '17011', areaId: 'cuernavaca', areaName: 'Cuernavaca' },
        { cvegeo: '01001', areaId: 'aguascalientes', areaName: 'Aguascalientes' },
      ],
    });
  });

  test('says which cell is wrong', async () => {
    const path = await file('zonas.csv', 'area_name,cvegeo\nCuernavaca,17007\nCuernavaca,17\n');
    const { code, problem } = await run('areas', path, ...source, ...session);
    expect(code).toBe(2);
    expect(problem).toContain('Renglón 3, columna cvegeo. «17» no es la clave de un municipio.');
    expect(received).toEqual([]);
  });
});
