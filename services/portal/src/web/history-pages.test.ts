import { ledgerWords } from '@rma/domain';
import { describe, expect, test } from 'vitest';
import { connection, type Paged } from './testing/connection.ts';
import { renderPage } from './testing/render.ts';

const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const versions = [
  {
    number: 9,
    seq: 40,
    at: '2026-03-02T18:00:00Z',
    kind: 'dataset.withdrawn',
    cause: 'Ya no se usa',
    changes: [],
  },
  {
    number: 4,
    seq: 21,
    at: '2026-02-01T18:00:00Z',
    kind: 'dataset.updated',
    cause: 'run:1',
    changes: [
      { field: 'title', item: null, before: 'Refugios', after: 'Refugios temporales' },
      { field: 'distributions', item: 'Mapa', before: null, after: { title: 'Mapa', format: 'GEOJSON' } },
    ],
  },
  { number: 1, seq: 3, at: '2026-01-02T18:00:00Z', kind: 'dataset.published', cause: 'run:0', changes: [] },
];
const network = {
  datasetHistory: ({ id }: { id: string }) =>
    id === 'nada'
      ? null
      : {
          id,
          title: 'Refugios temporales',
          state: 'WITHDRAWN',
          publisher: { cvegeo: '17', fullName: 'Morelos' },
          stateAt: 'LIVE',
          asOf: { title: 'Refugios', keywords: ['albergues'], distributions: [] },
          versions: (page: Paged) => connection(versions, page),
        },
};

describe('the history of a dataset', () => {
  test('tells each change with its date, its cause and what it said before', async () => {
    const { status, html } = await renderPage('/datasets/01ka1/historia', { network });
    const text = textOf(html);
    expect(status).toBe(200);
    expect(text).toContain('Se retiró el 2 mar 2026 Ya no se usa');
    expect(text).toContain('Cambió el título Decía Refugios Dice Refugios temporales');
    expect(text).toContain('Se agregó el recurso «Mapa» (GEOJSON)');
    expect(html).toContain('/bitacora?asunto=dataset%3A01ka1#anotacion-21');
  });

  test('shows the dataset as it was on a day of the calendar', async () => {
    const { html } = await renderPage('/datasets/01ka1/historia?dia=2026-01-15', { network });
    expect(textOf(html)).toContain('Así era el 15 ene 2026');
    expect(textOf(html)).toContain('Ese día estaba vigente.');
    expect(textOf(html)).toContain('Palabras clave albergues');
  });

  test('takes no day that does not exist, and has nothing of what never was', async () => {
    const { html } = await renderPage('/datasets/01ka1/historia?dia=2026-13-45', { network });
    expect(textOf(html)).toContain('Cómo era otro día');
    expect((await renderPage('/datasets/nada/historia', { network })).status).toBe(404);
  });
});

test('a government tells how it was on a day: membership, memorandum, packages and live datasets', async () => {
  const { status, html } = await renderPage('/governments/17/historia?dia=2026-01-15', {
    network: {
      government: {
        cvegeo: '17',
        name: 'Morelos',
        fullName: 'Morelos',
        asOf: {
          membership: 'ACTIVE',
          datasets: 12,
          memorandum: { folio: 'RMA-17', state: 'ACTIVE', validFrom: '2026-01-01', validUntil: '2026-12-31' },
          packages: [
            {
              id: 'p',
              title: 'Movilidad',
              release: 2,
              releasedAt: '2026-01-10T12:00:00Z',
              datasets: 3,
              theme: null,
            },
          ],
        },
      },
    },
  });
  const text = textOf(html);
  expect(status).toBe(200);
  expect(text).toContain('Así estaba el 15 ene 2026');
  expect(text).toContain('Integrante activo');
  expect(text).toContain('RMA-17, del 1 ene 2026 al 31 dic 2026');
  expect(text).toContain('Conjuntos vigentes 12');
  expect(text).toContain('Movilidad edición 2');
});

describe('the ledger', () => {
  test('is narrowed by government, kind and date, all in the address', async () => {
    const asked: unknown[] = [];
    const { html } = await renderPage(
      '/bitacora?gobierno=Morelos&tipo=convenios&desde=2026-01-01&hasta=2026-01-31',
      {
        network: {
          ledger: ({ filter, ...page }: Paged & { filter: unknown }) => {
            asked.push(filter);
            return connection([], page);
          },
        },
      },
    );
    expect(asked).toEqual([
      {
        government: '17',
        kind: Object.keys(ledgerWords).filter((kind) => kind.startsWith('memorandum.')),
        since: '2026-01-01T00:00:00-06:00',
        until: '2026-01-31T23:59:59.999-06:00',
      },
    ]);
    expect(textOf(html)).toContain('Ninguna anotación coincide');
    expect(html).toContain('/bitacora.atom');
  });

  test('of a government nobody has is empty and says so', async () => {
    const { html } = await renderPage('/bitacora?gobierno=Atlantis');
    expect(textOf(html)).toContain('Ningún gobierno se llama «Atlantis»');
  });
});
