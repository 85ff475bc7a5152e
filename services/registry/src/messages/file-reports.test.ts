import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openRegistry } from '../testing/registry-harness.ts';

const harness = await openRegistry();
await harness.member('30087');
await harness.member('17');

const report = (change: Record<string, unknown> = {}) => ({
  cvegeo: '30087',
  fileId: randomUUID(),
  sha256: 'a'.repeat(64),
  datasetTitle: 'Refugios temporales',
  fileTitle: 'Refugios 2026',
  url: 'https://datos.example.mx/refugios.csv',
  standardTitle: 'Refugios temporales',
  state: 'personal-data',
  findings: [
    {
      field: 'telefono',
      message: 'La columna «telefono» contiene teléfonos.',
      fix: 'Quite la columna.',
      count: 12,
    },
  ],
  ...change,
});

const letters = () =>
  harness.db
    .selectFrom('registry.message')
    .select(['recipient', 'subject', 'body'])
    .where('kind', '=', 'file-report')
    .orderBy('id')
    .execute();

describe('the report of a harvested file', () => {
  test('reaches the officials of that government and nobody else, with what was found and its fix', async () => {
    await harness.registry.tasks['registry.report-file'](report());
    const sent = await letters();
    expect(sent.map(({ recipient }) => recipient).toSorted()).toEqual([
      'datos-30087@ejemplo.gob.mx',
      'enlace-30087@ejemplo.gob.mx',
    ]);
    expect(sent[0]?.subject).toBe('Datos personales en «Refugios temporales» (Xalapa)');
    expect(sent[0]?.body).toContain(
      '- telefono: La columna «telefono» contiene teléfonos. (12) Quite la columna.',
    );
  });

  test('is written once for the same contents, and again for others', async () => {
    const before = (await letters()).length;
    const invalid = report({ state: 'invalid' });
    await harness.registry.tasks['registry.report-file'](invalid);
    await harness.registry.tasks['registry.report-file'](invalid);
    expect(await letters()).toHaveLength(before + 2);
    await harness.registry.tasks['registry.report-file']({ ...invalid, sha256: 'b'.repeat(64) });
    const after = await letters();
    expect(after).toHaveLength(before + 4);
    expect(after.at(-1)?.subject).toBe('Qué corregir en «Refugios temporales» (Xalapa)');
  });

  test('is read in the portal too, and does not go by mail to who silenced such letters', async () => {
    const [letter] = await letters();
    expect(letter?.body).toMatch(/Para dejar de recibir estos correos: \S+\/avisos\/baja\/[\w-]{43}\n$/);
    const link = /avisos\/baja\/([\w-]{43})/.exec(letter?.body ?? '')?.[1] ?? '';
    await harness.call('POST', `/api/v1/unsubscriptions/${link}`);
    const before = (await letters()).length;
    await harness.registry.tasks['registry.report-file'](report({ sha256: 'c'.repeat(64) }));
    expect(await letters()).toHaveLength(before + 1);
    const told = await harness.db
      .selectFrom('registry.notification')
      .select(['title', 'body', 'path'])
      .where('kind', '=', 'file.report')
      .where('about', 'like', `%${'c'.repeat(64)}`)
      .execute();
    expect(told).toHaveLength(2);
    expect(told[0]).toMatchObject({ path: '/panel' });
    expect(told[0]?.body).not.toContain('Red México Abierto');
    expect(told[0]?.body).toMatch(/^Este archivo de su portal/);
  });
});
