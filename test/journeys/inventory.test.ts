import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adelaText, inWindows1252 } from '../../services/catalog/src/inventory/sheet/adela-for-tests.ts';
import { demonstrationEmail, demonstrationPassword } from '../../services/hub/src/demonstration/accounts.ts';
import { graphql } from '../integration/support/http.ts';
import { startHubProcess } from '../integration/support/hub-process.ts';
import { until } from '../integration/support/until.ts';
import { defectsOf } from './support/defects.ts';
import { openBrowser, signInOn, type Visitor } from './support/visitor.ts';

const hub = await startHubProcess({ demonstration: true });
const browser = await openBrowser(hub.url);
let liaison: Visitor;
beforeAll(async () => {
  await until('the demonstration has a plan', async () => {
    const { government } = await graphql<{ government: { inventory: { open: number } | null } }>(
      hub,
      '{ government(cvegeo: "05035") { inventory { open } } }',
    );
    return government.inventory;
  });
  liaison = await browser.visit({ reducedMotion: 'reduce' });
  await signInOn(liaison.page, {
    email: demonstrationEmail('enlace', '05035'),
    password: demonstrationPassword,
  });
});
afterAll(() => liaison.leave());

const sheet = (text: string, name = 'inventario.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: inWindows1252(text),
});

describe("a liaison with a sheet in ADELA's columns and Windows-1252", () => {
  test('is told on its cell what is wrong, and nothing changes', async () => {
    const { page } = liaison;
    await page.goto('/panel/inventario');
    await page.getByRole('heading', { name: 'Renglones' }).waitFor();
    expect(await defectsOf(liaison)).toEqual([]);
    const wrong = adelaText.replace('46477', '31/02/2027').replace(',No,', ',Parcialmente,');
    await page.locator('input[type=file]').setInputFiles(sheet(wrong));
    await page.getByText('Hay 2 celdas por corregir: no se cambió nada').waitFor();
    const table = page.getByRole('table', { name: 'Celdas por corregir' });
    expect(await table.getByRole('row').nth(1).innerText()).toContain('Sepárelo en dos renglones');
    expect(await page.getByRole('button', { name: 'Aplicar al inventario' }).count()).toBe(0);
    expect(await defectsOf(liaison)).toEqual([]);
  });

  test('mends it, sees what would change, applies it and publishes the plan', async () => {
    const { page } = liaison;
    await page.locator('input[type=file]').setInputFiles(sheet(adelaText));
    await page.getByText('La hoja agregaría 6 renglones, ya no trae 7.').waitFor();
    await page.getByRole('button', { name: 'Aplicar al inventario' }).click();
    await page.getByRole('heading', { name: 'inventario.csv ya se aplicó' }).waitFor();
    await page.getByText('13 renglones').waitFor();
    await page.getByRole('button', { name: 'Publicar el plan' }).click();
    await page.getByRole('heading', { name: 'El plan quedó publicado' }).waitFor();
    await page.getByRole('link', { name: 'Ver cómo quedó' }).click();
    await page.waitForURL('**/governments/05035/plan');
    await page.getByRole('row', { name: /Licencias de construcción/ }).waitFor();
    expect(await defectsOf(liaison)).toEqual([]);
    await page.getByRole('link', { name: 'El plan como conjunto de datos' }).click();
    await page.getByRole('heading', { name: 'Plan de apertura de Torreón, Coahuila de Zaragoza' }).waitFor();
  });

  test('downloads it in Windows-1252 and uploads it again: only the edited row changes', async () => {
    const { page } = liaison;
    await page.goto('/panel/inventario');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: /Windows-1252/ }).click();
    const saved = await (await downloading).path();
    const text = (await readFile(saved)).toString('latin1');
    await page
      .locator('input[type=file]')
      .setInputFiles(sheet(text.replace('Inventario de señales', 'Todas las señales'), 'editado.csv'));
    await page.getByText('La hoja cambiaría 1, dejaría 12 como están.').waitFor();
    await page.getByText('Todas las señales').waitFor();
    expect(await defectsOf(liaison)).toEqual([]);
  });

  test('writes one item by hand, which closes by itself when the network has its dataset', async () => {
    const morelos = await browser.visit({ reducedMotion: 'reduce' });
    await signInOn(morelos.page, {
      email: demonstrationEmail('enlace', '17'),
      password: demonstrationPassword,
    });
    const own = await graphql<{ government: { datasets: { nodes: { title: string; origin: string }[] } } }>(
      hub,
      '{ government(cvegeo: "17") { datasets(first: 20) { nodes { title origin } } } }',
    );
    const harvested = own.government.datasets.nodes.find(({ origin }) => origin === 'HARVESTED')?.title ?? '';
    expect(harvested).not.toBe('');
    const { page } = morelos;
    await page.goto('/panel/inventario/17/nuevo');
    await page.getByLabel('Nombre del conjunto').fill(harvested.toUpperCase());
    await page.getByLabel('Responsable').fill('Secretaría de Innovación');
    await page.getByRole('button', { name: 'Agregar al inventario' }).click();
    await page.getByRole('heading', { name: 'Renglones' }).waitFor();
    await until('the item is open', async () => {
      await page.reload();
      await page.getByText('INV-0001').waitFor();
      return (await page.getByText(/abierto el/).count()) > 0;
    });
    expect(await defectsOf(morelos)).toEqual([]);
    await morelos.leave();
  });
});
