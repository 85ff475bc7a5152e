import { defineProblems } from '@rma/service-kit';

export const fixProblems = defineProblems({
  'patch-government-not-found': {
    status: 404,
    title: { es: 'No hay tal gobierno', en: 'There is no such government' },
    detail: {
      es: 'No hay un gobierno con la clave {cvegeo}.',
      en: 'There is no government with the key {cvegeo}.',
    },
  },
  'patch-source-not-found': {
    status: 404,
    title: { es: 'Ese gobierno no tiene esa fuente', en: 'That government has no such source' },
    detail: {
      es: 'El gobierno {cvegeo} no tiene la fuente {source}; use «hosted» para lo que publica en la red.',
      en: 'Government {cvegeo} has no source {source}; use "hosted" for what it publishes on the network.',
    },
  },
});
