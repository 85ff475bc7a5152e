import { monthlyReportText, type MonthlyReportFacts } from '@rma/domain';
import { describe, expect, test } from 'vitest';
import { renderPage } from './testing/render.ts';
import { fakeUse } from './testing/use.ts';

const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const read = async (path: string, network: Record<string, unknown>) => {
  const { status, html, errors } = await renderPage(path, { network });
  expect(errors).toEqual([]);
  return { status, html, text: textOf(html) };
};

const figure = (change: object) => ({
  id: 'members',
  title: 'Gobiernos integrantes',
  section: 'members',
  sectionTitle: 'Quién está en la red',
  unit: 'COUNT',
  nature: 'STATE',
  value: 15,
  text: '15',
  before: 14,
  change: '+1',
  method: 'Gobiernos con membresía aprobada, activa o inactiva.',
  url: 'http://127.0.0.1:8080/gobiernos?integrantes=si',
  ...change,
});
const month = (name: string, change: object) => ({
  month: '2026-10',
  name,
  isClosed: true,
  on: '2026-10-31',
  values: [{ id: 'members', value: 14, text: '14' }],
  ...change,
});
const network = (change: object = {}) => ({
  measuredAt: '2026-11-22T18:00:00Z',
  figures: [figure({}), figure({ id: 'downloads', title: 'Descargas', section: 'use', nature: 'MONTH' })],
  months: [
    month('octubre de 2026', {}),
    month('noviembre de 2026', { month: '2026-11', isClosed: false, on: '2026-11-22' }),
  ],
  use: fakeUse(),
  ...change,
});

const facts: MonthlyReportFacts = {
  month: '2026-10',
  stateOn: '2026-10-31',
  figures: { members: 15 },
  before: null,
  coverage: [{ themeId: 'mobility', theme: 'Movilidad', publishing: 2, members: 15 }],
  joined: [],
  signed: [],
  publishing: { total: 0, first: [] },
  attention: {
    memoranda: { total: 0, first: [] },
    commitments: { total: 0, first: [] },
    sources: { total: 0, first: [] },
    requests: { total: 0, first: [] },
  },
  mostUsed: [],
};
const report = {
  month: '2026-10',
  name: 'octubre de 2026',
  publishedAt: '2026-11-01T06:05:00Z',
  text: monthlyReportText(facts),
  figures: [figure({}), figure({ id: 'datasets', title: 'Conjuntos de datos', text: '278' })],
  pdfBytes: 50_000,
  pdfSha256: 'abc123'.padEnd(64, '0'),
};
const reports = (nodes: object[]) => ({
  totalCount: nodes.length,
  nodes,
  pageInfo: { hasNextPage: false, endCursor: null },
});

describe('the network in figures', () => {
  test('says each figure, how it moved and how it is worked out, and leads to where it can be checked', async () => {
    const { text, html } = await read('/red', { network: network(), monthlyReports: reports([report]) });
    expect(text).toMatch(/Gobiernos integrantes .*Cómo se calcula.*Gobiernos con membresía.* 15 \+1/);
    expect(text).toContain('Frente a octubre de 2026');
    expect(html).toContain('href="/gobiernos?integrantes=si"');
    expect(html).toContain('href="/informes/2026-10"');
  });

  test('does not compare a month that goes on with a whole one', async () => {
    const { text } = await read('/red', { network: network(), monthlyReports: reports([report]) });
    expect(text).toContain('mes en curso');
  });

  test('has every number behind its lines in a table, and says which months are closed', async () => {
    const { text, html } = await read('/red', { network: network(), monthlyReports: reports([report]) });
    expect(text).toContain('noviembre de 2026 al 22 nov 2026 octubre de 2026 informe');
    expect(html).toContain('href="/api/v1/network/months.csv"');
  });

  test('that is not measured yet says so', async () => {
    const empty = network({ measuredAt: null, figures: [], months: [], use: fakeUse(null) });
    const { text } = await read('/red', { network: empty, monthlyReports: reports([]) });
    expect(text).toContain('La red todavía no se mide');
    expect(text).not.toContain('Frente a');
  });
});

describe('the monthly reports', () => {
  test('are listed with their figures and their files', async () => {
    const { text, html } = await read('/informes', { monthlyReports: reports([report]) });
    expect(text).toContain('Informe de octubre de 2026');
    expect(text).toContain('278');
    for (const form of ['pdf', 'csv', 'json']) expect(html).toContain(`href="/reports/2026-10.${form}"`);
  });

  test('that are none yet say when the first comes', async () => {
    const { text } = await read('/informes', { monthlyReports: reports([]) });
    expect(text).toContain('El primero se publica al terminar este mes');
  });

  test('each say the same as their PDF, with links, and the hash that is in the ledger', async () => {
    const { text, html } = await read('/informes/2026-10', { monthlyReport: report });
    expect(text).toContain('Informe de octubre de 2026 La red tiene 15 gobiernos integrantes');
    expect(text).toContain('Ningún convenio vence pronto');
    expect(html).toContain('href="/temas/mobility"');
    expect(text).toContain(report.pdfSha256);
    expect(html).toContain('href="/bitacora?asunto=report%3A2026-10"');
  });

  test('of a month without one is a clear 404', async () => {
    const { status, text } = await read('/informes/2020-01', { monthlyReport: null });
    expect(status).toBe(404);
    expect(text).toContain('informe');
  });
});

describe('use, where people look at data', () => {
  test('is on the page of a dataset and of its government, robots apart', async () => {
    const ofDataset = await read('/datasets/01ka1', {});
    expect(ofDataset.text).toContain('En los últimos 30 días, 12 visitas y 3 descargas');
    expect(ofDataset.text).toContain('Aparte, robots que se declaran 40');
    expect(ofDataset.text).toContain('sin cookies');
    const ofGovernment = await read('/governments/17', {});
    expect(ofGovernment.text).toContain('sus datos tuvieron 12 visitas y 3 descargas');
  });
});
