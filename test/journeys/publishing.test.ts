import { readFile } from 'node:fs/promises';
import { writeXlsx } from 'hucre';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask, graphql } from '../integration/support/http.ts';
import { startHubProcess } from '../integration/support/hub-process.ts';
import { invitationToken, joinNetwork, signInAsCoordinator } from '../integration/support/people.ts';
import { until } from '../integration/support/until.ts';
import { defectsOf } from './support/defects.ts';
import { countingHand, type Hand } from './support/hand.ts';
import { openBrowser } from './support/visitor.ts';

const hub = await startHubProcess({ demonstration: true });
const browser = await openBrowser(hub.url);
/** Each of a dozen pages is looked at in two widths and two schemes. */
const everyPageLookedAtMs = 400_000;
const password = 'una frase larga y fácil de recordar';

/** A government of the network with a liaison who has never published; gives the liaison's address. */
async function newLiaison(cvegeo: string, { name }: { name: string }): Promise<string> {
  const token = await signInAsCoordinator(hub);
  const { government } = await graphql<{ government: { membership: string | null } }>(
    hub,
    `{ government(cvegeo: "${cvegeo}") { membership } }`,
  );
  if (government.membership === null) await joinNetwork(hub, token, cvegeo);
  const email = `nuevo.enlace@g${cvegeo}.example`;
  await ask(hub, 'POST', '/api/v1/invitations', { token, json: { email, name, role: 'liaison', cvegeo } });
  const invitation = await invitationToken(hub, token, email);
  await ask(hub, 'POST', `/api/v1/invitations/${invitation}/acceptance`, { json: { name, password } });
  return email;
}

const stepTitle = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** The heading of the page that follows `before`, once no review is on its way. */
async function nextTitle(page: Page, before: string): Promise<string> {
  const heading = page.getByRole('heading', { level: 1 });
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasNotText: before })
    .filter({ hasNotText: 'Revisando su archivo' })
    .waitFor();
  return heading.innerText();
}

/**
 * Goes on as somebody who has never seen it: presses the only button that stands out until it is published. Gives the
 * headings that were met; no page may show whom the file names.
 */
async function followTheButtons(page: Page, hand: Hand, seen: string[]): Promise<string[]> {
  const title = await nextTitle(page, seen.at(-1) ?? '');
  const told = await page.getByRole('main').innerText();
  expect(told).not.toMatch(/7444100200|Olvera/);
  if (title === 'Datos personales') expect(told).toContain('«Responsable del H. Ayuntamiento»');
  if (title === 'Publicado') return [...seen, title];
  await hand.click(page.locator('main form button[type=submit]:not(.quiet)').first());
  return followTheButtons(page, hand, [...seen, title]);
}

type Distribution = { title: string; format: string; downloadUrl: string };
type Published = {
  government: { packages: { datasets: { id: string; title: string; distributions: Distribution[] }[] }[] };
};

/** What the public is offered of a government's only dataset. */
function published(cvegeo: string) {
  return until('the national view shows the release', async () => {
    const seen = await graphql<Published>(
      hub,
      `{ government(cvegeo: "${cvegeo}") { packages { datasets { id title distributions { title format downloadUrl } } } } }`,
    );
    return seen.government.packages.flatMap(({ datasets }) => datasets)[0] ?? null;
  });
}

const textAt = async (url: string) => (await fetch(url)).text();

test('a liaison who has never seen it takes the list of shelters to the public in fifteen actions, on a telephone', async () => {
  const email = await newLiaison('12001', { name: 'Irma Enlace' });
  const file = {
    name: 'Refugios 2026 (final).csv',
    mimeType: 'text/csv',
    buffer: await readFile(new URL('fixtures/refugios-municipio.bom.csv', import.meta.url)),
  };
  const { page, faults, leave } = await browser.visit({ viewport: { width: 390, height: 844 } });
  const hand = countingHand();
  await page.goto('/entrar');
  await hand.type(page.getByLabel('Correo electrónico'), email);
  await hand.type(page.getByLabel('Contraseña'), password);
  await hand.click(page.getByRole('main').getByRole('button', { name: 'Entrar' }));
  await hand.click(page.getByRole('link', { name: 'Publicar datos' }).last());
  await hand.click(page.getByRole('button', { name: 'Publicar Refugios temporales' }));
  await hand.give(page.getByLabel('Elegir el archivo'), file);

  const seen = await followTheButtons(page, hand, ['Suba su archivo']);
  expect(seen).toContain('Datos personales');
  expect(seen.slice(-2)).toEqual(['Así lo verá el público', 'Publicado']);
  expect(hand.actions()).toBeLessThanOrEqual(15);
  expect(faults()).toEqual([]);

  const { title, distributions } = await published('12001');
  expect(title).toBe('Refugios temporales de Acapulco de Juárez');
  const texts = await Promise.all(distributions.map(({ downloadUrl }) => textAt(downloadUrl)));
  expect(texts.join('\n')).not.toMatch(/Olvera|7444100200/);
  const csv = texts[distributions.findIndex(({ format }) => format.toLowerCase() === 'csv')] ?? '';
  expect(csv).toContain('REF-INV-01');
  expect(csv).not.toContain('Espinalillo');
  expect(csv).toMatch(/,12,001,/);
  await leave();
});

/** A workbook as offices keep them: a title, a blank row, headings in the third, two columns that both say people. */
function roster(): Promise<Uint8Array> {
  const heading = [
    'Clave',
    'Nombre del inmueble',
    'Domicilio',
    'Municipio',
    'Personas',
    'Aforo autorizado',
    'Fecha de inspección',
    'Encargado',
  ];
  const shelters = [
    'Auditorio Benito Juárez',
    'Esc. Prim. Leona Vicario',
    'Gimnasio Tlaltenango',
    'Casa de la Cultura',
  ];
  const keepers = [
    'Rosaura Íñiguez Peña',
    'Eleuterio Muñoz Báez',
    'Fidencia Zúñiga Ruiz',
    'Ovidio Nájera Tapia',
  ];
  return writeXlsx({
    sheets: [
      { name: 'Notas', rows: [['Elaboró: Protección Civil']] },
      {
        name: 'Padrón',
        rows: [
          ['PADRÓN DE REFUGIOS TEMPORALES 2026'],
          [],
          heading,
          ...shelters.map((shelter, place) => [
            `Z-${place + 1}`,
            shelter,
            `Calle ${place + 10} Núm. ${place + 100}, Col. Centro`,
            'Zapopan',
            `${place + 2}`,
            `${place * 40 + 120}`,
            `0${place + 3}/0${place + 4}/2026`,
            `${keepers[place]}, tel. 33 3612 45${place}7`,
          ]),
        ],
      },
    ],
  });
}

test(
  'a messy workbook becomes conforming step by step, also by someone who is interrupted',
  async () => {
    const email = await newLiaison('14120', { name: 'Lucía Enlace' });
    const visitor = await browser.visit({ reducedMotion: 'reduce' });
    const { page, faults, leave } = visitor;
    const defects: string[] = [];
    const look = async (step: string) =>
      defects.push(...(await defectsOf(visitor)).map((defect) => `${step}: ${defect}`));

    await page.goto('/panel/nuevo');
    await page.getByLabel('Correo electrónico').fill(email);
    await page.getByLabel('Contraseña').fill(password);
    await page.getByRole('main').getByRole('button', { name: 'Entrar' }).click();
    await page.getByLabel('Buscar entre los estándares').fill('emergencia inmuebles');
    const choices = page.getByRole('button', { name: /^Publicar / });
    await page.getByRole('heading', { level: 3, name: 'Refugios temporales' }).waitFor();
    await look('elegir');
    await page.getByLabel('Buscar entre los estándares').fill('refugios tempo');
    expect(await choices.count()).toBe(1);
    await choices.click();
    await stepTitle(page, 'Suba su archivo');
    await look('archivo');
    await page.getByLabel('Elegir el archivo').setInputFiles({
      name: 'padron_refugios.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await roster()),
    });

    // What asks for nothing is passed over, and can be opened.
    await stepTitle(page, /esperan? su respuesta|Qué columna/);
    const road = page.getByRole('navigation', { name: 'Pasos para publicar' });
    await road.getByRole('link', { name: /^Lectura/ }).click();
    await stepTitle(page, 'Así se leyó su archivo');
    const reading = await page.getByRole('main').innerText();
    expect(reading).toContain('«Padrón»');
    expect(reading).toContain('en el renglón 3');
    await look('lectura');

    // "Personas" are those who look after the place: the right column is another one.
    await road.getByRole('link', { name: /^Columnas/ }).click();
    await stepTitle(page, 'Qué columna es cada dato');
    await look('columnas');
    const capacity = page.getByLabel('Capacidad en personas');
    expect(await capacity.inputValue()).toBe('Personas');
    await capacity.selectOption('Aforo autorizado');
    await page.getByRole('button', { name: /las columnas$/ }).click();

    await stepTitle(page, /cambios? esperan? su respuesta/);
    await look('arreglos');
    // Tomorrow, the address without a step leads to where it was left.
    const address = new URL(page.url());
    await page.goto(address.pathname.replace(/\/[^/]+$/, ''));
    await stepTitle(page, /cambios? esperan? su respuesta/);
    expect(page.url()).toBe(address.href);
    await page.getByRole('button', { name: /^Aceptar/ }).click();

    await stepTitle(page, 'Datos personales');
    await look('privacidad');
    await page.reload();
    await stepTitle(page, 'Datos personales');
    const keep = page.getByRole('radio', { name: 'Publicarla como está' }).first();
    await keep.check();
    await page.getByLabel('Por qué puede publicarse').fill('porque sí');
    await page.getByRole('button', { name: 'Aplicar' }).click();
    await page
      .getByRole('alert')
      .getByText(/en 20 letras o más/)
      .waitFor();
    await page.getByRole('radio', { name: 'Quitar la columna' }).first().check();
    await page.getByRole('button', { name: 'Aplicar' }).click();

    await stepTitle(page, 'Así lo verá el público');
    await look('publicar');
    await page.getByRole('link', { name: 'Cambiar la descripción' }).click();
    await stepTitle(page, 'Cómo se presentarán sus datos');
    await look('descripcion');
    await page.getByLabel('Título').fill('Refugios de Zapopan para la temporada de lluvias');
    await page.getByRole('button', { name: 'Guardar y continuar' }).click();
    await stepTitle(page, 'Así lo verá el público');
    await page
      .getByLabel(/^Qué trae esta edición/)
      .fill('Primera entrega, con el aforo que autorizó Protección Civil.');
    await page.getByRole('button', { name: 'Publicar 1 recurso' }).click();
    await stepTitle(page, 'Publicado');
    await look('publicado');

    const { title, distributions } = await published('14120');
    expect(title).toBe('Refugios de Zapopan para la temporada de lluvias');
    const texts = await Promise.all(distributions.map(({ downloadUrl }) => textAt(downloadUrl)));
    expect(texts.join('\n')).not.toMatch(/Rosaura|3612/);
    const csv = texts[distributions.findIndex(({ format }) => format.toLowerCase() === 'csv')] ?? '';
    expect(csv).toMatch(/Z-1,Auditorio Benito Juárez.*,14,120,.*,120,/);
    expect(defects).toEqual([]);
    expect(faults()).toEqual([]);
    await leave();
  },
  everyPageLookedAtMs,
);
