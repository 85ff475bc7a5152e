import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDataJsonPortal, syntheticDataJson } from '@rma/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conformCommand } from './conform-command.ts';

let folder = '';
const portal = await startDataJsonPortal({ datasets: syntheticDataJson(5) });
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rma-conform-'));
});
afterAll(async () => {
  await portal.close();
  await rm(folder, { recursive: true, force: true });
});

async function rma(...args: string[]) {
  let out = '';
  let problem = '';
  const code = await conformCommand(args, {
    out: (text) => (out += text),
    problem: (text) => (problem += text),
  });
  return { code, out, problem };
}

describe('rma conform', () => {
  test('says in Spanish what a portal does well, and ends with 0', async () => {
    const { code, out } = await rma(`${portal.url}/data.json`);
    expect(out).toContain('tipo data-json, 5 conjuntos');
    expect(out).toContain('bien   Se puede leer completo');
    expect(code).toBe(0);
  });

  test('ends with 1 at a failure, with evidence and what to do, and writes the badge', async () => {
    portal.misbehave({ truncatedPage: 1 });
    const badge = join(folder, 'distintivo.svg');
    const { code, out } = await rma(`${portal.url}/data.json`, '--badge', badge);
    portal.misbehave({});
    expect(out).toContain('FALLA  ');
    expect(out).toContain('Cómo corregirlo:');
    expect(code).toBe(1);
    expect(await readFile(badge, 'utf8')).toContain('no cumple');
  });

  test('gives the whole report to programs', async () => {
    const { out } = await rma(`${portal.url}/data.json`, '--json');
    expect(JSON.parse(out)).toMatchObject({ kind: 'data-json', datasets: 5, judgements: expect.any(Array) });
  });

  test('ends with 2 when the address is none', async () => {
    expect((await rma('datos')).code).toBe(2);
    expect((await rma()).problem).toContain('rma conform URL');
  });
});
