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
  'provider-unreachable': {
    status: 502,
    title: { es: 'El proveedor de identidad no respondió', en: 'The identity provider did not answer' },
    detail: {
      es: 'No se encontró un proveedor de OpenID Connect en esa dirección, o no respondió a tiempo; revise el emisor o inténtelo más tarde.',
      en: 'There is no OpenID Connect provider at that address, or it did not answer in time; check the issuer or try later.',
    },
  },
  'provider-secret-missing': {
    status: 422,
    title: { es: 'Falta el secreto del cliente', en: 'The client secret is missing' },
    detail: {
      es: 'Escriba el secreto que dio el proveedor; al cambiar de emisor hay que escribirlo de nuevo.',
      en: 'Type the secret the provider gave; it has to be typed again when the issuer changes.',
    },
  },
  'provider-domain-taken': {
    status: 409,
    title: { es: 'Ese dominio no es solo de su gobierno', en: 'That domain is not only of your government' },
    detail: {
      es: 'El dominio de correo ya es de la identidad de otro gobierno, o lo usan personas con un cargo fuera del suyo; si le corresponde, pida a la coordinación que lo fije.',
      en: "The mail domain belongs to another government's identity already, or to people with a role outside yours; if it is yours, ask the coordinators to set it.",
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
  'provider-unreachable': () => accountProblems.providerUnreachable(),
  'provider-secret-missing': () => accountProblems.providerSecretMissing(),
  'provider-domain-taken': () => accountProblems.providerDomainTaken(),
  'provider-not-found': () =>
    problems.notFound({
      what: { es: 'un proveedor de identidad para eso', en: 'an identity provider for that' },
    }),
  'identity-not-found': () => problems.notFound({ what: { es: 'esa identidad', en: 'such identity' } }),
  'session-not-found': () => problems.notFound({ what: { es: 'esa sesión', en: 'such session' } }),
  'account-not-found': () => problems.notFound({ what: { es: 'esa cuenta', en: 'such account' } }),
} as const;
