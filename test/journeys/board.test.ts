import { expect, test } from 'vitest';
import { coordinator, startHubProcess } from '../integration/support/hub-process.ts';
import { defectsOf } from './support/defects.ts';
import { openBrowser, signInOn, type Visitor } from './support/visitor.ts';

const hub = await startHubProcess({ demonstration: true });
const browser = await openBrowser(hub.url);

async function atTheBoard(): Promise<Visitor> {
  const visitor = await browser.visit({ reducedMotion: 'reduce', acceptDownloads: true });
  await signInOn(visitor.page, coordinator);
  return visitor;
}

const focused = ({ page }: Visitor) => page.evaluate<string>('document.activeElement.textContent');

test('the board is worked through with the keyboard, and every view of it is kept in its address', async () => {
  const visitor = await atTheBoard();
  const { page } = visitor;
  await page.goto('/coordinacion');
  const first = page.locator('[data-column]').first().locator('[data-stop]');
  await first.first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await focused(visitor)).toBe(await first.nth(1).textContent());
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  expect(await focused(visitor)).toBe('Coatzacoalcos');
  await page.keyboard.press('l');
  expect(await focused(visitor)).toBe('Mérida');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/coordinacion/gobiernos/31050');
  await page.getByText('Su unidad de transparencia ya tiene listo el inventario').waitFor();
  expect(await defectsOf(visitor)).toEqual([]);

  await page.goto('/coordinacion');
  await page.getByText('Buscar y filtrar').click();
  await page.getByLabel('Nombre o clave').fill('merida');
  await page.getByRole('combobox', { name: 'Estado' }).selectOption('31');
  await page.getByRole('button', { name: 'Ver esos gobiernos' }).click();
  await page.waitForURL('**/coordinacion?q=merida&estado=31');
  await page.getByRole('link', { name: 'Tabla', exact: true }).click();
  await page.getByText('1 gobierno', { exact: true }).waitFor();
  await page.getByText('Guardar esta vista').click();
  await page.getByLabel('Nombre de la vista').fill('Mérida');
  await page.getByRole('button', { name: 'Guardar la vista' }).click();
  await page.goto('/coordinacion');
  await page
    .getByRole('navigation', { name: 'Vistas guardadas' })
    .getByRole('link', { name: 'Mérida' })
    .click();
  await page.waitForURL('**/coordinacion?q=merida&estado=31&vista=tabla');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Descargar en XLSX' }).click();
  expect((await downloading).suggestedFilename()).toBe('gobiernos.xlsx');
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});

test('governments are chosen by key, looked at, and invited at once with a letter to each', async () => {
  const visitor = await atTheBoard();
  const { page } = visitor;
  await page.goto('/coordinacion?vista=tabla&estado=20&nivel=municipios');
  await page.locator('[data-stop]').first().focus();
  for (const key of ['x', 'j', 'x']) await page.keyboard.press(key);
  await page.getByRole('link', { name: 'Invitar a 2 gobiernos' }).click();
  const list = page.getByLabel('A quién se invita');
  const lines = (await list.inputValue()).split('\n');
  expect(lines).toHaveLength(2);
  await list.fill(
    [...lines.map((line, place) => `${line}cabildo${place}@oaxaca.example`), '14, mal'].join('\n'),
  );
  await page.getByRole('button', { name: 'Ver a quién se escribiría' }).click();
  await page.getByText('No: la dirección de correo no está bien escrita').waitFor();
  await page.getByText('La carta, como la recibirá el primero').waitFor();
  expect(await defectsOf(visitor)).toEqual([]);
  await page.getByRole('button', { name: 'Enviar 2 invitaciones' }).click();
  await page.getByText('2 invitaciones van en camino').waitFor();
  await page.goto('/coordinacion/correo');
  await page.getByText('cabildo0@oaxaca.example').first().waitFor();
  await visitor.leave();
});

test('a calendar of what is due is read by its address until it is revoked', async () => {
  const visitor = await atTheBoard();
  const { page } = visitor;
  await page.goto('/calendario');
  await page.getByRole('button', { name: 'Crear el calendario' }).click();
  const address = (await page.locator('.secret').textContent()) ?? '';
  expect(await defectsOf(visitor)).toEqual([]);
  const file = await (await fetch(address)).text();
  expect(file).toContain('BEGIN:VEVENT');
  expect(file.replaceAll('\r\n ', '')).toContain('Llamar para saber si recibieron la invitación');
  await page.getByRole('button', { name: /^Revocar/ }).click();
  await page.getByRole('table', { name: 'Sus calendarios' }).waitFor({ state: 'detached' });
  expect((await fetch(address)).status).toBe(404);
  await visitor.leave();
});

test('the pages of the board can be read by everybody, on a telephone too', async () => {
  const visitor = await atTheBoard();
  for (const path of [
    '/coordinacion',
    '/coordinacion?vista=tabla',
    '/coordinacion?vista=mapa',
    '/coordinacion/invitar?g=20067',
  ]) {
    await visitor.page.goto(path);
    await visitor.page.waitForLoadState('networkidle');
    expect((await defectsOf(visitor)).map((defect) => `${path}: ${defect}`)).toEqual([]);
  }
  await visitor.leave();
});
