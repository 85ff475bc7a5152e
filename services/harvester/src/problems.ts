import { defineProblems } from '@rma/service-kit';

/** The problems only the harvester answers. */
export const harvesterProblems = defineProblems({
  'source-address-refused': {
    status: 422,
    title: { es: 'Esa dirección no se puede cosechar', en: 'That address cannot be harvested' },
    detail: {
      es: '{url} no es una dirección pública de Internet; escriba la del portal como se visita desde fuera.',
      en: '{url} is not a public Internet address; write the portal’s address as it is visited from outside.',
    },
  },
  'source-not-approved': {
    status: 409,
    title: { es: 'La fuente no está aprobada', en: 'The source is not approved' },
    detail: {
      es: 'Solo se cosechan fuentes aprobadas; pida que la aprueben o que la reanuden.',
      en: 'Only approved sources are harvested; ask for it to be approved or resumed.',
    },
  },
  'source-not-of-a-member': {
    status: 409,
    title: { es: 'El gobierno no es integrante', en: 'The government is not a member' },
    detail: {
      es: 'Solo se cosechan fuentes de integrantes de la red; {government} no lo es por ahora.',
      en: 'Only sources of members of the network are harvested; {government} is not one for the time being.',
    },
  },
  'run-already-open': {
    status: 409,
    title: { es: 'La fuente ya tiene una cosecha abierta', en: 'The source already has an open run' },
    detail: {
      es: 'Espere a que termine, o decida sobre ella si está retenida.',
      en: 'Wait for it to end, or decide on it if it is held.',
    },
  },
  'run-not-held': {
    status: 409,
    title: { es: 'La cosecha no está retenida', en: 'The run is not held' },
    detail: {
      es: 'Solo una cosecha retenida se confirma o se rechaza.',
      en: 'Only a held run is confirmed or refused.',
    },
  },
});
