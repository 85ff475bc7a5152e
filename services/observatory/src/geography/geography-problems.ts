import { defineProblems } from '@rma/service-kit';

export const geographyProblems = defineProblems({
  'outline-not-imported': {
    status: 404,
    title: { es: 'Nadie ha importado ese mapa', en: 'Nobody imported that map' },
    detail: {
      es: 'No hay contornos municipales del estado {state}; los municipios se dibujan como puntos.',
      en: 'There are no municipal outlines of state {state}; municipalities are drawn as points.',
    },
  },
  'municipalities-unknown': {
    status: 422,
    title: { es: 'Hay claves que no son de un municipio', en: 'Some keys are of no municipality' },
    detail: {
      es: 'El catálogo de INEGI que usa la red no tiene estos municipios (o no son de ese estado): {keys}.',
      en: "INEGI's catalogue, as the network has it, lacks these municipalities (or they are of another state): {keys}.",
    },
  },
  'metropolitan-areas-incoherent': {
    status: 422,
    title: { es: 'La tabla no es coherente', en: 'The table is not coherent' },
    detail: {
      es: 'Cada municipio está en una sola zona, cada zona tiene un solo nombre y al menos dos municipios. Revise: {places}.',
      en: 'Each municipality is in one area only, and each area has one name and two municipalities or more. Look at: {places}.',
    },
  },
});
