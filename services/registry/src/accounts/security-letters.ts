import { randomUUID } from 'node:crypto';
import type { Trx } from '../dependencies.ts';
import type { Notifications } from '../notifications/notifications.ts';

const path = '/cuenta';
const notYou =
  'Si no fue usted, entre a su cuenta, cierre las demás sesiones y avise enseguida a la coordinación de la red.';

/** What a person is told, always and at once, of the security of their own account. */
export function createSecurityLetters({ notifications }: { notifications: Notifications }) {
  const tell = (trx: Trx, accountId: string, letter: { title: string; body: string }) =>
    notifications.notify(
      trx,
      { accounts: [accountId] },
      {
        kind: 'account.security',
        cvegeo: null,
        title: letter.title,
        body: `${letter.body}\n\n${notYou}`,
        path,
        // Each time is news.
        about: `account-security:${randomUUID()}`,
      },
    );

  return {
    secondFactorOn: (trx: Trx, accountId: string) =>
      tell(trx, accountId, {
        title: 'La verificación en dos pasos quedó activa',
        body: 'Desde ahora su cuenta pide, además de su contraseña, el código de su aplicación de verificación. Las demás sesiones que tenía abiertas se cerraron.',
      }),
    secondFactorOff: (trx: Trx, accountId: string) =>
      tell(trx, accountId, {
        title: 'Se quitó la verificación en dos pasos',
        body: 'Su cuenta ya no pide el código de una aplicación de verificación.',
      }),
    recoveryCodeUsed: (trx: Trx, accountId: string, left: number) =>
      tell(trx, accountId, {
        title: 'Se usó un código de recuperación',
        body:
          left === 0
            ? 'Alguien entró a su cuenta con uno de sus códigos de recuperación. Era el último: genere otros en su cuenta.'
            : `Alguien entró a su cuenta con uno de sus códigos de recuperación. Le quedan ${left}.`,
      }),
    identityLinked: (trx: Trx, accountId: string) =>
      tell(trx, accountId, {
        title: 'Se vinculó Llave MX a su cuenta',
        body: 'Desde ahora puede entrar a su cuenta con Llave MX.',
      }),
    sessionsEnded: (trx: Trx, accountId: string) =>
      tell(trx, accountId, {
        title: 'La coordinación cerró sus sesiones',
        body: 'La coordinación de la red cerró todas las sesiones abiertas de su cuenta. Puede volver a entrar.',
      }),
  };
}

export type SecurityLetters = ReturnType<typeof createSecurityLetters>;
