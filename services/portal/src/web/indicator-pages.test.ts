import { describe, expect, test } from 'vitest';
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
