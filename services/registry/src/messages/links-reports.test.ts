import { describe, expect, test } from 'vitest';
import { openRegistry } from '../testing/registry-harness.ts';

const harness = await openRegistry();
await harness.member('30087');
await harness.member('17');

const link = (change: object = {}) => ({
  url: 'https://datos.example.mx/obras.csv',
  state: 'wrong-content',
  failure: 'html',
  status: 200,
  failingSince: '2026-11-20T12:00:00+00:00',
  datasetTitle: 'Obras públicas',
  ...change,
});
const report = (change: object = {}) => ({
  cvegeo: '30087',
  week: '2026-11-16',
  total: 1,
  links: [link()],
  ...change,
});
const send = (payload: unknown) => harness.registry.tasks['registry.report-links'](payload);
const letters = () =>
  harness.db
    .selectFrom('registry.message')
    .select(['recipient', 'subject', 'body'])
    .where('kind', '=', 'links-report')
    .orderBy('id')
    .execute();

describe('the weekly letter of failing addresses', () => {
  test('reaches the officials of that government only, with the file, since when and what is wrong', async () => {
    await send(report());
    const sent = await letters();
    expect(sent.map(({ recipient }) => recipient).toSorted()).toEqual([
      'datos-30087@ejemplo.gob.mx',
      'enlace-30087@ejemplo.gob.mx',
    ]);
    expect(sent[0]?.subject).toBe('Un archivo que no se puede descargar (Xalapa)');
    expect(sent[0]?.body).toContain(
      '- «Obras públicas», desde el 20 nov 2026: entrega una página web en lugar del archivo\n  https://datos.example.mx/obras.csv',
    );
    expect(sent[0]?.body).toContain('/panel/direcciones');
  });

  test('is written once a week', async () => {
    const before = (await letters()).length;
    await send(report());
    expect(await letters()).toHaveLength(before);
    await send(
      report({
        week: '2026-11-23',
        total: 25,
        links: [link(), link({ state: 'broken', failure: 'http', status: 404 })],
      }),
    );
    const after = await letters();
    expect(after).toHaveLength(before + 2);
    expect(after.at(-1)?.subject).toBe('25 archivos que no se pueden descargar (Xalapa)');
    expect(after.at(-1)?.body).toContain('responde el error 404');
    expect(after.at(-1)?.body).toContain('Y 23 más');
  });
});
