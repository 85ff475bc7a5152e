import { createHash } from 'node:crypto';
import { createReadiness, createServer, openapi } from '@rma/service-kit';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { networkForReports, system } from './network-for-tests.ts';

const { clock, deps, reports, entries, forget } = await networkForReports();
const { logger, metrics, publicUrl } = deps;
const server = await createServer({
  logger,
  metrics,
  readiness: createReadiness({ checks: [] }),
  publicUrl,
});
await server.register(openapi, { version: '0' });
await server.register(reports.routes);
await server.ready();
afterAll(() => server.close());
beforeEach(forget);

describe('for anyone', () => {
  beforeEach(async () => {
    clock.set('2026-11-01T05:50:00Z');
    await reports.measure();
    clock.set('2026-11-01T07:00:00Z');
    await reports.write(system, { month: '2026-10' });
    await reports.measure();
  });
  const get = (path: string, headers = {}) => server.inject({ url: path, headers });

  test('a report is a PDF whose hash is in the ledger, and is not sent again to whoever has it', async () => {
    const answer = await get('/reports/2026-10.pdf');
    expect(answer.headers['content-type']).toBe('application/pdf');
    const pdf = answer.rawPayload;
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
    const hash = createHash('sha256').update(pdf).digest('hex');
    expect((await entries()).at(-1)).toMatchObject({
      subject: 'report:2026-10',
      detail: { pdfSha256: hash },
    });
    const again = await get('/reports/2026-10.pdf', { 'if-none-match': `"${hash}"` });
    expect(again.statusCode).toBe(304);
  });

  test('and JSON and CSV with every figure, its unit and its method', async () => {
    const json = (await get('/reports/2026-10.json')).json<{ figures: unknown[]; facts: object }>();
    expect(json.facts).toMatchObject({ month: '2026-10', figures: { members: 2 } });
    expect(json.figures).toContainEqual(expect.objectContaining({ id: 'members', unit: 'count' }));
    const { body } = await get('/reports/2026-10.csv');
    expect(body).toContain('members,Gobiernos integrantes,count,2,,');
    expect(body.trim().split('\r\n')).toHaveLength(json.figures.length + 1);
  });

  test('the months are those of the reports and, of the one that goes on, its last day', async () => {
    const { months } = (await get('/api/v1/network/months')).json<{ months: object[] }>();
    expect(months).toMatchObject([
      { month: '2026-10', isClosed: true, on: '2026-10-31', values: { members: 2, downloads: 4 } },
      { month: '2026-11', isClosed: false, on: '2026-11-01', values: { members: 2, views: 50 } },
    ]);
    const lines = (await get('/api/v1/network/months.csv')).body.trim().split('\r\n');
    expect(lines[1]).toMatch(/^2026-10,2026-10-31,sí,2,1,1,/);
  });

  test('a month without a report is a clear 404', async () => {
    for (const form of ['pdf', 'json', 'csv']) {
      // oxlint-disable-next-line no-await-in-loop
      expect((await get(`/reports/2020-01.${form}`)).json()).toMatchObject({
        status: 404,
        code: 'not-found',
      });
    }
  });
});
