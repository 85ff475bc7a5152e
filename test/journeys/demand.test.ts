import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demonstrationEmail, demonstrationPassword } from '../../services/hub/src/demonstration/accounts.ts';
import { everyItem } from '../integration/support/http.ts';
import { coordinator, startHubProcess } from '../integration/support/hub-process.ts';
import { signInAsCoordinator } from '../integration/support/people.ts';
import { until } from '../integration/support/until.ts';
import { defectsOf } from './support/defects.ts';
import { openBrowser, signInOn, type Visitor } from './support/visitor.ts';

const liaison = { email: demonstrationEmail('enlace', '05035'), password: demonstrationPassword };
const wish = 'Rutas de los camiones recolectores de Torreón';

const hub = await startHubProcess({ demonstration: true });
const browser = await openBrowser(hub.url);
let coordinatorToken = '';
let neighbour: Visitor;
beforeAll(async () => {
  coordinatorToken = await signInAsCoordinator(hub);
  neighbour = await browser.visit({ reducedMotion: 'reduce' });
});
afterAll(() => neighbour.leave());

type Letter = { kind: string; recipient: string; subject: string; body: string };
const lettersTo = async (email: string) =>
  (await everyItem<Letter>(hub, '/api/v1/messages', coordinatorToken)).filter(
    ({ recipient }) => recipient === email,
  );

/** Opens the newest confirmation link that an address was sent, and confirms. */
async function confirm({ page }: Visitor, email: string): Promise<void> {
  const links = (await lettersTo(email)).flatMap(({ body }) => /\/confirmar\/[\w-]+/.exec(body)?.[0] ?? []);
  await page.goto(links[0] ?? '/confirmar/nada');
  await page.getByRole('button', { name: /^Confirmar/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/confirmar'));
}

/** Somebody of the network at work, in a window of their own. */
async function atWork(account: { email: string; password: string }, path: string): Promise<Visitor> {
  const visitor = await browser.visit({ reducedMotion: 'reduce' });
  await signInOn(visitor.page, account);
  // What their first page was still asking for is cut off by going elsewhere, and is no fault of this one.
  await visitor.page.goto('about:blank');
  visitor.faults();
  await visitor.page.goto(path);
  return visitor;
}

describe('somebody without an account', () => {
  test('asks for data, is told what is wrong beside the field, and confirms before it is public', async () => {
    const { page } = neighbour;
    await page.goto('/peticiones');
    expect(await defectsOf(neighbour)).toEqual([]);
    await page.goto('/peticiones/nueva?gobierno=05035');
    expect(await defectsOf(neighbour)).toEqual([]);
    await page.getByLabel('Qué dato, en una línea').fill('Tiempos de los semáforos y su ubicación');
    await page.getByText('Alguien ya lo pidió:').waitFor();
    await page.getByLabel('Qué dato, en una línea').fill(wish);
    await page.getByLabel('Descríbalo').fill('Llámenme al 871 123 4567 para explicarles qué colonias.');
    await page.getByLabel('Su correo').fill('vecina@ejemplo.org');
    await page.getByRole('button', { name: 'Enviar la petición' }).click();
    await page.getByText('Este texto será público y parece contener teléfonos').first().waitFor();
    neighbour.faults();
    await page.getByLabel('Descríbalo').fill('Por dónde pasa cada camión y a qué hora, por colonia y día.');
    await page.getByRole('button', { name: 'Enviar la petición' }).click();
    await page.getByRole('heading', { name: 'Recibimos su petición' }).waitFor();
    expect(await defectsOf(neighbour)).toEqual([]);

    await page.goto('/peticiones?q=camiones&gobierno=05035');
    await page.getByText('0 peticiones', { exact: true }).waitFor();
    await confirm(neighbour, 'vecina@ejemplo.org');
    await page.getByRole('heading', { name: wish }).waitFor();
    await page.getByText('1 persona lo pide').first().waitFor();
    expect(await defectsOf(neighbour)).toEqual([]);
  });

  test('is joined by a neighbour, who counts once the mail is confirmed', async () => {
    const { page } = neighbour;
    await page.getByRole('link', { name: 'Yo también lo necesito' }).click();
    await page.getByLabel('Su correo').fill('vecino@ejemplo.org');
    expect(await defectsOf(neighbour)).toEqual([]);
    await page.getByRole('button', { name: 'Apoyar esta petición' }).click();
    await page.getByRole('heading', { name: 'Gracias por sumarse' }).waitFor();
    await confirm(neighbour, 'vecino@ejemplo.org');
    await page.getByText('2 personas lo piden').first().waitFor();
  });

  test('reports a problem of a dataset, takes part in a round and tells a use', async () => {
    const { page } = neighbour;
    await page.goto('/buscar?q=cruceros');
    await page.getByRole('link', { name: /Cruceros con más incidentes/ }).click();
    await page.getByRole('link', { name: 'Reportar un problema' }).click();
    await page.getByLabel('Qué está mal y dónde').fill('La columna de fecha viene vacía en marzo.');
    await page.getByLabel('Su correo').fill('usuario@ejemplo.org');
    expect(await defectsOf(neighbour)).toEqual([]);
    await page.getByRole('button', { name: 'Enviar el reporte' }).click();
    await page.getByRole('heading', { name: 'Recibimos su reporte' }).waitFor();
    await confirm(neighbour, 'usuario@ejemplo.org');
    await page.getByText('La columna de fecha viene vacía en marzo.').waitFor();
    expect(await defectsOf(neighbour)).toEqual([]);

    await page.goto('/consultas');
    expect(await defectsOf(neighbour)).toEqual([]);
    await page.getByRole('link', { name: '¿Qué datos abrimos primero el año que entra?' }).click();
    await page.getByRole('link', { name: 'Participar' }).click();
    await page.getByLabel('Primero').selectOption({ label: 'Licencias de construcción' });
    await page.getByLabel('Su correo').fill('usuario@ejemplo.org');
    expect(await defectsOf(neighbour)).toEqual([]);
    await page.getByRole('button', { name: 'Enviar mi participación' }).click();
    await page.getByRole('heading', { name: 'Gracias por participar' }).waitFor();
    await confirm(neighbour, 'usuario@ejemplo.org');
    await page.getByText('1 persona participó').waitFor();

    await page.goto('/usos/nuevo');
    await page.getByLabel('Título').fill('Un mapa de los cruceros de mi colonia');
    await page.getByLabel('En pocas palabras').fill('Los vecinos pusimos señales donde más choques hubo.');
    await page.getByLabel('Quién lo hizo').fill('Vecinos de la colonia Centro');
    await page.getByLabel('Qué datos usa').fill('cruceros');
    await page.getByRole('button', { name: /Agregar.*Cruceros/ }).click();
    await page.getByLabel('Su correo').fill('usuario@ejemplo.org');
    expect(await defectsOf(neighbour)).toEqual([]);
    await page.getByRole('button', { name: 'Enviar para revisión' }).click();
    await page.getByRole('heading', { name: 'Gracias por contarlo' }).waitFor();
    await confirm(neighbour, 'usuario@ejemplo.org');
    await page.getByRole('heading', { name: 'Usos de los datos' }).waitFor();
    expect(await page.getByText('Un mapa de los cruceros de mi colonia').count()).toBe(0);
    expect(await defectsOf(neighbour)).toEqual([]);
  });
});

describe('the network', () => {
  test('finds the request valid and shows the use', async () => {
    const desk = await atWork(coordinator, '/coordinacion/peticiones');
    expect(await defectsOf(desk)).toEqual([]);
    await desk.page.getByRole('link', { name: wish }).click();
    await desk.page.getByLabel('Tema').selectOption('mobility');
    await desk.page.getByRole('button', { name: 'Marcar como revisada' }).click();
    await desk.page.getByRole('heading', { name: 'Es válida' }).waitFor({ state: 'detached' });
    expect(await defectsOf(desk)).toEqual([]);
    await desk.page.goto('/coordinacion/usos');
    await desk.page.getByText('Vecinos de la colonia Centro', { exact: true }).waitFor();
    expect(await defectsOf(desk)).toEqual([]);
    await desk.page.getByRole('button', { name: /^Publicar «Un mapa/ }).click();
    await desk.page.getByText('No hay usos aquí').waitFor();
    await desk.leave();
  });

  test('has its government answer with a dataset, a report with what was done, in everybody’s sight', async () => {
    const office = await atWork(liaison, '/panel/peticiones');
    const { page } = office;
    expect(await defectsOf(office)).toEqual([]);
    await page.getByRole('link', { name: wish }).click();
    await page.getByLabel('Con qué conjunto de datos').fill('cruceros');
    await page.getByRole('button', { name: /Agregar.*Cruceros/ }).click();
    expect(await defectsOf(office)).toEqual([]);
    await page.getByRole('button', { name: 'Responder a la vista de todos' }).click();
    await page.getByText('Respondida', { exact: true }).first().waitFor();
    await page.goto('/panel/reportes');
    await page.getByText('La columna de fecha viene vacía en marzo.').waitFor();
    const report = page.getByRole('region').filter({ hasText: 'viene vacía en marzo' });
    await report.getByLabel('Explíquelo').fill('Se completó marzo y se publicó de nuevo.');
    expect(await defectsOf(office)).toEqual([]);
    await report.getByRole('button', { name: 'Responder a la vista de todos' }).click();
    await page.getByText('La columna de fecha viene vacía en marzo.').waitFor({ state: 'detached' });
    await page.goto('/panel/rondas');
    await page.getByText('1 persona participó').waitFor();
    expect(await defectsOf(office)).toEqual([]);
    await office.leave();
  });

  test('tells everybody who asked, once each', async () => {
    for (const email of ['vecina@ejemplo.org', 'vecino@ejemplo.org']) {
      const answers = await until('the answer is written', async () => {
        const found = (await lettersTo(email)).filter(({ kind }) => kind === 'request.answered');
        return found.length > 0 ? found : null;
      });
      expect(answers).toHaveLength(1);
      expect(answers[0]?.subject).toBe(`Respondieron la petición «${wish}»`);
    }
    const { page } = neighbour;
    await page.goto(`/peticiones?q=camiones&gobierno=05035`);
    await page.getByRole('link', { name: wish }).click();
    await page.getByText('El dato está publicado:').waitFor();
    await page.goto('/usos');
    await page.getByRole('link', { name: 'Un mapa de los cruceros de mi colonia' }).click();
    await page.getByText('Vecinos de la colonia Centro').waitFor();
    expect(await defectsOf(neighbour)).toEqual([]);
  });
});
