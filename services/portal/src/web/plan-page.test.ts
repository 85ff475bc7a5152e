import { describe, expect, test } from 'vitest';
import { renderPage } from './testing/render.ts';

const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const item = (change: object = {}) => ({
  id: '0198a',
  key: 'INV-0001',
  status: 'PLANNED',
  responsible: 'Vialidad',
  title: 'Semáforos',
  hasPrivateData: false,
  plannedOn: '2027-03-31',
  firstPlannedOn: '2027-03-31',
  isOverdue: false,
  demand: 0,
  ...change,
});

function networkOf(nodes: object[], { hasNextPage = false } = {}) {
  const page = { totalCount: nodes.length, nodes, pageInfo: { hasNextPage, endCursor: 'despues' } };
  return {
    government: {
      cvegeo: '05035',
      name: 'Torreón',
      fullName: 'Torreón, Coahuila de Zaragoza',
      state: { cvegeo: '05', name: 'Coahuila de Zaragoza' },
      inventory: {
        filedAt: '2026-11-01T18:00:00Z',
        planPublishedAt: '2026-11-02T18:00:00Z',
        total: 4,
        open: 1,
        planned: 2,
        overdue: 1,
        notOpenable: 1,
        url: 'http://127.0.0.1:8080/governments/05035/inventory.csv',
        planUrl: 'http://127.0.0.1:8080/governments/05035/plan.csv',
        dataset: null,
        planDataset: null,
        plan: page,
        items: page,
      },
    },
  };
}

const read = async (path: string, network: Record<string, unknown>) => {
  const { status, html, errors } = await renderPage(path, { network });
  expect(errors).toEqual([]);
  return { status, html, text: textOf(html) };
};

describe("a government's plan", () => {
  test('says in words what is open, what is late and what was put off', async () => {
    const { text, html } = await read(
      '/governments/05035/plan',
      networkOf([
        item({
          status: 'OPEN',
          openedOn: '2026-10-01',
          dataset: { id: '0198b', title: 'Semáforos de Torreón' },
        }),
        item({ id: '2', isOverdue: true, plannedOn: '2026-11-01', firstPlannedOn: '2026-06-30' }),
      ]),
    );
    expect(text).toContain('Abierto Desde el 1 oct 2026');
    expect(text).toContain('Pasó su fecha');
    expect(text).toContain('Antes, 30 jun 2026');
    expect(html).toContain('href="/datasets/0198b"');
    expect(html).toContain('href="/governments/05035/plan.csv"');
  });

  test('says why something cannot be opened, and that an article is to be confirmed', async () => {
    const { text } = await read(
      '/governments/05035/plan?ver=cerrado',
      networkOf([
        item({
          status: 'NOT_OPENABLE',
          privacyReason: 'Contiene datos personales',
          legalBasis: { citation: 'Contiene datos personales (Ley General)', isArticleConfirmed: false },
        }),
      ]),
    );
    expect(text).toContain('Contiene datos personales (Ley General) (artículo por confirmar)');
  });

  test('goes on to the next page in the same view', async () => {
    const { html } = await read(
      '/governments/05035/plan?ver=inventario',
      networkOf([item()], { hasNextPage: true }),
    );
    expect(html).toContain('href="/governments/05035/plan?ver=inventario&amp;pagina-despues=despues"');
  });

  test('says so when nothing was filed, and is not found for a key of nobody', async () => {
    const { text } = await read('/governments/17/plan', {});
    expect(text).toContain('Todavía no presenta su inventario');
    expect((await renderPage('/governments/99/plan')).status).toBe(404);
  });
});
