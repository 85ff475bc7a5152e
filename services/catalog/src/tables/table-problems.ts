import { defineProblems } from '@rma/service-kit';

export const tableProblems = defineProblems({
  'table-being-made': {
    status: 503,
    title: { es: 'El archivo se está preparando', en: 'The file is being made' },
    detail: {
      es: 'La tabla nacional cambió y su archivo se está escribiendo de nuevo; intente en {retryAfterSeconds} segundos.',
      en: 'The national table changed and its file is being written anew; try again in {retryAfterSeconds} seconds.',
    },
  },
});
