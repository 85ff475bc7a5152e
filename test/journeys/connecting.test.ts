import { startCkanPortal, syntheticPackages, withChanges } from '@rma/testkit';
import { afterAll, expect, test } from 'vitest';
import { demonstrationEmail, demonstrationPassword } from '../../services/hub/src/demonstration/accounts.ts';
import { ask } from '../integration/support/http.ts';
import { coordinator, startHubProcess } from '../integration/support/hub-process.ts';
import { signIn } from '../integration/support/people.ts';
import { until } from '../integration/support/until.ts';
import { defectsOf } from './support/defects.ts';
import { openBrowser, signInOn } from './support/visitor.ts';

const torreon = '05035';
const liaison = { email: demonstrationEmail('enlace', torreon), password: demonstrationPassword };

const portal = await startCkanPortal({
  datasets: withChanges(syntheticPackages(130), {
    3: { title: '' },
    5: { notes: 'CURP HEGG560427MVZRRL04' },
  }),
});
afterAll(() => portal.close());
const hub = await startHubProcess({
  demonstration: true,
  variables: { RMA_OUTBOUND_ALLOW: portal.host },
});
const browser = await openBrowser(hub.url);

test('a liaison pastes an address, sees what would be read, proposes it, and reads why it was not approved', async () => {
  const visitor = await browser.visit({ reducedMotion: 'reduce' });
  const { page } = visitor;
  await signInOn(page, liaison);
  await page.goto('/panel/portal');
  await page.getByLabel('Dirección').fill(portal.url);
  await page.getByRole('button', { name: 'Ver qué se leería' }).click();
  await page.getByText('128 entrarían al catálogo nacional.').waitFor();
  const found = await page.getByRole('main').innerText();
  expect(found).toContain('Se leyeron 130 registros.');
  expect(found).toContain('Escriba un título que diga de qué trata el conjunto.');
  expect(found).toContain('El texto contiene datos personales.');
  expect(found).not.toContain('HEGG560427MVZRRL04');
  expect(await page.getByRole('row').count()).toBeGreaterThan(20);
  expect(await defectsOf(visitor)).toEqual([]);

  await page.getByLabel('Nombre de la fuente').fill('Datos de Torreón');
  await page.getByRole('button', { name: 'Proponer esta fuente' }).click();
  await page.getByText('«Datos de Torreón» quedó propuesta').waitFor();

  const desk = await browser.visit({ reducedMotion: 'reduce' });
  await signInOn(desk.page, coordinator);
  await desk.page.goto('/coordinacion/fuentes');
  await desk.page.getByText('128 entrarían al catálogo nacional.').waitFor();
  expect(await defectsOf(desk)).toEqual([]);
  await desk.page.getByText('No aprobarla').click();
  await desk.page.getByRole('textbox', { name: 'Por qué' }).fill('Falta el oficio del ayuntamiento.');
  await desk.page.getByRole('button', { name: 'No aprobar', exact: true }).click();
  await desk.page.getByText('No se aprobó: Falta el oficio del ayuntamiento.').waitFor();
  await desk.leave();

  await page.goto('/panel/portal');
  await page.getByText('Falta el oficio del ayuntamiento.').waitFor();
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});

test('a preview whose worker is killed is made by the next one', async () => {
  const token = await signIn(hub, liaison);
  portal.misbehave({ slowMs: 2000 });
  const { id } = await ask<{ id: string }>(hub, 'POST', '/api/v1/source-previews', {
    token,
    json: { cvegeo: torreon, url: portal.url, kind: 'ckan' },
  });
  const state = async () =>
    ask<{ state: string; result: { counts: { read: number } } | null }>(
      hub,
      'GET',
      `/api/v1/source-previews/${id}`,
      { token },
    );
  await until('the preview is being made', async () => (await state()).state === 'working');
  process.kill(await hub.workerPid(), 'SIGKILL');
  portal.misbehave({});
  const made = await until('the preview is made', async () => {
    const now = await state();
    return now.state === 'ready' || now.state === 'failed' ? now : null;
  });
  expect(made).toMatchObject({ state: 'ready', result: { counts: { read: 130 } } });
});
