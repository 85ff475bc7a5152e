import { afterAll, describe, expect, test } from 'vitest';
import { demonstrationEmail, demonstrationPassword } from '../../services/hub/src/demonstration/accounts.ts';
import { everyItem } from '../integration/support/http.ts';
import { startHubProcess } from '../integration/support/hub-process.ts';
import { signInAsCoordinator } from '../integration/support/people.ts';
import { defectsOf } from './support/defects.ts';
import { openBrowser, signInOn, type Visitor } from './support/visitor.ts';

const liaison = { email: demonstrationEmail('enlace', '05035'), password: demonstrationPassword };
const hub = await startHubProcess({ demonstration: true });
const browser = await openBrowser(hub.url);
const reader = await browser.visit({ reducedMotion: 'reduce' });
afterAll(() => reader.leave());

type Letter = { kind: string; recipient: string; body: string };

/** The newest link of confirmation that an address was sent. */
async function confirmationOf(email: string): Promise<string> {
  const letters = await everyItem<Letter>(hub, '/api/v1/messages', await signInAsCoordinator(hub));
  const links = letters
    .filter(({ recipient }) => recipient === email)
    .flatMap(({ body }) => /\/confirmar\/[\w-]+/.exec(body)?.[0] ?? []);
  return links[0] ?? '/confirmar/nada';
}

/** How many datasets the page says it found. */
async function foundOn({ page }: Visitor): Promise<number> {
  const text = await page.getByText(/^[\d\u00a0]+ conjuntos? de datos$/).innerText();
  return Number(text.replaceAll(/\D/g, ''));
}

describe('who looks for data', () => {
  test('needs no scripts: words, a place by its name, a facet, and back', async () => {
    const plain = await browser.visit({ javaScriptEnabled: false });
    const { page } = plain;
    await page.goto('/buscar');
    await page.getByText('Lugar, columna y fechas').click();
    await page.getByLabel('De un lugar').fill('xalapa');
    await page.getByRole('button', { name: 'Buscar con estos filtros' }).click();
    await page.getByRole('link', { name: /Lugar: Xalapa, Veracruz/ }).waitFor();
    const ofXalapa = await foundOn(plain);
    const format = page
      .getByRole('navigation', { name: 'Filtros', exact: true })
      .getByRole('link', { name: /^CSV/ });
    const counted = Number((await format.innerText()).replaceAll(/\D/g, ''));
    expect(counted).toBeLessThan(ofXalapa);
    await format.click();
    expect(await foundOn(plain)).toBe(counted);
    await page.getByRole('searchbox', { name: 'Buscar en todos los datos' }).fill('internet');
    await page.getByRole('button', { name: 'Buscar', exact: true }).click();
    expect(new URL(page.url()).search).toBe('?formato=CSV&q=internet&lugar=30087');
    expect(await foundOn(plain)).toBeLessThan(counted);
    await page.getByRole('link', { name: 'Quitar todos los filtros' }).click();
    expect(new URL(page.url()).search).toBe('?q=internet');
    await plain.leave();
  });

  test('is offered words while typing, and takes one with the keyboard', async () => {
    const { page } = reader;
    await page.goto('/buscar');
    const field = page.getByLabel('Buscar en todos los datos');
    await field.focus();
    await page.getByRole('combobox', { name: 'Buscar en todos los datos' }).waitFor();
    await field.pressSequentially('refug');
    const first = page.getByRole('option').first();
    await first.waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await defectsOf(reader)).toEqual([]);
    await field.press('ArrowDown');
    expect(await first.getAttribute('aria-selected')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'));
    await field.press('Escape');
    await first.waitFor({ state: 'hidden' });
    await field.press('ArrowDown');
    await field.press('Enter');
    await page.waitForURL('**/buscar?q=refugio*');
    await page.getByText('Por qué está aquí: «refugio').first().waitFor();
    expect(await defectsOf(reader)).toEqual([]);
  });

  test('who misspells is asked what was meant, and who asks too much what to leave out', async () => {
    const { page } = reader;
    await page.goto('/buscar?q=delictva');
    await page.getByText('¿Quiso decir').getByRole('link').click();
    await page.waitForURL('**/buscar?q=delictiva');
    expect(await foundOn(reader)).toBeGreaterThan(0);

    await page.goto('/buscar?q=delictiva&formato=SHP');
    await page.getByRole('heading', { name: 'Ningún conjunto de datos coincide' }).waitFor();
    expect(await defectsOf(reader)).toEqual([]);
    await page.getByRole('link', { name: 'Sin el filtro «Formato: SHP»' }).click();
    await page.waitForURL('**/buscar?q=delictiva');
  });

  test('chooses a zone on the map with the keyboard, and takes it off', async () => {
    const { page } = reader;
    await page.goto('/buscar');
    await page.getByRole('heading', { name: 'Datos de los gobiernos' }).hover();
    const everywhere = await foundOn(reader);
    await page.getByText('Buscar en el mapa').click();
    const map = page.getByRole('img', { name: /Mapa de México con los conjuntos/ });
    await map.focus();
    for (const key of ['+', '+', '+', 'ArrowDown']) await map.press(key);
    expect(await defectsOf(reader)).toEqual([]);
    await page.getByRole('link', { name: 'Buscar en lo que se ve' }).click();
    await page.waitForURL('**/buscar?zona=*');
    const chosen = page.getByRole('link', { name: 'Zona del mapa' });
    await chosen.waitFor();
    expect(await foundOn(reader)).toBeLessThan(everywhere);
    await chosen.click();
    await chosen.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
    expect(await foundOn(reader)).toBe(everywhere);
  });
});

describe('a search', () => {
  test.each([
    '',
    'q=refugios',
    'q=%22fuero+com%C3%BAn%22+-jalisco',
    'tema=security&tema=mobility',
    'q=internet&lugar=30087',
    'formato=ARCGIS&zona=-97.5,18.5,-96,20',
    'columna=capacidad',
    'calidad=EXCELLENT&actualidad=FRESH',
    'licencia=libre-uso-mx&nivel=STATE&origen=HOSTED',
    'publicado-desde=2015-01-01&publicado-hasta=2026-12-31&tema=security',
    'periodo-desde=2016-01-01&periodo-hasta=2017-12-31',
    'estandar=security/crime-incidence&estado=17&periodicidad=R/P1M',
  ])('finds the same on its page and in its feed: %s', async (query) => {
    const page = await (await fetch(`${hub.url}/buscar?${query}`)).text();
    const total = Number(/<strong>([\d\s]+) conjuntos? de datos</.exec(page)?.[1]?.replaceAll(/\D/g, ''));
    const feed = await (await fetch(`${hub.url}/buscar.atom?${query}`)).text();
    expect(feed.split('<entry>').length - 1).toBe(Math.min(100, total));
  });
});

describe('who wants to hear of what is new', () => {
  test('confirms an e-mail, without an account, and ends it from a letter', async () => {
    const { page } = reader;
    const email = 'vecina@ejemplo.org';
    await page.goto('/buscar?q=refugios&tema=resilience');
    await page.getByRole('link', { name: 'Recibir avisos de esta búsqueda' }).click();
    expect(await page.getByLabel('Cómo la llamamos').inputValue()).toBe('refugios, Resiliencia');
    expect(await defectsOf(reader)).toEqual([]);
    await page.getByLabel('Cómo la llamamos').fill('Refugios');
    await page.getByLabel('Su correo').fill(email);
    await page.getByRole('button', { name: 'Recibir los avisos' }).click();
    await page.getByRole('heading', { name: 'Falta un paso: abra el enlace que le enviamos' }).waitFor();
    expect(await defectsOf(reader)).toEqual([]);

    await page.goto(await confirmationOf(email));
    await page.getByRole('button', { name: 'Recibir los avisos' }).click();
    await page.waitForURL(/\/busquedas\/[\w-]+$/);
    await page.getByRole('link', { name: 'Refugios' }).waitFor();
    expect(await defectsOf(reader)).toEqual([]);
    await page.getByRole('button', { name: 'Dejar de recibir estos avisos' }).click();
    await page.getByText('Ya no recibirá avisos de esta búsqueda').waitFor();
  });

  test('keeps searches in an account, names them and forgets them', async () => {
    const visitor = await browser.visit({ reducedMotion: 'reduce' });
    const { page } = visitor;
    await signInOn(page, liaison);
    await page.goto('/busquedas/nueva?columna=folio&orden=reciente');
    await page.getByText('Escribe como').waitFor();
    await page.getByRole('button', { name: 'Recibir los avisos' }).click();
    await page.getByRole('link', { name: 'sus búsquedas' }).click();
    await page.getByRole('link', { name: 'Con la columna folio', exact: true }).waitFor();
    expect(await defectsOf(visitor)).toEqual([]);
    await page.getByText('Cambiar el nombre de «Con la columna folio»').click();
    await page.getByLabel('Nombre').fill('Folios');
    await page.getByRole('button', { name: 'Guardar el nombre' }).click();
    const renamed = page.getByRole('link', { name: 'Folios', exact: true });
    expect(await renamed.getAttribute('href')).toBe('/buscar?columna=folio');
    await page.getByRole('button', { name: 'Olvidar «Folios»' }).click();
    await renamed.waitFor({ state: 'detached' });
    expect(await defectsOf(visitor)).toEqual([]);
    await visitor.leave();
  });
});
