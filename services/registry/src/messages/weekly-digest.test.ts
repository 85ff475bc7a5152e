import { describe, expect, test } from 'vitest';
import { openRegistry } from '../testing/registry-harness.ts';

const harness = await openRegistry();
await harness.member('30087');
await harness.apply('17');
const coordinator = await harness.person({ role: 'coordinator', cvegeo: null });
await harness.person({ role: 'auditor', cvegeo: null });

const none = { total: 0, sources: [] };
const source = {
  governmentName: 'Xalapa',
  title: 'Portal de Xalapa',
  since: '2026-11-20T12:00:00.000Z',
  detail: 'El portal tardó demasiado en responder.',
};
const digest = (week: string) => ({
  week,
  fresh: none,
  pending: none,
  failing: { total: 12, sources: [source] },
  held: none,
  stale: none,
  rejecting: none,
  links: { checked: 1200, failing: 34 },
});
const letters = () =>
  harness.db
    .selectFrom('registry.message')
    .select(['recipient', 'subject', 'body'])
    .where('kind', '=', 'weekly-digest')
    .execute();

describe('the weekly digest', () => {
  test('reaches each coordinator and nobody else, once a week', async () => {
    await harness.registry.tasks['registry.weekly-digest'](digest('2026-11-16'));
    await harness.registry.tasks['registry.weekly-digest'](digest('2026-11-16'));
    const sent = await letters();
    expect(sent.map(({ recipient }) => recipient)).toEqual([coordinator.email]);
    expect(sent[0]?.subject).toBe('La red en la semana del 16 nov 2026');
    const body = sent[0]?.body ?? '';
    expect(body).toContain('Integrantes: 1; nuevos esta semana: 1; solicitudes por resolver: 1.');
    expect(body).toContain('Fuentes que esperan aprobación: ninguna.');
    expect(body).toContain(`Fuentes con fallas: 12
- Xalapa, «Portal de Xalapa», desde el 20 nov 2026. El portal tardó demasiado en responder.
- y 11 más`);
    expect(body).toContain('34 de 1,200 comprobadas');
    await harness.registry.tasks['registry.weekly-digest'](digest('2026-11-23'));
    expect(await letters()).toHaveLength(2);
  });
});
