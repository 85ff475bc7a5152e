import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demonstrationEmail, demonstrationPassword } from '../../services/hub/src/demonstration/accounts.ts';
import { startHubProcess } from '../integration/support/hub-process.ts';
import { defectsOf } from './support/defects.ts';
import { openBrowser, signInOn, type Visitor } from './support/visitor.ts';

const account = (post: string, cvegeo?: string) => ({
  email: demonstrationEmail(post, cvegeo),
  password: demonstrationPassword,
});
const letter = {
  name: 'oficio.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n% un oficio\n%%EOF\n'),
};
/** Today in Torreón, which keeps the centre's time. */
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Mexico_City' }).format(new Date());

const hub = await startHubProcess({ demonstration: true });
const browser = await openBrowser(hub.url);
let coordination: Visitor;
let liaison: Visitor;
beforeAll(async () => {
  coordination = await browser.visit({ reducedMotion: 'reduce' });
  await signInOn(coordination.page, account('coordinacion'));
  liaison = await browser.visit({ reducedMotion: 'reduce' });
  await signInOn(liaison.page, account('enlace', '05035'));
});
afterAll(async () => {
  await coordination.leave();
  await liaison.leave();
});

describe('the people of a government', () => {
  test('have a substitute, who acts while the holder is absent and no longer', async () => {
    const { page } = coordination;
    await page.goto('/funcionarios/05035');
    const form = page.getByRole('region', { name: 'Registrar un relevo o un suplente' });
    await form.getByRole('button', { name: 'Registrar la designación' }).click();
    await form.getByText('Adjunte el oficio de designación.').first().waitFor();
    expect(await defectsOf(coordination)).toEqual([]);
    await form.getByLabel('Papel').selectOption('Administrador de datos');
    await form.getByLabel('Como').selectOption('Suplente');
    await form.getByLabel('Nombre de quien llega').fill('Dora Suplente');
    await form.getByLabel('Cargo').fill('Subdirectora de Sistemas');
    await form.getByLabel('Correo institucional').fill('suplente@ejemplo.gob.mx');
    await form.getByLabel('Desde').fill(today);
    await form.getByLabel('Oficio de designación').setInputFiles(letter);
    await form.getByRole('button', { name: 'Registrar la designación' }).click();
    const substitute = page.getByRole('row', { name: /Dora Suplente/ });
    await substitute.getByText('Actúa si falta el titular').waitFor();

    const absences = page.getByRole('region', { name: 'Ausencias de los titulares' });
    await absences.getByText('Registrar una ausencia').click();
    await absences.getByLabel('Quién se ausenta').selectOption({ index: 0 });
    await absences.getByLabel('Primer día').fill(today);
    await absences.getByLabel('Motivo').fill('Licencia médica');
    await absences.getByLabel('Oficio').setInputFiles(letter);
    await absences.getByRole('button', { name: 'Registrar la ausencia' }).click();
    await substitute.getByText('En funciones').waitFor();
    expect(await defectsOf(coordination)).toEqual([]);
    await absences.getByRole('button', { name: /^Registrar el regreso/ }).click();
    await substitute.getByText('Actúa si falta el titular').waitFor();
  });

  test('are replaced, and everybody can read who answered for the data and when', async () => {
    const { page } = coordination;
    const form = page.getByRole('region', { name: 'Registrar un relevo o un suplente' });
    await form.getByLabel('Papel').selectOption('Administrador de datos');
    await form.getByLabel('Nombre de quien llega').fill('Eva Entrante');
    await form.getByLabel('Cargo').fill('Directora de Sistemas');
    await form.getByLabel('Correo institucional').fill('entrante@ejemplo.gob.mx');
    await form.getByLabel('Desde').fill(today);
    await form.getByLabel('Oficio de designación').setInputFiles(letter);
    await form.getByRole('button', { name: 'Registrar la designación' }).click();
    await page
      .getByRole('row', { name: /Eva Entrante/ })
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Lo que ve el público' }).click();
    await page.getByRole('heading', { name: 'Quién responde por los datos' }).waitFor();
    const custody = page.getByRole('table', { name: 'En manos de quién están y estuvieron los datos' });
    await custody
      .getByRole('row', { name: /Eva Entrante, administrador de datos/ })
      .getByText('hoy')
      .waitFor();
    expect(await custody.getByRole('row').count()).toBe(3);
    expect(await page.getByText('@ejemplo.gob.mx').count()).toBe(0);
    expect(await defectsOf(coordination)).toEqual([]);
  });

  test('confirm when their administration ends, and the access of those in post ends with it', async () => {
    const { page } = coordination;
    await page.goto('/funcionarios/05035');
    await page.getByText('Confirmar, corregir o registrar un periodo').click();
    await page.getByLabel('Dónde consta').fill('Código Municipal del estado, artículo de instalación');
    await page.getByRole('button', { name: 'Confirmar el periodo' }).click();
    await page.getByRole('region', { name: 'Periodo de administración' }).getByText('Confirmado').waitFor();
    await page
      .getByRole('row', { name: /Eva Entrante/ })
      .getByText('31 dic 2027')
      .waitFor();
    expect(await defectsOf(coordination)).toEqual([]);
  });
});

describe('the six-week programme', () => {
  test('is followed by a liaison, task by task, with its material', async () => {
    const { page } = liaison;
    await page.goto('/panel/programa');
    const task = page.getByLabel('Publicar el plan de apertura con fechas');
    await task.check();
    await page.getByText('Torreón: 6 tareas de 18').waitFor();
    await page.reload();
    expect(await task.isChecked()).toBe(true);
    expect(await defectsOf(liaison)).toEqual([]);
    await page.getByRole('link', { name: 'Material de Limpiar un archivo real' }).click();
    await page.getByRole('heading', { name: 'Limpiar un archivo' }).waitFor();
    expect(await defectsOf(liaison)).toEqual([]);
  });

  test('has a squad that is asked, and a peer that answers what is shared', async () => {
    const { page } = liaison;
    await page.goto('/panel/consultas');
    await page.getByLabel('Qué necesita, en una línea').fill('Claves de colonias');
    await page.getByLabel('Detalle').fill('¿Qué clave usamos para las colonias que INEGI no tiene?');
    await page.getByRole('button', { name: 'Enviar la consulta' }).click();
    await page.getByRole('link', { name: 'Ver la consulta' }).click();
    await page.getByRole('heading', { name: 'Claves de colonias' }).waitFor();
    await page.getByText('Sin respuesta').waitFor();

    const peer = await browser.visit({ reducedMotion: 'reduce' });
    await signInOn(peer.page, account('enlace', '17'));
    await peer.page.goto('/panel/consultas?de=otros');
    await peer.page.getByRole('link', { name: /Claves de colonias/ }).click();
    await peer.page
      .getByLabel('Mensaje')
      .fill('La del asentamiento del Servicio Postal, con su código postal.');
    await peer.page.getByRole('button', { name: 'Enviar la respuesta' }).click();
    await peer.page.getByText('Respondida').waitFor();
    expect(await defectsOf(peer)).toEqual([]);
    await peer.leave();

    await page.reload();
    await page.getByText('La del asentamiento del Servicio Postal').waitFor();
    await page.getByRole('button', { name: 'Dar por resuelta' }).click();
    await page.getByText('Resuelta', { exact: true }).waitFor();
    expect(await defectsOf(liaison)).toEqual([]);
  });
});
