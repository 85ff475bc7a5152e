import { defineProblems, problems } from '@rma/service-kit';

const notificationProblems = defineProblems({
  'too-many-webhooks': {
    status: 409,
    title: { es: 'Ya tiene cinco sistemas avisados', en: 'You already have five systems told' },
    detail: {
      es: 'Cada persona puede avisar a cinco sistemas; quite uno que no use.',
      en: 'Each person may have five systems told; remove one you do not use.',
    },
  },
});

/** The refusals of notifications as problems. */
export const notificationRefusals = {
  'too-many-webhooks': () => notificationProblems.tooManyWebhooks(),
  'webhook-exists': () =>
    problems.alreadyExists({
      what: { es: 'un aviso de usted a esa dirección', en: 'a webhook of yours to that address' },
    }),
  'webhook-not-found': () => problems.notFound({ what: { es: 'ese sistema', en: 'such webhook' } }),
  'link-not-found': () => problems.notFound({ what: { es: 'ese enlace', en: 'such link' } }),
} as const;
