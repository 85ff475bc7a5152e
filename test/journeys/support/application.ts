import type { Page } from 'playwright-core';
import { pdf } from '../../integration/support/people.ts';

type Person = { name: string; email: string };

/** Fills in a government's application to join, whose government is chosen already, and sends it. */
export async function sendApplication(
  page: Page,
  { liaison, administrator }: { liaison: Person; administrator: Person },
): Promise<void> {
  for (const [post, person] of [
    ['enlace de datos abiertos', liaison],
    ['administrador de datos', administrator],
  ] as const) {
    await page.getByLabel(`Nombre completo del ${post}`).fill(person.name);
    await page.getByLabel(`Cargo del ${post}`).fill('Dirección de Innovación');
    await page.getByLabel(`Correo institucional del ${post}`).fill(person.email);
  }
  await page
    .getByLabel('Oficio de designación')
    .setInputFiles({ name: 'oficio.pdf', mimeType: 'application/pdf', buffer: pdf });
  await page.getByRole('button', { name: 'Enviar la solicitud' }).click();
}
