import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { everyItem, graphql } from '../integration/support/http.ts';
import { startHubProcess } from '../integration/support/hub-process.ts';
import { signInAsCoordinator } from '../integration/support/people.ts';
import { defectsOf } from './support/defects.ts';
import { openBrowser } from './support/visitor.ts';

const hub = await startHubProcess({ demonstration: true });
const browser = await openBrowser(hub.url);
const folder = await mkdtemp(join(tmpdir(), 'rma-signing-'));
afterAll(() => rm(folder, { recursive: true }));

const token = await signInAsCoordinator(hub);
const password = '12345678a';

/** The link that was mailed to a signatory of the demonstration. */
async function linkOf(recipient: string): Promise<string> {
  const letters = await everyItem<{ recipient: string; body: string }>(hub, '/api/v1/messages', token);
  const body = letters.find((letter) => letter.recipient === recipient)?.body ?? '';
  return /\/firmar\/[\w-]+/.exec(body)?.[0] ?? expect.fail(`no link in the mail of ${recipient}`);
}

async function fetched(path: string): Promise<Buffer> {
  const response = await fetch(`${hub.url}${path}`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}
const fileOf = async (name: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: await fetched(`/demonstration/efirma/${name}`),
});

/** The exit code of `rma`. */
async function rma(...args: string[]): Promise<number> {
  const main = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));
  const [code] = (await once(spawn(process.execPath, [main, ...args], { stdio: 'ignore' }), 'close')) as [
    number,
  ];
  return code;
}

type Attempt = { cer: string; key: string; password?: string };

async function sign(page: Page, attempt: Attempt): Promise<void> {
  await page.getByLabel('Certificado de su e.firma').setInputFiles(await fileOf(attempt.cer));
  await page.getByLabel('Llave privada (.key)').setInputFiles(await fileOf(attempt.key));
  await page.getByLabel('Contraseña de la llave privada').fill(attempt.password ?? password);
  await page.getByLabel(/Acepto que mi certificado/).check();
  await page.getByRole('button', { name: 'Firmar el convenio' }).click();
}

/** Everything the page sends, as text. */
function sentBy(page: Page): string[] {
  const bodies: string[] = [];
  page.on('request', (request) => {
    const body = request.postDataBuffer();
    if (body !== null) bodies.push(body.toString('latin1'));
  });
  return bodies;
}

const mistakes: [what: string, attempt: Attempt, sentence: RegExp][] = [
  ['a digital seal', { cer: 'government-csd.cer', key: 'government-csd.key' }, /sello digital \(CSD\)/],
  ['an expired one', { cer: 'government-expired.cer', key: 'government-expired.key' }, /ya venció/],
  ['another person’s', { cer: 'federation.cer', key: 'federation.key' }, /no es de TOMÁS ENSAYO/],
  [
    'a wrong password',
    { cer: 'government.cer', key: 'government.key', password: 'otra' },
    /no abre esta llave/,
  ],
  ['the key of another', { cer: 'government.cer', key: 'federation.key' }, /no corresponde al certificado/],
  ['no key', { cer: 'government.cer', key: 'government.cer' }, /no es una llave privada/],
  ['no certificate', { cer: 'government.key', key: 'government.key' }, /no es un certificado de e.firma/],
];

test('a signatory is told what is wrong beside the field, and nothing leaves the browser', async () => {
  const visitor = await browser.visit();
  const { page, faults, leave } = visitor;
  const sent = sentBy(page);
  await page.goto(await linkOf('firma.gobierno@demostracion.example'));
  await page.getByRole('button', { name: 'Firmar el convenio' }).click();
  await page.getByRole('link', { name: 'Elija su llave privada (.key).' }).waitFor();
  expect(await defectsOf(visitor)).toEqual([]);
  for (const [what, attempt, sentence] of mistakes) {
    await page.reload();
    await sign(page, attempt);
    await page.getByRole('link', { name: sentence }).waitFor();
    expect([what, await page.locator('.field.wrong').count()]).toEqual([what, 1]);
  }
  expect(sent).toEqual([]);
  expect(faults()).toEqual([]);
  await leave();
});

test('two signatories sign with their own e.firma, and anyone verifies it without a connection', async () => {
  const { page, faults, leave } = await browser.visit();
  const sent = sentBy(page);
  const pairs = [
    { recipient: 'firma.gobierno@demostracion.example', name: 'government', says: 'Falta la firma' },
    {
      recipient: 'firma.federacion@demostracion.example',
      name: 'federation',
      says: 'firmaron las dos partes',
    },
  ];
  for (const { recipient, name, says } of pairs) {
    const link = await linkOf(recipient);
    await page.goto(link);
    await sign(page, { cer: `${name}.cer`, key: `${name}.key` });
    await page.getByRole('status').filter({ hasText: says }).waitFor();
  }
  expect(faults()).toEqual([]);
  await leave();

  expect(sent).toHaveLength(2);
  const parts = sent.map((body) => Object.keys(JSON.parse(body) as object).toSorted());
  expect(parts).toEqual(pairs.map(() => ['certificate', 'certificateIsPublic', 'signature']));
  expect(sent.some((body) => body.includes(password))).toBe(false);

  type Signed = { memoranda: { nodes: { id: string; signatures: { method: string }[] }[] } };
  const { memoranda } = await graphql<Signed>(
    hub,
    '{ memoranda(first: 50) { nodes { id signatures { method } } } }',
  );
  const signed = memoranda.nodes.find(({ signatures }) =>
    signatures.some(({ method }) => method === 'e-firma'),
  );
  const evidence = await fetched(`/memoranda/${signed?.id}/evidence.zip`);
  await writeFile(join(folder, 'evidence.zip'), evidence);
  await writeFile(join(folder, 'keys.json'), await fetched('/.well-known/rma-node.json'));
  const verify = ['--hub-keys', join(folder, 'keys.json')];
  expect(await rma('memorandum', 'verify', join(folder, 'evidence.zip'), ...verify)).toBe(0);
  const middle = evidence.length >> 1;
  evidence[middle] = (evidence[middle] ?? 0) ^ 1;
  await writeFile(join(folder, 'changed.zip'), evidence);
  expect(await rma('memorandum', 'verify', join(folder, 'changed.zip'))).toBe(1);
});
