import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { standard, useStandards } from '@rma/themes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validateCommand } from './validate.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rma-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function rma(...args: string[]) {
  let out = '';
  let problem = '';
  const code = await validateCommand(args, {
    out: (text) => (out += text),
    problem: (text) => (problem += text),
  });
  return { code, out, problem };
}

const example = () => standard('mobility/road-incidents')?.examplePath ?? '';

async function fileWith(name: string, change: (text: string) => string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, change(await readFile(example(), 'utf8')));
  return path;
}

describe('rma validate', () => {
  test('says that a good file conforms and ends with 0', async () => {
    const { code, out } = await rma(example(), '--standard', 'mobility/road-incidents');
    expect(out).toContain('cumple con mobility/road-incidents@1.0');
    expect(code).toBe(0);
  });

  test('shows the row, the value and the fix of what is wrong and ends with 1', async () => {
    const bad = await fileWith('mala.csv', (text) => text.replace('2025-03-14', '2025-13-45'));
    const { code, out } = await rma(bad, '--standard', 'mobility/road-incidents@1.0');
    expect(out).toContain('no cumple');
    expect(out).toContain('renglón 2: 2025-13-45');
    expect(out).toContain('Cómo corregirlo:');
    expect(code).toBe(1);
  });

  test('checks the keys against who publishes', async () => {
    const args = ['--standard', 'mobility/road-incidents', '--government'];
    expect((await rma(example(), ...args, '05035')).code).toBe(0);
    const stranger = await rma(example(), ...args, '17007', '--json');
    expect(stranger.code).toBe(1);
    expect(JSON.parse(stranger.out).findings[0]).toMatchObject({ code: 'key-not-own', severity: 'error' });
  });

  test('writes the clean copy of a file in Windows-1252', async () => {
    const text = await readFile(example(), 'utf8');
    const latin = join(folder, 'latin.csv');
    await writeFile(latin, Buffer.from(text.replaceAll(',', ';'), 'latin1'));
    const clean = join(folder, 'limpia.csv');
    const { code } = await rma(latin, '--standard', 'mobility/road-incidents', '--fix', clean);
    expect(code).toBe(0);
    expect(await readFile(clean, 'utf8')).toContain('Periférico Raúl López Sánchez');
  });

  test('prints what only a person can settle, and carries out what a file of decisions accepts', async () => {
    const bad = await fileWith('fechas.csv', (text) => text.replaceAll(/2025-(\d\d)-(\d\d)/g, '01/02/2025'));
    const args = [bad, '--standard', 'mobility/road-incidents'];
    const asked = await rma(...args);
    expect(asked.code).toBe(1);
    expect(asked.out).toContain('PROPUESTA (sin decidir)');
    expect(asked.out).toContain('«01/02/2025» → «2025-02-01»');
    expect(asked.out).toContain('day-first:fecha');
    const decisions = join(folder, 'decisiones.json');
    await writeFile(decisions, JSON.stringify({ proposals: { accepted: ['day-first:fecha'] } }));
    expect((await rma(...args, '--preparation', decisions)).out).toContain('PROPUESTA (aceptada)');
    await writeFile(decisions, '{"otra": 1}');
    expect(await rma(...args, '--preparation', decisions)).toMatchObject({ code: 2, out: '' });
  });

  test('prints which column may fill a field that has none', async () => {
    const path = join(folder, 'parecidas.csv');
    await writeFile(path, 'nombre,cap personas,personas cap.\nUno,10,12\n');
    const { out } = await rma(path, '--standard', 'resilience/temporary-shelters', '--government', '12001');
    expect(out).toContain('SUGERENCIA  capacidad_personas: ¿es la columna «cap personas»?');
  });

  test('reads the sheet that is asked for', async () => {
    const kml = (name: string, rows: string) => `<Folder><name>${name}</name>${rows}</Folder>`;
    const path = join(folder, 'capas.kml');
    const place =
      '<Placemark><name>Uno</name><Point><coordinates>-103.44,25.55</coordinates></Point></Placemark>';
    await writeFile(
      path,
      `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${kml('Cruceros', place.repeat(2))}${kml('Otros', place)}</Document></kml>`,
    );
    const args = [path, '--standard', 'mobility/road-incidents', '--json', '--sheet'];
    const report = JSON.parse((await rma(...args, 'Otros')).out);
    expect(report).toMatchObject({ rowCount: 1, detected: { format: 'kml', sheet: 'Otros' } });
  });

  test.each([
    ['a web page', '<!doctype html><html><body>No encontrado</body></html>'],
    ['an empty file', ''],
  ])('ends with 2 for %s', async (_, content) => {
    const path = join(folder, 'rara.csv');
    await writeFile(path, content);
    const { code, out } = await rma(path, '--standard', 'mobility/road-incidents');
    expect(out).toContain('Cómo corregirlo:');
    expect(code).toBe(2);
  });

  test('knows the standards of a federation in a folder of data', async () => {
    const own = join(folder, 'estandares', 'standards', 'mobility', 'crossings', '1.0');
    await cp(dirname(example()), own, { recursive: true });
    const path = join(own, 'standard.json');
    const described = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...described, id: 'mobility/crossings', name: 'crossings' }));
    const asked = ['--standard', 'mobility/crossings', '--standards', join(folder, 'estandares')];
    expect(await rma(example(), ...asked)).toMatchObject({ code: 0 });

    await writeFile(path, '{');
    const broken = await rma(example(), ...asked);
    expect(broken.code).toBe(2);
    expect(broken.problem).toContain('standard.json');
    useStandards([]);
  });

  test('ends with 2 and says what there is when the standard, the key, the file or the call is not known', async () => {
    expect((await rma(example(), '--standard', 'x/y')).problem).toContain('mobility/road-incidents@1.0');
    const unknownKey = await rma(example(), '--standard', 'mobility/road-incidents', '--government', '99999');
    expect(unknownKey).toMatchObject({
      code: 2,
      problem: 'La clave «99999» no existe en el catálogo del INEGI.\n',
    });
    expect((await rma(join(folder, 'no-hay.csv'), '--standard', 'mobility/road-incidents')).code).toBe(2);
    expect(await rma(example())).toMatchObject({ code: 2, out: '' });
    expect(await rma('--inventada')).toMatchObject({ code: 2, out: '' });
  });
});
