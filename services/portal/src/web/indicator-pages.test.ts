import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { describe, expect, test } from 'vitest';
import type { OwnFigure } from './parts/indicators/compared-indicators.tsx';
import { GovernmentIndicators } from './parts/indicators/government-indicators.tsx';
import { renderPage } from './testing/render.ts';

const figure = (period: string, value: number | null, flags: string[] = []) => ({
  period,
  series: Number(period) >= 2026 ? 'RNID-2026' : 'CNSP-38-15',
  value,
  numerator: value,
  months: flags.includes('PARTIAL') ? 8 : 12,
  flags,
  parts: [
    { breakdown: 'Robo', value: 700, numerator: 700, flags: [] },
    { breakdown: 'Fraude', value: 3, numerator: 3, flags: ['FEW'] },
  ],
});
const mark = (cvegeo: string, name: string, value: number | null, flags: string[] = []) => ({
  cvegeo,
  name,
  fullName: name,
  lon: -99,
  lat: 19,
  value,
  numerator: value,
  denominator: 1,
  months: flags.includes('PARTIAL') ? 8 : 12,
  flags,
});
const period = (of: string, whole: number, reported = whole) => ({
  period: of,
  series: Number(of) >= 2026 ? 'RNID-2026' : 'CNSP-38-15',
  level: 'STATE',
  reported,
  notReported: 0,
  whole,
  median: whole === 0 ? null : 1540.28,
});
const theme = { id: 'security', name: 'Seguridad pública', description: '' };
const why = 'En 2026 cambió la metodología: son dos series.';

const crimeRate = {
  id: 'crime-rate',
  title: 'Delitos registrados por cada 100 mil habitantes',
  description: 'Delitos con carpeta de investigación.',
  unit: 'delitos por cada 100 mil habitantes',
  decimals: 1,
  formula: 'Suma de «conteo» ÷ población × 100 000',
  population: 'INEGI, Censo de Población y Vivienda 2020',
  breakdownTitle: 'Tipo de delito',
  better: 'NONE',
  fewBelow: 20,
  caveats: ['Cuenta lo que se denunció: cifra negra.'],
  breaks: [{ year: 2026, why }],
  since: '2026-11-22',
  csvUrl: 'http://127.0.0.1:8080/api/v1/indicators/crime-rate.csv',
  jsonUrl: 'http://127.0.0.1:8080/api/v1/indicators/crime-rate.json',
  theme,
  standard: { id: 'security/crime-incidence', title: 'Incidencia delictiva', version: '1.0', theme },
  periods: [period('2026', 0, 1), period('2025', 2, 3)],
  breakdowns: ['Fraude', 'Robo'],
  map: {
    period: '2025',
    series: 'CNSP-38-15',
    level: 'STATE',
    median: 1540,
    marks: [
      mark('17', 'Morelos', 2145.63),
      mark('30', 'Veracruz', 1095.3),
      mark('14', 'Jalisco', 12.5, ['PARTIAL']),
      mark('21', 'Puebla', null, ['NOT_REPORTED']),
    ],
  },
  lines: ({ cvegeos }: { cvegeos: string[] }) =>
    cvegeos.map((cvegeo) => ({
      government: { cvegeo, name: `Estado ${cvegeo}`, fullName: `Estado ${cvegeo}` },
      figures: [
        figure('2023', 100),
        figure('2024', 200),
        figure('2025', 50, ['PARTIAL']),
        figure('2026', 30, ['PARTIAL']),
      ],
    })),
  sources: [
    {
      government: { cvegeo: '17', fullName: 'Morelos' },
      datasets: [{ id: '01ka1' }],
      rows: 8232,
      basis: 8232,
      computedAt: '2026-11-22T06:00:00Z',
    },
  ],
};
const network = { indicator: crimeRate, indicators: [crimeRate, nobodys()] };

function nobodys() {
  return {
    ...crimeRate,
    id: 'homicide',
    title: 'Homicidios',
    periods: [],
    map: null,
    sources: [],
    breakdowns: [],
  };
}
const page = async (path: string, answers: Record<string, unknown> = network) => {
  const { status, html, errors } = await renderPage(path, { network: answers });
  expect(errors).toEqual([]);
  expect(status).toBe(200);
  return { html, text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') };
};

describe('the page of an indicator', () => {
  test('says its finding, who has no figure, and that it is not zero', async () => {
    const { text } = await page('/indicadores/crime-rate');
    expect(text).toContain('2025: de 1,095.3 en Veracruz a 2,145.6 en Morelos');
    expect(text).toContain('que nadie publique no quiere decir cero');
    expect(text).toContain('Publican la tabla, pero no este dato Puebla');
  });

  test('keeps incomplete years off the map, with the months they have', async () => {
    const { text } = await page('/indicadores/crime-rate');
    expect(text).toContain('Fuera del mapa: periodos incompletos');
    expect(text).toMatch(/Jalisco 12\.5 8 de 12 meses/);
    const only = {
      ...crimeRate,
      map: { ...crimeRate.map, marks: [mark('14', 'Jalisco', 12.5, ['PARTIAL'])] },
    };
    const alone = await page('/indicadores/crime-rate', { indicator: only });
    expect(alone.text).not.toContain('Fuera del mapa');
    expect(alone.text).toContain('2025: Jalisco, 12.5 delitos por cada 100 mil habitantes');
  });

  test('draws lines of whole years only, breaks them where the methodology changed, and says so', async () => {
    const { html, text } = await page('/indicadores/crime-rate?g=17');
    const chart = html.slice(
      html.indexOf('viewBox="0 0 960'),
      html.indexOf('</svg>', html.indexOf('viewBox="0 0 960')),
    );
    expect(chart.match(/class="line"/g)).toHaveLength(1);
    expect(chart.match(/class="point hollow"/g)).toHaveLength(2);
    expect(chart).toContain('cambia la metodología');
    expect(text).toContain('Estado 17 subió de 100.0 en 2023 a 200.0 en 2024');
    expect(text).toContain(why);
  });

  test('has its table, its method with caveats, and its files', async () => {
    const { html, text } = await page('/indicadores/crime-rate');
    expect(text).toContain('Ver la gráfica como tabla');
    expect(text).toContain('Cómo se calcula');
    expect(text).toContain('cifra negra');
    expect(text).toContain('se marca con menos de 20');
    expect(html).toContain('crime-rate.csv?breakdown=all');
    expect(html).toContain('crime-rate.json?breakdown=all');
    expect(html).toContain('/datasets/01ka1');
  });

  test('shows what a figure is made of, and which parts are few', async () => {
    const { text } = await page('/indicadores/crime-rate');
    expect(text).toContain('«Robo» tiene la cifra más alta, 700.0');
    expect(text).toContain('3.0; pocos casos');
  });

  test('that nobody reports says what it would take', async () => {
    const { text } = await page('/indicadores/homicide', { indicator: nobodys() });
    expect(text).toContain('Todavía no hay con qué calcularlo');
    expect(text).toContain('Cómo se calcula');
  });

  test('is not found under another name', async () => {
    const { status } = await renderPage('/indicadores/nada', { network: { indicator: null } });
    expect(status).toBe(404);
  });
});

test('indicators are listed by theme, those that somebody reports first, and the gaps too', async () => {
  const { text } = await page('/indicadores');
  expect(text.indexOf('Delitos registrados')).toBeLessThan(text.indexOf('Homicidios nadie todavía'));
  expect(text).toContain('2025 1,540.3');
});

const own = (value: number | null, of = '2025', flags: string[] = []) => ({
  indicator: crimeRate,
  period: of,
  series: 'CNSP-38-15',
  value,
  months: 12,
  flags,
});
const state = (cvegeo: string, name: string, indicators: object[]) => ({
  government: {
    cvegeo,
    name,
    fullName: name,
    population: 1,
    peers: [],
    officials: [],
    indicators,
    level: 'STATE',
    membership: 'ACTIVE',
  },
  datasets: 1,
  datasetsPer100kInhabitants: null,
  packages: 0,
  coverageShare: 0,
  coverage: [],
  freshness: { fresh: 0, late: 0, stale: 0, unknown: 0 },
  lastModified: null,
});

test('governments are compared in what at least two report; who does not is missing, not zero', async () => {
  const compare = {
    theme: null,
    missing: [],
    governments: [
      state('17', 'Morelos', [own(20)]),
      state('14', 'Jalisco', [own(10, '2024', ['FEW'])]),
      state('21', 'Puebla', []),
    ],
  };
  const { text } = await page('/comparar?g=17&g=14&g=21', { compare });
  expect(text).toContain('Se pueden comparar en un indicador que al menos dos reportan');
  expect(text).toContain('Jalisco 10.0 (2024; pocos casos)');
  expect(text).toContain('Puebla no lo publica');
});

test('a government has the figures of its data, with what each lacks, and none when it has none', () => {
  const draw = (indicators: object[]) =>
    renderToStaticMarkup(
      createElement(
        MemoryRouter,
        null,
        createElement(GovernmentIndicators, {
          data: { indicators: indicators as OwnFigure[] },
          cvegeo: '17',
        }),
      ),
    );
  const html = draw([own(20.04), own(null, '2015/2016', ['NOT_REPORTED', 'SPAN'])]);
  expect(html).toContain('href="/indicadores/crime-rate?g=17"');
  expect(html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toMatch(
    /20\.0 delitos.* 2025 .*sin dato.*2015 y 2016 juntos.*publica la tabla sin este dato/,
  );
  expect(draw([])).toBe('');
});
