import { readFile } from 'node:fs/promises';
import { addDays, dateInMexicoCity } from '@rma/domain';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { demonstrationEmail, demonstrationPassword } from '../../services/hub/src/demonstration/accounts.ts';
import { ask, graphql } from '../integration/support/http.ts';
import { coordinator, startHubProcess } from '../integration/support/hub-process.ts';
import { invitationToken, pdf, signInAsCoordinator } from '../integration/support/people.ts';
import { roadIncidents } from '../integration/support/publishing.ts';
import { until } from '../integration/support/until.ts';
import { sha256Of } from '../integration/support/wholeness.ts';
import { openBrowser, signInOn } from './support/visitor.ts';

const hub = await startHubProcess({ demonstration: true });
const browser = await openBrowser(hub.url);

const zapopan = { state: '14', municipality: '120', lat: '20.7211', lon: '-103.3911' };
const dateIn = (days: number) => addDays(dateInMexicoCity(new Date()), days);

test('a newcomer searches, narrows down, opens a dataset and downloads it, without JavaScript', async () => {
  const { page, faults, leave } = await browser.visit({ javaScriptEnabled: false, acceptDownloads: true });
  await page.goto('/');
  await page.getByRole('searchbox').first().fill('ninos');
  await page.getByRole('searchbox').first().press('Enter');
  await page.waitForURL('**/buscar?q=ninos');
  await page.getByRole('link', { name: /Refugios temporales de Quintana Roo/ }).waitFor();
  expect(await page.getByRole('main').innerText()).toContain('Niños');

  await page.goto('/buscar?q=incidencia+delictiva');
  const total = await page.getByRole('main').getByRole('status').innerText();
  const filters = page.getByRole('navigation', { name: 'Filtros' });
  if (!(await filters.getByRole('link', { name: /^Morelos/ }).isVisible()))
    await filters.getByText('Filtrar').click();
  await filters.getByRole('link', { name: /^Morelos/ }).click();
  await page.waitForURL(/estado=17/);
  expect(await page.getByRole('main').getByRole('status').innerText()).not.toBe(total);
  await filters.getByRole('link', { name: /^Morelos.*quitar filtro/ }).waitFor();

  await page.getByRole('link', { name: /Incidencia delictiva del fuero común de Morelos/ }).click();
  await page.getByRole('heading', { level: 1, name: /de Morelos/ }).waitFor();
  const link = page.getByRole('link', { name: /^Descargar CSV/ }).first();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const content = await readFile(await download.path());
  expect(await page.getByRole('main').innerText()).toContain('Homicidio');
  expect(await page.content()).toContain(sha256Of(content));
  expect(content.toString('utf8')).toContain('Homicidio doloso');
  expect(faults()).toEqual([]);
  await leave();
});

test('a liaison takes the invitation, mends a bad file with what the page says, and publishes', async () => {
  const token = await signInAsCoordinator(hub);
  const email = 'nueva.enlace@zapopan.example';
  await ask(hub, 'POST', '/api/v1/invitations', {
    token,
    json: { email, name: 'Lucía Enlace', role: 'liaison', cvegeo: '14120' },
  });
  const { page, faults, leave } = await browser.visit();
  await page.goto(`/invitacion/${await invitationToken(hub, token, email)}`);
  await page.getByLabel('Elija una contraseña').fill('una frase larga y fácil de recordar');
  await page.getByRole('button', { name: 'Aceptar y entrar' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mi panel' }).waitFor();

  await page.getByRole('link', { name: 'Publicar datos' }).last().click();
  await page.getByRole('button', { name: 'Publicar Incidentes viales' }).click();
  await page.getByRole('heading', { level: 1, name: 'Suba su archivo' }).waitFor();

  const good = roadIncidents(
    ['Avenida Patria y Avenida Acueducto', 'Periférico y Avenida Vallarta'],
    zapopan,
  );
  const bad = good.replaceAll(',7,14,120,', ',99,14,120,').replaceAll(',1,0,0,', ',1,muchos,0,');
  const csv = (name: string, content: string) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  });
  await page.getByLabel('Elegir el archivo').setInputFiles(csv('con-errores.csv', bad));
  await page.getByRole('heading', { level: 1, name: 'Lo que falta corregir' }).waitFor();
  const told = await page.getByRole('main').innerText();
  expect(told).toContain('Cómo corregirlo:');
  expect(told).toContain('muchos');
  expect(told).toMatch(/Columna «/);
  expect(await page.getByRole('button', { name: /^Publicar/ }).count()).toBe(0);

  await page.getByLabel('Subir el archivo corregido').setInputFiles(csv('corregido.csv', good));
  await page.getByRole('heading', { level: 1, name: 'Así lo verá el público' }).waitFor();
  await page.getByRole('button', { name: 'Publicar 1 recurso' }).click();
  await page.getByRole('heading', { level: 1, name: 'Publicado' }).waitFor();

  type Seen = { government: { packages: { release: number; datasets: { id: string; title: string }[] }[] } };
  const published = await until('the national view shows the release', async () => {
    const seen = await graphql<Seen>(
      hub,
      '{ government(cvegeo: "14120") { packages { release datasets { id title } } } }',
    );
    return seen.government.packages[0] ?? null;
  });
  expect(published).toMatchObject({ release: 1, datasets: [{ title: 'Incidentes viales de Zapopan' }] });

  await page.getByRole('link', { name: 'Incidentes viales de Zapopan', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Incidentes viales de Zapopan' }).waitFor();
  expect(await page.getByRole('main').innerText()).toContain('Avenida Patria');
  expect(faults()).toEqual([]);
  await leave();
});

test('a government applies, and a coordinator approves it and files its agreement, signed on paper', async () => {
  const applicant = await browser.visit();
  await applicant.page.goto('/unirse');
  await applicant.page.getByLabel('Su gobierno').fill('07101');
  for (const [post, person] of [
    ['enlace de datos abiertos', 'Marta Enlace'],
    ['administrador de datos', 'Raúl Administrador'],
  ] as const) {
    await applicant.page.getByLabel(`Nombre completo del ${post}`).fill(person);
    await applicant.page.getByLabel(`Cargo del ${post}`).fill('Dirección de Innovación');
    await applicant.page
      .getByLabel(`Correo institucional del ${post}`)
      .fill(`${person.split(' ')[1]}@tuxtla.example`);
  }
  await applicant.page.getByRole('button', { name: 'Enviar la solicitud' }).click();
  await applicant.page.getByRole('alert').getByText('Adjunte el oficio de designación.').waitFor();
  await applicant.page
    .getByLabel('Oficio de designación')
    .setInputFiles({ name: 'oficio.pdf', mimeType: 'application/pdf', buffer: pdf });
  await applicant.page.getByRole('button', { name: 'Enviar la solicitud' }).click();
  await applicant.page.getByRole('heading', { level: 1, name: /Recibimos la solicitud de Tuxtla/ }).waitFor();
  expect(applicant.faults()).toEqual([]);
  await applicant.leave();

  const { page, faults, leave } = await browser.visit();
  await signInOn(page, coordinator);
  faults();
  const menu = page.getByRole('navigation', { name: 'Su trabajo' });
  await menu.getByText('Menú de trabajo').click();
  await menu.getByRole('link', { name: 'Solicitudes' }).click();
  await page.waitForURL('**/coordinacion/solicitudes');
  await page.getByRole('link', { name: /Tuxtla Gutiérrez/ }).click();
  await page.getByRole('button', { name: 'Aprobar e invitar a sus funcionarios' }).click();
  await page.getByText('ya es integrante').waitFor();

  await menu.getByRole('link', { name: 'Convenios' }).click();
  await page.getByLabel('Gobierno que firma').fill('07101');
  for (const who of ['la federación', 'el gobierno']) {
    await page.getByLabel(`Institución que firma por ${who}`).fill(`Institución de ${who}`);
    await page.getByLabel(`Quién firma por ${who}`, { exact: true }).fill(`Titular de ${who}`);
    await page.getByLabel(`Cargo de quien firma por ${who}`).fill('Titular de la institución');
  }
  await page.getByLabel('Vigente desde').fill(dateIn(-30));
  await page.getByLabel('Vigente hasta').fill(dateIn(30));
  await page.getByRole('button', { name: 'Redactar y asignar folio' }).click();
  await page.getByText('Enviar a revisión', { exact: true }).click();
  await page.getByRole('button', { name: 'Enviar al gobierno' }).click();
  await page.getByText('Todavía no acepta este texto').waitFor();
  await page.getByText('Dejar listo para firma', { exact: true }).first().click();
  await page.getByLabel('Cómo aceptó el gobierno').fill('Oficio TUX-2026-14 del 3 de febrero.');
  await page.getByRole('button', { name: 'Dejar listo para firma' }).click();

  await page.getByText('Archivar la copia firmada en papel').click();
  await page.getByLabel('Fecha de firma').fill(dateIn(0));
  await page
    .getByLabel('Cómo le consta que la copia es de este documento')
    .fill('Vi el original firmado por ambas partes.');
  await page
    .getByLabel('Copia firmada (PDF)')
    .setInputFiles({ name: 'convenio.pdf', mimeType: 'application/pdf', buffer: pdf });
  await page.getByRole('button', { name: 'Archivar la copia' }).click();
  await page.getByRole('link', { name: 'Ver el convenio como lo ve cualquier persona' }).waitFor();

  await page.goto('/coordinacion/convenios?ver=por-vencer');
  await page.getByRole('row', { name: /Tuxtla Gutiérrez.*Vence en \d+ días/ }).waitFor();
  expect(faults()).toEqual([]);
  await leave();
});

test('two coordinators write in the same agreement at once, and neither loses a word', async () => {
  const { items } = await ask<{ items: { id: string }[] }>(hub, 'GET', '/api/v1/memoranda?state=drafted', {
    token: await signInAsCoordinator(hub),
  });
  const accounts = [
    coordinator,
    { email: demonstrationEmail('coordinacion'), password: demonstrationPassword },
  ] as const;
  const [one, other] = await Promise.all([browser.visit(), browser.visit()]);
  for (const [index, { page }] of [one, other].entries()) {
    await signInOn(page, accounts[index] ?? coordinator);
    await page.goto(`/coordinacion/convenios/${items[0]?.id}`);
    await page.getByLabel('Título', { exact: true }).waitFor();
  }
  await one.page.getByLabel('Título', { exact: true }).fill('Convenio de quien guardó primero');
  await one.page.getByRole('button', { name: 'Guardar los cambios' }).click();
  await one.page.getByText('El texto de abajo ya dice lo que cambió.').waitFor();

  await other.page.getByLabel('Título', { exact: true }).fill('Convenio de quien guardó después');
  await other.page.getByText('Lugar, domicilios, aviso y antecedentes').click();
  await other.page.getByLabel('Lugar de firma').fill('Real de Catorce');
  await other.page.getByRole('button', { name: 'Guardar los cambios' }).click();
  await other.page.getByRole('heading', { name: /guardó otra versión mientras usted escribía/ }).waitFor();
  const title = other.page.getByRole('group', { name: /^Título/ });
  const shown = await title.innerText();
  expect(shown).toContain('Convenio de quien guardó primero');
  expect(shown).toContain('Convenio de quien guardó después');
  await title.getByRole('radio', { name: /^El de / }).check();
  await other.page.getByRole('button', { name: 'Guardar lo elegido' }).click();
  await other.page.getByText('El texto de abajo ya dice lo que cambió.').waitFor();

  await one.page.reload();
  const kept = one.page.getByLabel('Título', { exact: true });
  await kept.waitFor();
  expect(await kept.inputValue()).toBe('Convenio de quien guardó primero');
  expect(await one.page.getByLabel('Lugar de firma').inputValue()).toBe('Real de Catorce');
  await Promise.all([one.leave(), other.leave()]);
});

test('a state CTO compares four governments and shares the comparison', async () => {
  const { page, faults, leave } = await browser.visit();
  await signInOn(page, {
    email: demonstrationEmail('tecnologia', '17'),
    password: demonstrationPassword,
  });
  await page.getByRole('navigation', { name: 'Principal' }).getByRole('link', { name: 'Comparar' }).click();
  await page.getByRole('heading', { level: 1, name: 'Comparar gobiernos' }).waitFor();
  const chosen = page.getByRole('list', { name: 'Gobiernos en la comparación' });
  const governments = [
    ['17', 'Morelos'],
    ['14', 'Jalisco'],
    ['21', 'Puebla'],
    ['24', 'San Luis Potosí'],
  ] as const;
  for (const [cvegeo, name] of governments) {
    await page.getByLabel('Agregar un gobierno').fill(cvegeo);
    await page.getByRole('button', { name: 'Agregar' }).click();
    await chosen.getByRole('link', { name }).waitFor();
  }
  const standards = page.getByRole('table', { name: 'Situación de cada estándar en cada gobierno' });
  for (const [, name] of governments)
    expect(await standards.getByRole('row', { name: new RegExp(name) }).count()).toBe(1);
  const shared = page.url();
  expect(new URL(shared).searchParams.getAll('g')).toEqual(['17', '14', '21', '24']);
  expect(faults()).toEqual([]);
  await leave();

  const reader = await browser.visit({ javaScriptEnabled: false });
  await reader.page.goto(shared);
  const inTime = reader.page.getByRole('table', { name: /dentro del plazo prometido/ });
  for (const [, name] of governments)
    expect(await inTime.getByRole('row', { name: new RegExp(name) }).count()).toBe(1);
  await reader.leave();
});

test('a programmer reads the schema, and every question of the page for programmers is answered', async () => {
  const visitor = await browser.visit();
  const { page } = visitor;
  await page.goto('/graphql');
  await page.getByRole('heading', { name: 'Query', exact: true }).waitFor();
  expect(await page.locator('#schema h3').count()).toBeGreaterThan(50);

  await page.goto('/api');
  const commands = await page.locator('pre code').allInnerTexts();
  const questions = commands.flatMap((command) => /\/graphql [^]*-d '([^]*)'$/.exec(command)?.[1] ?? []);
  expect(questions.length).toBeGreaterThan(5);
  for (const question of questions) {
    const { query } = z.object({ query: z.string() }).parse(JSON.parse(question));
    expect({ query, answer: await graphql(hub, query) }).toEqual({ query, answer: expect.anything() });
  }
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});
