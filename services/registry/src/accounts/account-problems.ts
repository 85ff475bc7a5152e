import { defineProblems, problems } from '@rma/service-kit';

/** What may go wrong with an account and its sessions, besides signing in itself. */
export const accountProblems = defineProblems({
  'second-factor-needed': {
    status: 401,
    title: { es: 'Falta el código de verificación', en: 'The verification code is missing' },
    detail: {
      es: 'Esta cuenta pide además el código de su aplicación de verificación, o uno de recuperación.',
      en: 'This account also asks for the code of its authenticator application, or a recovery code.',
    },
  },
  'second-factor-refused': {
    status: 403,
    title: { es: 'El código no es correcto', en: 'The code is not right' },
    detail: {
      es: 'El código no corresponde o ya se usó: cada uno sirve una sola vez. Espere a que su aplicación muestre el siguiente.',
      en: 'The code does not match or was used already: each works only once. Wait until your application shows the next one.',
    },
  },
  'second-factor-not-begun': {
    status: 409,
    title: { es: 'No hay verificación por confirmar', en: 'There is no verification to confirm' },
    detail: {
      es: 'Empiece de nuevo a activar la verificación en dos pasos: lo que empezó venció o nunca empezó.',
      en: 'Begin to turn on two-step verification again: what was begun has expired or never began.',
    },
  },
  'second-factor-exists': {
    status: 409,
    title: { es: 'La verificación ya está activa', en: 'The verification is on already' },
    detail: {
      es: 'La cuenta ya tiene verificación en dos pasos; para cambiar de teléfono, quítela primero.',
      en: 'The account has two-step verification already; to change telephones, remove it first.',
    },
  },
  'proof-needed': {
    status: 403,
    title: { es: 'Demuestre otra vez que es usted', en: 'Prove again that it is you' },
    detail: {
      es: 'Escriba su contraseña; si entra sin contraseña, salga, vuelva a entrar e inténtelo enseguida.',
      en: 'Type your password; if you sign in without one, sign out, sign in again and try at once.',
    },
  },
});

/** The refusals of the account's use cases as problems. */
export const accountRefusals = {
  'second-factor-needed': () => accountProblems.secondFactorNeeded(),
  'second-factor-refused': () => accountProblems.secondFactorRefused(),
  'second-factor-not-begun': () => accountProblems.secondFactorNotBegun(),
  'second-factor-exists': () => accountProblems.secondFactorExists(),
  'proof-needed': () => accountProblems.proofNeeded(),
  'session-not-found': () => problems.notFound({ what: { es: 'esa sesión', en: 'such session' } }),
  'account-not-found': () => problems.notFound({ what: { es: 'esa cuenta', en: 'such account' } }),
} as const;
