import { defineProblems } from '@rma/service-kit';

export const indicatorProblems = defineProblems({
  'indicator-not-found': {
    status: 404,
    title: { es: 'No hay tal indicador', en: 'There is no such indicator' },
    detail: {
      es: 'No hay un indicador «{id}»; vea cuáles hay en /api/v1/indicators.',
      en: 'There is no indicator "{id}"; see which ones there are at /api/v1/indicators.',
    },
  },
});
