import { defineProblems, type ProblemError } from '@rma/service-kit';

/** What may go wrong where the public writes. */
export const publicWritingProblems = defineProblems({
  'email-required': {
    status: 422,
    title: { es: 'Falta su correo', en: 'Your e-mail is missing' },
    detail: {
      es: 'Escriba su correo: le enviaremos un enlace para confirmar que es suyo. No se publica.',
      en: 'Write your e-mail: we will send a link to confirm that it is yours. It is not published.',
    },
  },
  'too-many-confirmations': {
    status: 429,
    title: { es: 'Ya hay enlaces sin abrir', en: 'There are unopened links already' },
    detail: {
      es: 'Hoy ya se enviaron varios enlaces a ese correo; abra los que recibió o vuelva mañana.',
      en: 'Several links were sent to that e-mail today; open those you received or come back tomorrow.',
    },
  },
  'public-writing-paused': {
    status: 503,
    title: { es: 'Por ahora no se reciben escritos', en: 'Nothing can be written for now' },
    detail: {
      es: 'Hay demasiados escritos por confirmar; vuelva a intentarlo en unas horas o inicie sesión.',
      en: 'Too much waits to be confirmed; try again in some hours or sign in.',
    },
  },
  'confirmation-expired': {
    status: 410,
    title: { es: 'El enlace venció', en: 'The link has expired' },
    detail: {
      es: 'El enlace ya no sirve o nunca existió; escriba de nuevo y le enviaremos otro.',
      en: 'The link no longer works or never existed; write again and we will send another.',
    },
  },
});

export const publicWritingRefusals = {
  'email-required': () => publicWritingProblems.emailRequired(),
  'too-many-confirmations': () => publicWritingProblems.tooManyConfirmations(),
  'public-writing-paused': () => publicWritingProblems.publicWritingPaused(),
  'confirmation-expired': () => publicWritingProblems.confirmationExpired(),
} satisfies Record<string, () => ProblemError>;
