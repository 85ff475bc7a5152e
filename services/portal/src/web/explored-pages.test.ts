import { describe, expect, test } from 'vitest';
import { incidentsRest, tablesRest } from './testing/rest.ts';
import { renderPage } from './testing/render.ts';

const render = (path: string) => renderPage(path, { rest: incidentsRest });
const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the rows of a dataset, in the HTML itself', () => {
  test('come with their total, their columns in figures, a map and what changed', async () => {
    const { status, html } = await render('/datasets/01ka3');
    expect(status).toBe(200);
    for (const text of [
      '4 renglones.',
      'Volcadura',
      'de 4 ene 2026 a 8 mar 2026',
      '75 % de las celdas con dato',
      'Mapa de Incidentes viales de Torreón: 3 lugares en esta vista',
      '1 renglón no dice dónde está.',
      'Incidentes viales: 12 renglones más.',
      'a más tardar el 11 dic 2026',
    ]) {
      expect(textOf(html) + html).toContain(text);
    }
    expect(html).toContain('href="/packages/01ka3/releases.atom"');
  });

  test('are filtered and sorted by the address, which the exports keep', async () => {
    const { html } = await render('/datasets/01ka3?f.tipo=Volcadura&orden=-fecha');
    expect(textOf(html)).toContain('1 renglón coincide, de 4.');
    expect(textOf(html)).toContain('Tipo de incidente es Volcadura × (quitar)');
    expect(html).toContain(
      '/api/v1/datasets/01ka3/rows?filter%5Btipo%5D=Volcadura&amp;sort=-fecha&amp;format=csv',
    );
    expect(html).toContain('aria-sort="descending"');
  });

  test('offer as a choice what the standard allows', async () => {
    const { html } = await render('/datasets/01ka3');
    expect(html).toMatch(/<select[^>]*name="f\.tipo"[\s\S]*?<option value="Volcadura"/);
    expect(html).toMatch(/<input[^>]*name="f\.fecha\.gte"/);
  });

  test('a question that cannot be answered leaves the page standing and says what to do', async () => {
    const { status, html } = await render('/datasets/01ka3?f.lesionados=muchos');
    expect(status).toBe(200);
    expect(textOf(html)).toContain('No se pudo responder a esta consulta');
  });
});

describe('the documentation of a standard', () => {
  test('says all that the catalog knows of it, each field with its own address', async () => {
    const { status, html } = await render('/estandares/mobility/road-incidents');
    expect(status).toBe(200);
    expect(html).toContain('id="campo-tipo"');
    for (const text of [
      'Plantilla para Excel',
      'El vehículo perdió su posición',
      '998 : No especificado',
      'no menor que 0',
      'tipaccid',
      'La fecha todavía no ocurre.',
      'Impide publicar',
      'stops.txt',
      '12 combinaciones (CSV)',
      'sigue el estándar Ciclovías',
      'TIPACCID',
      'INEGI: mantiene la estadística ATUS.',
      'No hay dos renglones con los mismos valores en fecha y tipo',
    ]) {
      expect(textOf(html)).toContain(text);
    }
  });
});

describe('national tables', () => {
  const asked: unknown[] = [];
  const network = {
    table: () => ({
      rows: { rows: [['Torreón, Coahuila', '2026-01-04', 'Colisión', 2, 25.5, -103.4]] },
      aggregate: (question: unknown) => {
        asked.push(question);
        return { rows: [['Torreón, Coahuila de Zaragoza', 4]], isCut: false };
      },
    }),
  };
  const renderTable = (path: string) => renderPage(path, { rest: tablesRest, network });

  test('are listed with who is in each and since when', async () => {
    const { status, html } = await renderTable('/tablas');
    expect(status).toBe(200);
    expect(textOf(html)).toContain('Incidentes viales 1 de 10 integrantes 4 4 ene 2026 a 8 mar 2026');
    expect(textOf(html)).toContain('Refugios temporales nadie todavía');
  });

  test('say who is in, who is missing, what the rows add up to, and where all of it is', async () => {
    const { status, html } = await renderTable(
      '/tablas/mobility/road-incidents?por=tipo&medida=sum:lesionados',
    );
    expect(status).toBe(200);
    expect(asked.at(-1)).toMatchObject({
      groupBy: ['tipo'],
      measures: [{ operation: 'SUM', column: 'lesionados' }],
      sort: [{ column: 'sum_lesionados', descending: true }],
    });
    for (const text of [
      'Suma de «Personas lesionadas» por «Tipo de incidente»',
      '1 integrante falta Morelos',
      'Torreón, Coahuila de Zaragoza Incidentes viales de Torreón 4 ene 2026 a 8 mar 2026 4 versión 1.0',
      'Descargar toda en Parquet',
    ]) {
      expect(textOf(html)).toContain(text);
    }
  });

  test('tell who is missing also while the rows cannot be read', async () => {
    const broken = {
      table: () => {
        throw new Error('busy');
      },
    };
    const { status, html } = await renderPage('/tablas/mobility/road-incidents', {
      rest: tablesRest,
      network: broken,
    });
    expect(status).toBe(200);
    expect(textOf(html)).toContain('Las cuentas no se pudieron hacer ahora');
    expect(textOf(html)).toContain('1 integrante falta');
  });

  test('an empty one says how it begins', async () => {
    const { html } = await renderTable('/tablas/resilience/temporary-shelters');
    expect(textOf(html)).toContain('Todavía no hay renglones en esta tabla');
  });

  test('there is none without a standard', async () => {
    expect((await renderTable('/tablas/a/b')).status).toBe(404);
  });
});
