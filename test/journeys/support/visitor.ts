import { afterAll } from 'vitest';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { oneTimeCodeOf } from '../../bench/person-session.ts';
import { chromiumPath } from './environment.ts';

/** Somebody with a browser: a window without history or cookies, and what went wrong in it unseen. */
export type Visitor = {
  page: Page;
  /** Requests to other origins, errors in the console and exceptions, since the last time this was asked. */
  faults: () => string[];
  leave: () => Promise<void>;
};

const waitsMs = 30_000;

/** Opens Chromium for a test file; it is closed after the file's last test. */
export async function openBrowser(siteUrl: string) {
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  afterAll(() => browser.close());

  return {
    async visit(options: BrowserContextOptions = {}): Promise<Visitor> {
      const context = await browser.newContext({ locale: 'es-MX', baseURL: siteUrl, ...options });
      context.setDefaultTimeout(waitsMs);
      const page = await context.newPage();
      let faults: string[] = [];
      const { origin } = new URL(siteUrl);
      page.on('request', (request) => {
        const { protocol, origin: asked } = new URL(request.url());
        const isOwn = asked === origin || protocol === 'data:' || protocol === 'blob:';
        if (!isOwn) faults.push(`asked ${request.url()}`);
      });
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
      return {
        page,
        faults() {
          const seen = faults;
          faults = [];
          return seen;
        },
        leave: () => context.close(),
      };
    },
  };
}

/** Signs in on the page for it, with a one-time code when one is asked for, and waits for one's own page. */
export async function signInOn(page: Page, account: { email: string; password: string }): Promise<void> {
  await page.goto('/entrar');
  await page.getByLabel('Correo electrónico').fill(account.email);
  await page.getByLabel('Contraseña').fill(account.password);
  await page.getByRole('main').getByRole('button', { name: 'Entrar' }).click();
  const isIn = page.waitForURL((url) => url.pathname !== '/entrar');
  const code = page.getByLabel('Código de verificación');
  const isAsked = await Promise.race([
    isIn.then(() => false),
    code.waitFor().then(
      () => true,
      () => false,
    ),
  ]);
  if (isAsked) {
    await code.fill(await oneTimeCodeOf(new URL(page.url()).origin, account.email));
    await page.getByRole('main').getByRole('button', { name: 'Entrar' }).click();
  }
  await isIn;
}
