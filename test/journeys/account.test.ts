import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { coordinator, startHubProcess } from '../integration/support/hub-process.ts';
import { defectsOf } from './support/defects.ts';
import { openBrowser, type Visitor } from './support/visitor.ts';

const hub = await startHubProcess();
const browser = await openBrowser(hub.url);

// A hub of somebody's own does not say that it is a demonstration.
const defectsHere = async (visitor: Visitor) =>
  (await defectsOf(visitor)).filter((defect) => defect !== 'does not say that it is a demonstration');

test('the first coordinator enrols at the first sign-in, signs in with a code, and sees and ends sessions', async () => {
  const visitor = await browser.visit({ reducedMotion: 'reduce' });
  const { page } = visitor;
  await page.goto('/coordinacion');
  await page.getByLabel('Correo electrónico').fill(coordinator.email);
  await page.getByLabel('Contraseña').fill(coordinator.password);
  await page.getByRole('main').getByRole('button', { name: 'Entrar' }).click();
  await page.getByText('Falta un paso para trabajar').waitFor();
  // Nothing else opens before that.
  await page.goto('/coordinacion/convenios');
  await page.waitForURL(/\/cuenta$/);
  expect(await defectsHere(visitor)).toEqual([]);

  await page.getByLabel('Su contraseña').fill(coordinator.password);
  await page.getByRole('button', { name: 'Empezar' }).click();
  await page.getByRole('img', { name: /Código QR/ }).waitFor();
  expect(await defectsHere(visitor)).toEqual([]);
  const secret = (await page.locator('code').first().innerText()).replaceAll(/\s/g, '');
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  await page.getByLabel('Código de verificación').fill(totp.generate());
  await page.getByRole('button', { name: 'Activar' }).click();
  await page.getByText('Guarde ahora sus códigos de recuperación').waitFor();
  const codes = (await page.locator('pre.secret').innerText()).trim().split('\n');
  expect(codes).toHaveLength(10);
  await page.getByRole('link', { name: /Ya los guardé/ }).click();
  await page.waitForURL(/\/coordinacion$/);
  expect(visitor.faults()).toEqual([]);

  const elsewhere = await browser.visit({ reducedMotion: 'reduce' });
  await elsewhere.page.goto('/entrar?siguiente=/avisos');
  await elsewhere.page.getByLabel('Correo electrónico').fill(coordinator.email);
  await elsewhere.page.getByLabel('Contraseña').fill(coordinator.password);
  await elsewhere.page.getByRole('main').getByRole('button', { name: 'Entrar' }).click();
  await elsewhere.page.getByLabel('Código de verificación').fill(codes[0] ?? '');
  await elsewhere.page.getByRole('main').getByRole('button', { name: 'Entrar' }).click();
  await elsewhere.page.waitForURL(/\/avisos$/);
  await elsewhere.page.getByRole('link', { name: 'La verificación en dos pasos quedó activa' }).waitFor();
  // The browser itself writes every refused sign-in to its console: here, the one before the code.
  elsewhere.faults();
  expect(await defectsHere(elsewhere)).toEqual([]);
  await elsewhere.page.getByRole('button', { name: 'Marcar todos como leídos' }).click();
  await elsewhere.page.getByText('Leído').first().waitFor();

  await page.goto('/cuenta');
  await page.getByRole('button', { name: /^Cerrar la de/ }).click();
  await page.getByRole('button', { name: /^Cerrar la de/ }).waitFor({ state: 'detached' });
  await page.getByText('Contraseña y código').waitFor();
  await elsewhere.page.goto('/coordinacion');
  await elsewhere.page.waitForURL(/\/entrar/);
  await elsewhere.leave();

  await page
    .getByLabel('Un cargo está por terminar o quedó vacante')
    .selectOption('En el resumen de las 8:00');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await page.getByText('Guardado.').waitFor();
  await page.reload();
  expect(await page.getByLabel('Un cargo está por terminar o quedó vacante').inputValue()).toBe('digest');
  expect(await defectsHere(visitor)).toEqual([]);
  await visitor.leave();
});

test('the link of a letter that is nobody’s says so', async () => {
  const { page, leave } = await browser.visit();
  const answer = await page.goto(`/avisos/baja/${'A'.repeat(43)}`);
  expect(answer?.status()).toBe(200);
  await page.getByText('No existe ese enlace').waitFor();
  await leave();
});
