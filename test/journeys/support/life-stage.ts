import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCkanPortal, syntheticPackages, withChanges } from '@rma/testkit';
import { efirmaCast, type EfirmaCast } from '@rma/testkit/efirma/index';
import { afterAll } from 'vitest';
import { coordinator, startHubProcess } from '../../integration/support/hub-process.ts';
import { signInAsCoordinator } from '../../integration/support/people.ts';
import { linkSentTo } from './letters.ts';
import { signWithEfirma } from './agreement-steps.ts';
import { openBrowser, signInOn } from './visitor.ts';

export const cancun = '23005';
export const password = 'una frase larga y fácil de recordar';

/** A hub that believes a test authority of e.firma, a portal to harvest, and everybody who plays a part. */
export async function openLifeStage() {
  const cast = efirmaCast(new Date());
  const folder = await mkdtemp(join(tmpdir(), 'rma-life-'));
  const authorities = join(folder, 'authorities.pem');
  await writeFile(authorities, cast.authority.bundle);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const portal = await startCkanPortal({
    datasets: withChanges(syntheticPackages(1), {
      0: { title: 'Delitos por colonia', groups: [{ name: 'seguridad' }] },
    }),
  });
  afterAll(() => portal.close());
  const hub = await startHubProcess({
    variables: { RMA_EFIRMA_AUTHORITIES: authorities, RMA_OUTBOUND_ALLOW: portal.host },
  });
  const browser = await openBrowser(hub.url);
  const token = await signInAsCoordinator(hub);
  const people = {
    liaison: { name: 'Ixchel Enlace', email: 'enlace@cancun.example' },
    administrator: { name: 'Bruno Administrador', email: 'datos@cancun.example' },
  };

  /** Somebody signed in, whose sign-in is behind them. */
  async function arrive(account: { email: string; password: string }) {
    const visitor = await browser.visit();
    await signInOn(visitor.page, account);
    // A browser writes down every answer of 401, also the one that asks for the second step.
    visitor.faults();
    return visitor;
  }
  const letterFor = (recipient: string, path: string) => linkSentTo(hub, token, { recipient, path });

  return {
    cast,
    folder,
    authorities,
    portal,
    hub,
    browser,
    token,
    people,
    mayor: { ...cast.people.government, email: 'presidencia@cancun.example' },
    head: { ...cast.people.federation, email: 'titular@federacion.example' },
    letterFor,
    atDesk: () => arrive(coordinator),
    official: (post: keyof typeof people) => arrive({ email: people[post].email, password }),
    signAs: (who: { email: string }, pair: EfirmaCast['government'], expected: string) =>
      signWithEfirma(browser, { link: letterFor(who.email, '/firmar/'), pair, expected }),
    /** Somebody takes the invitation to a post and arrives at their panel. */
    async takePost(email: string) {
      const newcomer = await browser.visit();
      await newcomer.page.goto(await letterFor(email, '/invitacion/'));
      await newcomer.page.getByLabel('Elija una contraseña').fill(password);
      await newcomer.page.getByRole('button', { name: 'Aceptar y entrar' }).click();
      await newcomer.page.getByRole('heading', { level: 1, name: 'Mi panel' }).waitFor();
      return newcomer;
    },
  };
}
