import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { demonstrationEmail, demonstrationPassword } from '../../services/hub/src/demonstration/accounts.ts';
import { graphql } from '../integration/support/http.ts';
import { coordinator, startHubProcess } from '../integration/support/hub-process.ts';
import { until } from '../integration/support/until.ts';
import { sha256Of } from '../integration/support/wholeness.ts';
import { defectsOf } from './support/defects.ts';
import { openBrowser, signInOn, type Visitor } from './support/visitor.ts';

const hub = await startHubProcess({ demonstration: true });
const browser = await openBrowser(hub.url);

type Judged = {
  government: { score: { grade: number | null } | null; fixes: unknown[] };
  monthlyReports: { nodes: unknown[] };
  indicator: { map: unknown } | null;
};
await until('the observatory has looked at the demonstration', async () => {
  const { government, monthlyReports, indicator } = await graphql<Judged>(
    hub,
    `
      {
        government(cvegeo: "17") {
          score {
            grade
          }
          fixes(first: 3) {
            id
          }
        }
        monthlyReports(first: 1) {
          nodes {
            month
          }
        }
        indicator(id: "crime-rate") {
          map {
            period
          }
        }
      }
    `,
  );
  const isJudged = typeof government.score?.grade === 'number' && government.fixes.length === 3;
  return isJudged && monthlyReports.nodes.length > 0 && indicator?.map ? true : null;
});

async function downloaded({ page }: Visitor, link: ReturnType<Visitor['page']['getByRole']>) {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFile(await download.path());
}

test('a state CTO finds the three things to fix first, which datasets they are, and where they are mended', async () => {
  const visitor = await browser.visit({ acceptDownloads: true, reducedMotion: 'reduce' });
  const { page } = visitor;
  await signInOn(page, { email: demonstrationEmail('tecnologia', '17'), password: demonstrationPassword });
  const first = page.getByRole('region', { name: 'Qué arreglar primero' });
  await first.getByRole('listitem').nth(2).waitFor();
  expect(await first.getByRole('listitem').count()).toBe(3);
  expect(await defectsOf(visitor)).toEqual([]);

  await first.getByRole('link', { name: 'Todo lo que se puede mejorar' }).click();
  const own = page.getByRole('region', { name: 'Morelos' });
  const best = own.getByRole('listitem').first();
  await best.waitFor();
  const list = await downloaded(visitor, best.getByRole('link', { name: 'Cuáles son (CSV)' }));
  expect(list.toString('utf8').split('\n').length).toBeGreaterThan(1);
  await best.getByText(/^Mensaje listo/).click();
  expect((await best.locator('pre').innerText()).length).toBeGreaterThan(80);
  expect(await defectsOf(visitor)).toEqual([]);
  const title = await best.getByRole('heading').innerText();
  await best.getByRole('link', { name: 'Ir a donde se arregla' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe(title);
  expect(await page.getByText('No puede ver esta página').count()).toBe(0);

  await page.goto('/governments/17/calificacion');
  await page.getByText('Las ocho cifras').first().waitFor();
  await page.getByRole('link', { name: 'Su lugar entre sus pares' }).click();
  await page.getByRole('heading', { level: 1, name: 'Clasificaciones' }).waitFor();
  expect(await defectsOf(visitor)).toEqual([]);
  await visitor.leave();
});

test('a journalist downloads a national table and the method of a figure made of it, without an account', async () => {
  const visitor = await browser.visit({ acceptDownloads: true, reducedMotion: 'reduce' });
  const { page } = visitor;
  await page.goto('/');
  await page
    .getByRole('navigation', { name: 'Principal' })
    .getByRole('link', { name: 'Indicadores' })
    .click();
  await page.getByRole('link', { name: 'Delitos registrados por cada 100 mil habitantes' }).click();
  await page.getByRole('heading', { level: 1, name: /^Delitos registrados/ }).waitFor();
  const text = await page.getByRole('main').innerText();
  expect(text).toContain('cifra negra');
  expect(text).toContain('Censo');
  expect(await defectsOf(visitor)).toEqual([]);
  const figures = await downloaded(visitor, page.locator('a.button[download]').last());
  expect(figures.toString('utf8')).toContain('2021');

  await page.goto('/tablas/security/crime-incidence');
  const table = await downloaded(visitor, page.getByRole('link', { name: 'Descargar toda en CSV' }));
  expect(table.toString('utf8')).toContain('Homicidio doloso');
  expect(await defectsOf(visitor)).toEqual([]);
  await visitor.leave();
});

test('a coordinator reads how the network is, prints the month’s report and keeps its PDF', async () => {
  const visitor = await browser.visit({ acceptDownloads: true, reducedMotion: 'reduce' });
  const { page } = visitor;
  await signInOn(page, coordinator);
  await page.goto('/red');
  await page.getByRole('heading', { level: 1, name: 'La red en cifras' }).waitFor();
  expect(await defectsOf(visitor)).toEqual([]);
  await page
    .getByRole('link', { name: /^Informe de/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /^Informe/ }).waitFor();
  expect(await defectsOf(visitor)).toEqual([]);
  await page.getByRole('button', { name: 'Imprimir' }).waitFor();

  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation', { name: 'Principal' }).isVisible()).toBe(false);
  const printed = await page.pdf({ format: 'Letter' });
  expect(printed.subarray(0, 5).toString()).toBe('%PDF-');
  await page.emulateMedia({ media: 'screen' });

  const address = await page.getByRole('link', { name: /^PDF/ }).getAttribute('href');
  const kept = Buffer.from(await (await fetch(new URL(address ?? '', hub.url))).arrayBuffer());
  expect(kept.subarray(0, 5).toString()).toBe('%PDF-');
  expect(await page.getByRole('main').innerText()).toContain(sha256Of(kept));
  await visitor.leave();
});
