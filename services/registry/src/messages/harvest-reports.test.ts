import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openRegistry } from '../testing/registry-harness.ts';

const harness = await openRegistry();
await harness.member('30087');
await harness.member('17');

const report = (change: Record<string, unknown> = {}) => ({
  cvegeo: '30087',
  runId: randomUUID(),
  sourceId: randomUUID(),
  sourceTitle: 'Catálogo de Xalapa',
  state: 'applied',
  counts: {
    read: 57,
    added: 2,
    updated: 1,
    unchanged: 53,
    rejected: 1,
    skipped: 0,
    archived: 0,
    returned: 0,
  },
  failure: null,
  heldBecause: null,
  problems: [
    {
      remoteId: 'a-1',
      datasetId: '0198a000-0000-7000-8000-000000000001',
      title: 'Rutas de recolección',
      field: 'title',
      value: '',
      rule: 'required',
      message: 'Falta el título.',
      fix: 'Escríbalo en su portal.',
    },
  ],
  ...change,
});

const letters = () =>
  harness.db
    .selectFrom('registry.message')
    .select(['recipient', 'subject', 'body'])
    .where('kind', '=', 'harvest-report')
    .orderBy('id')
    .execute();

describe('the report of a harvest', () => {
  test('reaches the two officials of that government and nobody else, with the record, the rule and the fix', async () => {
    await harness.registry.tasks['registry.report-harvest'](report());
    const sent = await letters();
    expect(sent.map(({ recipient }) => recipient).toSorted()).toEqual([
      'datos-30087@ejemplo.gob.mx',
      'enlace-30087@ejemplo.gob.mx',
    ]);
    expect(sent[0]?.subject).toBe('Cosecha de «Catálogo de Xalapa» (Xalapa)');
    expect(sent[0]?.body).toContain('Se leyeron 57 registros y 1 no se pudo publicar.');
    expect(sent[0]?.body).toContain(`Campo title, regla required: Falta el título.
   Cómo corregirlo: Escríbalo en su portal.
   - «Rutas de recolección» (identificador a-1)
     Se conserva su última copia buena: http://127.0.0.1:8080/datasets/0198a000-0000-7000-8000-000000000001
`);
    expect(sent[0]?.body).toContain('De sus conjuntos: 2 son nuevos, 1 cambió.');
  });

  test('tells one mend once for all its records, at most twenty, and where to see the rest and check again', async () => {
    const problem = {
      field: 'modified',
      rule: 'date',
      message: 'La fecha no se entiende.',
      fix: 'Escríbala como 2026-11-22.',
    };
    const problems = Array.from({ length: 30 }, (_, nth) => ({
      ...problem,
      remoteId: `id-${nth}`,
      datasetId: null,
      title: `Obra ${nth}`,
      value: '31/02/2026',
    }));
    const told = report({ counts: { ...report().counts, rejected: 30 }, problems });
    await harness.registry.tasks['registry.report-harvest'](told);
    const body = (await letters()).at(-1)?.body ?? '';
    expect(body.split('La fecha no se entiende.')).toHaveLength(2);
    expect(body).toContain('- «Obra 0» (identificador id-0): dice «31/02/2026»');
    expect(body.match(/- «Obra/g)).toHaveLength(20);
    expect(body).toContain('Aquí van los primeros; en la página están todos.');
    expect(body).toContain(`/panel/cosechas/${told.runId}\n`);
    expect(body).toContain(`/panel/cosechas/${told.runId}#volver`);
  });

  test('of a run with nothing to mend says what changed, and asks for nothing', async () => {
    const counts = { ...report().counts, rejected: 0, archived: 3 };
    await harness.registry.tasks['registry.report-harvest'](report({ counts, problems: [] }));
    const body = (await letters()).at(-1)?.body ?? '';
    expect(body).toContain('Se leyeron 57 registros y ninguno se rechazó.');
    expect(body).toContain('3 ya no aparecen y se archivaron.');
    expect(body).not.toContain('corrija');
  });

  test('is written once however often its job runs', async () => {
    const before = (await letters()).length;
    const held = report({ state: 'held', heldBecause: 'Faltan 50 de 57 registros.', problems: [] });
    await harness.registry.tasks['registry.report-harvest'](held);
    await harness.registry.tasks['registry.report-harvest'](held);
    const after = await letters();
    expect(after).toHaveLength(before + 2);
    expect(after.at(-1)?.body).toContain('Nada se ha retirado.');
  });
});
