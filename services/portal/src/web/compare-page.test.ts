import { describe, expect, test } from 'vitest';
import { renderPage } from './testing/render.ts';

const coverage = (published: string[]) =>
  [
    ['security/crime', 'Incidencia delictiva', 'security', 'Seguridad pública'],
    ['mobility/road-incidents', 'Incidentes viales', 'mobility', 'Movilidad'],
  ].map(([id = '', title, themeId = '', name]) => ({
    status: published.includes(id) ? 'PUBLISHED' : 'MISSING',
    standard: { id, title, theme: { id: themeId, name } },
  }));

function compared(
  cvegeo: string,
  name: string,
  more: { grade: number | null; published: string[]; fresh: number },
) {
  const { grade, published, fresh } = more;
  const official = { post: 'LIAISON', name: 'Ana Ruiz', position: 'Directora de Datos' };
  return {
    government: {
      cvegeo,
      name,
      fullName: name,
      population: 1000,
      peers: [],
      indicators: [],
      membership: published.length > 0 ? 'ACTIVE' : null,
      officials: published.length > 0 ? [official] : [],
      score:
        grade === null
          ? null
          : {
              grade,
              confidenceName: 'Poca',
              figures: [
                { id: 'freshness', name: 'Actualidad', value: grade / 2 },
                { id: 'requests', name: 'Respuestas', value: null },
              ],
            },
    },
    datasets: fresh,
    datasetsPer100kInhabitants: fresh * 100,
    packages: 0,
    coverageShare: published.length / 2,
    lastModified: null,
    freshness: { fresh, late: 0, stale: 0, unknown: 0 },
    coverage: coverage(published),
  };
}

const governments = [
  compared('17', 'Morelos', { grade: 62.4, published: ['security/crime'], fresh: 3 }),
  compared('24059', 'Villa de Pozos', { grade: null, published: [], fresh: 0 }),
];
const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

async function page(keys: string[]) {
  const { html, status, errors } = await renderPage(`/comparar?g=${keys.join('&g=')}`, {
    network: {
      compare: {
        theme: null,
        missing: [],
        governments: keys.flatMap(
          (key) => governments.find(({ government }) => government.cvegeo === key) ?? [],
        ),
      },
    },
  });
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
  return { html, text: textOf(html) };
}

describe('governments side by side', () => {
  test('have a panel for the grade and for each figure it is made of; what cannot be judged is no zero', async () => {
    const { text } = await page(['17', '24059']);
    expect(text).toContain('Morelos tiene la calificación más alta: 62 de 100 puntos');
    expect(text).toMatch(
      /Calificación Gobierno De 0 a 100 puntos Morelos 62 Villa de Pozos aún no es integrante/,
    );
    expect(text).toMatch(
      /Actualidad Gobierno De 0 a 100 puntos Morelos 31 Villa de Pozos aún no es integrante/,
    );
    expect(text).toMatch(/Respuestas Gobierno De 0 a 100 puntos Morelos muy poco que juzgar/);
  });

  test('are told what the others publish, and whom to ask', async () => {
    const { text } = await page(['24059', '17']);
    expect(text).toContain('1 estándar que otros publican y Villa de Pozos no');
    expect(text).toContain('Pregunte a: Ana Ruiz, Directora de Datos (enlace de datos abiertos).');
    expect((await page(['17', '24059'])).text).toContain('Morelos publica todo lo que publican los demás');
  });

  test('who has not joined is no zero', async () => {
    const { text } = await page(['17', '24059']);
    expect(text).toMatch(/Morelos 3 de 3 Villa de Pozos aún no es integrante/);
  });

  test('when nobody has joined there is nothing to draw, and it says whom to add', async () => {
    const { html, text } = await page(['24059']);
    expect(text).toContain('Aún no es integrante');
    expect(html).not.toContain('chart-block');
    expect(text).toContain('Gobiernos como');
  });

  test('every chart has its source, and its figures in the page', async () => {
    const { html } = await page(['17', '24059']);
    const charts = html.match(/<figure class="chart-block"[\s\S]*?<\/figure>/g) ?? [];
    expect(charts).toHaveLength(5);
    for (const chart of charts) {
      expect(chart).toContain('Fuente: ');
      expect(chart).toContain('<table');
    }
  });
});
