import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addDays, dateInMexicoCity } from '@rma/domain';
import { expect, test } from 'vitest';
import { ask, graphql } from '../integration/support/http.ts';
import { pdf, signIn } from '../integration/support/people.ts';
import { roadIncidents } from '../integration/support/publishing.ts';
import { until } from '../integration/support/until.ts';
import { sendApplication } from './support/application.ts';
import { acceptText, addCommitments, makeReady, sendToReview } from './support/agreement-steps.ts';
import { cancun, openLifeStage, password } from './support/life-stage.ts';

const stage = await openLifeStage();
const { atDesk, authorities, browser, cast, folder, head, hub, letterFor, mayor, official } = stage;
const { people, portal, signAs, token } = stage;
const dateIn = (days: number) => addDays(dateInMexicoCity(new Date()), days);

async function signByBoth() {
  await signAs(mayor, cast.government, 'Falta la firma de la otra parte');
  await signAs(head, cast.federation, 'Con ella firmaron las dos partes');
}

test('a coordinator invites a government, which applies and is approved; its officials take their posts', async () => {
  const desk = await atDesk();
  await desk.page.goto(`/coordinacion/invitar?g=${cancun}`);
  await desk.page
    .getByLabel('A quién se invita')
    .fill(`${cancun}, presidencia@cancun.example, Presidencia municipal`);
  await desk.page.getByRole('button', { name: 'Ver a quién se escribiría' }).click();
  await desk.page.getByRole('button', { name: 'Enviar 1 invitación' }).click();
  await desk.page.getByText('1 invitación va en camino').waitFor();

  const applicant = await browser.visit();
  await applicant.page.goto(await letterFor('presidencia@cancun.example', '/unirse'));
  await sendApplication(applicant.page, people);
  await applicant.page
    .getByRole('heading', { level: 1, name: /Recibimos la solicitud de Benito Juárez/ })
    .waitFor();
  expect(applicant.faults()).toEqual([]);
  await applicant.leave();

  await desk.page.goto('/coordinacion/solicitudes');
  await desk.page.getByRole('link', { name: /Benito Juárez/ }).click();
  await desk.page.getByRole('button', { name: 'Aprobar e invitar a sus funcionarios' }).click();
  await desk.page.getByText('ya es integrante').waitFor();
  await desk.leave();

  for (const { name, email } of Object.values(people)) {
    const newcomer = await stage.takePost(email);
    expect(await newcomer.page.getByRole('main').innerText()).toContain(name);
    expect(newcomer.faults()).toEqual([]);
    await newcomer.leave();
  }
});

let memorandumId = '';

test('the agreement is drafted with its commitments, reviewed clause by clause, and made ready to sign', async () => {
  const desk = await atDesk();
  await desk.page.goto('/coordinacion/convenios');
  await desk.page.getByLabel('Gobierno que firma').fill(cancun);
  for (const [who, party] of [
    ['la federación', { organization: 'Red México Abierto', ...head }],
    ['el gobierno', { organization: 'Ayuntamiento de Benito Juárez', ...mayor }],
  ] as const) {
    await desk.page.getByLabel(`Institución que firma por ${who}`).fill(party.organization);
    await desk.page.getByLabel(`Quién firma por ${who}`, { exact: true }).fill(party.name);
    await desk.page.getByLabel(`Cargo de quien firma por ${who}`).fill('Titular');
  }
  await desk.page.getByLabel('Vigente desde').fill(dateIn(0));
  await desk.page.getByLabel('Vigente hasta').fill(dateIn(700));
  await desk.page.getByRole('button', { name: 'Redactar y asignar folio' }).click();
  await desk.page.waitForURL(/coordinacion\/convenios\/[0-9a-f-]{36}/);
  memorandumId = desk.page.url().split('/').at(-1) ?? '';

  for (const [who, party] of [
    ['la federación', head],
    ['el gobierno', mayor],
  ] as const) {
    await desk.page.getByLabel(`RFC de quien firma por ${who}`).fill(party.rfc);
    await desk.page.getByLabel(`CURP de quien firma por ${who}`).fill(party.curp);
    await desk.page.getByLabel(`Correo de quien firma por ${who}`).fill(party.email);
    await desk.page
      .getByLabel(`Facultades de quien firma por ${who}`)
      .fill('el artículo 90 de su ley orgánica');
  }
  await addCommitments(desk.page, [
    { what: 'Mantener publicados conjuntos de un tema', count: 1, theme: 'mobility', dueOn: dateIn(90) },
    { what: 'Mantener publicados conjuntos de un tema', count: 1, theme: 'security', dueOn: dateIn(180) },
    { what: 'Presentar el inventario', dueOn: dateIn(270) },
  ]);
  await desk.page
    .getByRole('button', { name: /^Guardar/ })
    .first()
    .click();
  await desk.page.getByText('Mantener publicado un conjunto de datos del tema Movilidad').first().waitFor();
  await sendToReview(desk.page);

  const liaison = await official('liaison');
  await liaison.page.goto('/panel');
  await liaison.page.getByRole('link', { name: /^Revise .*convenio/ }).click();
  await liaison.page.waitForURL(`**/panel/convenios/${memorandumId}`);
  await acceptText(liaison.page);
  expect(liaison.faults()).toEqual([]);
  await liaison.leave();

  await makeReady(desk.page, mayor);
  expect(desk.faults()).toEqual([]);
  await desk.leave();
});

test('who should not sign is told why; both sign with their e.firma, and the agreement is public and in force', async () => {
  await signAs(mayor, cast.stranger, 'la persona designada para firmar');
  await signAs(mayor, cast.refused.csd, 'Este es un certificado de sello digital (CSD)');
  await signByBoth();

  const reader = await browser.visit({ javaScriptEnabled: false });
  await reader.page.goto(`/convenios/${memorandumId}`);
  const told = await reader.page.getByRole('main').innerText();
  expect(told).toContain('Vigente');
  expect(told).toContain(mayor.name);
  expect(told).not.toContain(mayor.curp);
  await reader.leave();

  const document = Buffer.from(
    await (await fetch(`${hub.url}/memoranda/${memorandumId}/document.pdf`)).arrayBuffer(),
  );
  expect(document.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const evidence = Buffer.from(
    await (await fetch(`${hub.url}/memoranda/${memorandumId}/evidence.zip`)).arrayBuffer(),
  );
  const evidencePath = join(folder, 'evidence.zip');
  await writeFile(evidencePath, evidence);
  const verify = () =>
    promisify(execFile)(process.execPath, [
      'packages/cli/src/main.ts',
      'memorandum',
      'verify',
      evidencePath,
      '--authorities',
      authorities,
    ]);
  expect((await verify()).stdout).toContain(mayor.name);
  const at = Math.floor(evidence.length / 2);
  evidence[at] = (evidence[at] ?? 0) ^ 1;
  await writeFile(evidencePath, evidence);
  await expect(verify()).rejects.toMatchObject({ code: 1 });
});

type Kept = { memorandum: { commitments: { state: string; measured: number | null }[] } };
const commitmentsAre = (...states: string[]) =>
  until(
    `the commitments are ${states.join(', ')}`,
    async () => {
      const { memorandum } = await graphql<Kept>(
        hub,
        `{ memorandum(id: "${memorandumId}") { commitments { state measured } } }`,
      );
      const now = memorandum.commitments.map(({ state }) => state);
      return now.join() === states.join() ? now : null;
    },
    { timeoutMs: 150_000 },
  );

test(
  'commitments advance when a package is published, and when another is harvested',
  { timeout: 400_000 },
  async () => {
    await commitmentsAre('PENDING', 'PENDING', 'PENDING');
    const liaison = await official('liaison');
    const { page } = liaison;
    await page.goto('/panel/nuevo');
    await page.getByRole('button', { name: 'Publicar Incidentes viales' }).click();
    const place = { state: '23', municipality: '005', lat: '21.1619', lon: '-86.8515' };
    await page.getByLabel('Elegir el archivo').setInputFiles({
      name: 'incidentes.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        roadIncidents(['Avenida Tulum y Avenida Cobá', 'Avenida Bonampak y Avenida Sayil'], place),
      ),
    });
    await page.getByRole('button', { name: 'Publicar 1 recurso' }).click();
    await page.getByRole('heading', { level: 1, name: 'Publicado' }).waitFor();
    await commitmentsAre('MET', 'PENDING', 'PENDING');

    await page.goto('/panel/portal');
    await page.getByLabel('Dirección').fill(portal.url);
    await page.getByRole('button', { name: 'Ver qué se leería' }).click();
    await page.getByLabel('Nombre de la fuente').fill('Datos de Cancún');
    await page.getByRole('button', { name: 'Proponer esta fuente' }).click();
    await page.getByText('«Datos de Cancún» quedó propuesta').waitFor();
    const { items } = await ask<{ items: { id: string }[] }>(hub, 'GET', '/api/v1/sources?state=proposed', {
      token,
    });
    await ask(hub, 'POST', `/api/v1/sources/${items[0]?.id}/approval`, { token });
    await until('the harvested dataset is in the national view', async () => {
      const { government } = await graphql<{
        government: { datasets: { nodes: { title: string; theme: { id: string } | null }[] } };
      }>(hub, `{ government(cvegeo: "${cancun}") { datasets(first: 10) { nodes { title theme { id } } } } }`);
      return government.datasets.nodes.some(
        ({ title, theme }) => title === 'Delitos por colonia' && theme?.id === 'security',
      );
    });
    await commitmentsAre('MET', 'MET', 'PENDING');

    await page.goto('/panel');
    await page.getByText('2 de 3 cumplidos').waitFor();
    expect(liaison.faults()).toEqual([]);
    await liaison.leave();
  },
);

test('a person asks for data, the squad checks it, and the government answers with what it published', async () => {
  const asked = 'Choques y atropellamientos por crucero';
  const person = await browser.visit();
  await person.page.goto(`/peticiones/nueva?gobierno=${cancun}`);
  await person.page.getByLabel('Qué dato, en una línea').fill(asked);
  await person.page
    .getByLabel('Descríbalo')
    .fill('Cuántos hubo en cada crucero y cuántas personas resultaron heridas, desde 2024.');
  await person.page.getByLabel('Su correo').fill('vecina@correo.example');
  await person.page.getByRole('button', { name: 'Enviar la petición' }).click();
  await person.page.getByText('Falta un paso: abra el enlace que le enviamos').waitFor();
  await person.page.goto(await letterFor('vecina@correo.example', '/confirmar/'));
  await person.page.getByRole('button', { name: 'Confirmar y publicar' }).click();
  await person.page.getByRole('heading', { level: 1, name: asked }).waitFor();
  const requestPage = person.page.url();
  expect(person.faults()).toEqual([]);

  const desk = await atDesk();
  await desk.page.goto('/coordinacion/peticiones');
  await desk.page.getByRole('link', { name: asked }).first().click();
  await desk.page.getByRole('button', { name: 'Marcar como revisada' }).click();
  await desk.page.getByRole('button', { name: 'Marcar como revisada' }).waitFor({ state: 'detached' });
  expect(desk.faults()).toEqual([]);
  await desk.leave();

  const liaison = await official('liaison');
  await liaison.page.goto('/panel/peticiones');
  await liaison.page.getByRole('link', { name: asked }).first().click();
  await liaison.page.getByLabel('Qué responde').selectOption('opened');
  const { government } = await graphql<{ government: { packages: { datasets: { id: string }[] }[] } }>(
    hub,
    `{ government(cvegeo: "${cancun}") { packages { datasets { id } } } }`,
  );
  const dataset = `${hub.url}/datasets/${government.packages[0]?.datasets[0]?.id}`;
  await liaison.page.getByLabel('Con qué conjunto de datos').fill(dataset);
  await liaison.page.getByRole('button', { name: /Agregar/ }).click();
  await liaison.page.getByRole('button', { name: 'Responder a la vista de todos' }).click();
  await liaison.page
    .getByRole('button', { name: 'Responder a la vista de todos' })
    .waitFor({ state: 'detached' });
  expect(liaison.faults()).toEqual([]);
  await liaison.leave();

  await until('the page of the request shows its answer', async () => {
    await person.page.goto(requestPage);
    return person.page.getByText('El dato está publicado:').isVisible();
  });
  expect(await letterFor('vecina@correo.example', '/peticiones/')).toBe(requestPage);
  await person.leave();
});

test('an official is replaced: who leaves acts no more, who comes takes the invitation, and the data stays', async () => {
  const administrator = await official('administrator');
  await administrator.page.goto(`/funcionarios/${cancun}`);
  const form = administrator.page;
  await form.getByLabel('Papel', { exact: true }).selectOption('liaison');
  await form.getByLabel('Nombre de quien llega').fill('Nadia Relevo');
  await form.getByLabel('Cargo', { exact: true }).fill('Directora de Gobierno Abierto');
  await form.getByLabel('Correo institucional').fill('nueva.enlace@cancun.example');
  await form.getByLabel('Desde', { exact: true }).fill(dateIn(0));
  await form
    .getByLabel('Oficio de designación (PDF, JPEG o PNG)')
    .setInputFiles({ name: 'oficio.pdf', mimeType: 'application/pdf', buffer: pdf });
  await form.getByRole('button', { name: 'Registrar la designación' }).click();
  await form.getByText('Designación registrada').waitFor();
  expect(administrator.faults()).toEqual([]);
  await administrator.leave();

  const former = await signIn(hub, { email: people.liaison.email, password });
  const { grants } = await ask<{ grants: unknown[] }>(hub, 'GET', '/api/v1/me', { token: former });
  expect(grants).toEqual([]);

  people.liaison = { name: 'Nadia Relevo', email: 'nueva.enlace@cancun.example' };
  const comer = await stage.takePost(people.liaison.email);
  await comer.page.goto(`/governments/${cancun}/responsables`);
  const record = await comer.page.getByRole('main').innerText();
  expect(record).toContain('Ixchel Enlace');
  expect(record).toContain('Nadia Relevo');
  await comer.leave();
  await commitmentsAre('MET', 'MET', 'PENDING');
});

test('the agreement is renewed: the new one is signed by both, and the old one ends the day it begins', async () => {
  const desk = await atDesk();
  await desk.page.goto(`/coordinacion/convenios/${memorandumId}`);
  await desk.page.getByText('Renovar con un convenio nuevo').click();
  const renewal = desk.page.locator('details', { hasText: 'Renovar con un convenio nuevo' });
  await renewal.getByLabel('Vigente desde').fill(dateIn(0));
  await renewal.getByLabel('Vigente hasta').fill(dateIn(1000));
  await renewal.getByRole('button', { name: 'Redactar la renovación' }).click();
  await desk.page.waitForURL((url) => url.pathname !== `/coordinacion/convenios/${memorandumId}`);
  const renewedId = desk.page.url().split('/').at(-1) ?? '';
  await sendToReview(desk.page);

  const liaison = await official('liaison');
  await liaison.page.goto(`/panel/convenios/${renewedId}`);
  await acceptText(liaison.page);
  await liaison.leave();

  await makeReady(desk.page, mayor);
  await desk.leave();
  await signByBoth();

  const { old, renewed } = await graphql<{
    old: { state: string };
    renewed: { state: string; renews: { id: string } };
  }>(
    hub,
    `{ old: memorandum(id: "${memorandumId}") { state } renewed: memorandum(id: "${renewedId}") { state renews { id } } }`,
  );
  expect(renewed).toEqual({ state: 'ACTIVE', renews: { id: memorandumId } });
  expect(old.state).toBe('TERMINATED');

  const known = await graphql<{ ledger: { nodes: { kind: string }[] } }>(
    hub,
    `{ ledger(filter: { government: "${cancun}" }, first: 100) { nodes { kind } } }`,
  );
  const kinds = new Set(known.ledger.nodes.map(({ kind }) => kind));
  for (const kind of [
    'membership.applied',
    'memorandum.drafted',
    'memorandum.ready-to-sign',
    'memorandum.signature-added',
    'memorandum.activated',
    'commitment.met',
    'request.answered',
    'official.ended',
    'memorandum.terminated',
  ])
    expect([...kinds]).toContain(kind);
});
