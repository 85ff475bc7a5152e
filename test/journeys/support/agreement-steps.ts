import type { EfirmaCast } from '@rma/testkit/efirma/index';
import type { Page } from 'playwright-core';
import type { openBrowser } from './visitor.ts';

type Browser = Awaited<ReturnType<typeof openBrowser>>;

const file = (name: string, content: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

/** Opens a link to sign in a browser of its own, signs with a pair, and waits for what the page should say. */
export async function signWithEfirma(
  browser: Browser,
  { link, pair, expected }: { link: Promise<string>; pair: EfirmaCast['government']; expected: string },
): Promise<void> {
  const { page, leave } = await browser.visit();
  await page.goto(await link);
  await page.getByLabel('Certificado de su e.firma (.cer)').setInputFiles(file('firma.cer', pair.cer));
  await page.getByLabel('Llave privada (.key)').setInputFiles(file('firma.key', pair.key));
  await page.getByLabel('Contraseña de la llave privada').fill(pair.password);
  await page.getByLabel('Acepto que mi certificado sea parte de la evidencia pública').check();
  await page.getByRole('button', { name: 'Firmar el convenio' }).click();
  await page.getByText(expected).first().waitFor();
  await leave();
}

/** Takes one of the steps a page offers, opening it first when it is folded. */
async function takeStep(page: Page, step: { title: string; label: string }): Promise<void> {
  const button = page.getByRole('button', { name: step.label, exact: true });
  if (!(await button.isVisible())) await page.getByText(step.title, { exact: true }).first().click();
  await button.click();
}

/** Writes commitments in an agreement's draft that has none. */
export async function addCommitments(
  page: Page,
  commitments: readonly { what: string; count?: number; theme?: string; dueOn: string }[],
): Promise<void> {
  for (const [index, { what, count, theme, dueOn }] of commitments.entries()) {
    await page.getByRole('button', { name: 'Añadir un compromiso' }).click();
    const about = `compromiso ${index + 1}`;
    await page.getByLabel(`Qué promete el ${about}`).selectOption({ label: what });
    if (count !== undefined) await page.getByLabel(`Cuántos conjuntos, ${about}`).fill(String(count));
    if (theme !== undefined) await page.getByLabel(`Tema del ${about}`).selectOption(theme);
    await page.getByLabel(`Fecha límite del ${about}`).fill(dueOn);
  }
}

/** A draft goes to its government, from the coordinator's page. */
export async function sendToReview(desk: Page): Promise<void> {
  await takeStep(desk, { title: 'Enviar a revisión', label: 'Enviar al gobierno' });
  await desk.getByText('Todavía no acepta este texto').waitFor();
}

/** The government accepts the text, from its own page of the agreement. */
export async function acceptText(review: Page): Promise<void> {
  await review.getByRole('button', { name: 'Aceptar este texto para firma' }).click();
  await review.getByText('Su gobierno aceptó este texto').waitFor();
}

/** An accepted text becomes the document to sign, and its signatories receive their links. */
export async function makeReady(desk: Page, signatory: { email: string }): Promise<void> {
  await desk.reload();
  await takeStep(desk, { title: 'Dejar listo para firma', label: 'Dejar listo para firma' });
  await desk.getByText(`Se envió su enlace a ${signatory.email}`).waitFor();
}
