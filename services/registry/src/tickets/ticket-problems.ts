import { defineProblems, problems } from '@rma/service-kit';

/** What may be refused about tickets to the squad and the programme. */
export const programmeProblems = defineProblems({
  'ticket-unanswered': {
    status: 409,
    title: { es: 'La consulta todavía no tiene respuesta', en: 'The ticket has no answer yet' },
    detail: {
      es: 'Se da por resuelta cuando alguien la respondió. Si ya no la necesita, escríbalo en ella.',
      en: 'It is solved once somebody answered it. If you no longer need it, write so in it.',
    },
  },
  'not-in-cohort': {
    status: 409,
    title: { es: 'El gobierno no está en esa generación', en: 'The government is not in that cohort' },
    detail: {
      es: 'Agregue primero al gobierno a la generación del programa.',
      en: 'Add the government to the cohort of the programme first.',
    },
  },
  'cohort-over': {
    status: 409,
    title: { es: 'Esa generación ya terminó', en: 'That cohort is over' },
    detail: {
      es: 'Ya no se agregan gobiernos a una generación que terminó; inscríbalo en la siguiente.',
      en: 'No governments are added to a cohort that is over; enrol it in the next one.',
    },
  },
});

const nouns = {
  ticket: { es: 'esa consulta', en: 'such ticket' },
  cohort: { es: 'esa generación', en: 'such cohort' },
  webinar: { es: 'ese seminario', en: 'such webinar' },
  guide: { es: 'esa guía', en: 'such guide' },
} as const;

export const programmeRefusals = {
  'ticket-not-found': () => problems.notFound({ what: nouns.ticket }),
  'ticket-unanswered': () => programmeProblems.ticketUnanswered(),
  'cohort-not-found': () => problems.notFound({ what: nouns.cohort }),
  'cohort-over': () => programmeProblems.cohortOver(),
  'not-in-cohort': () => programmeProblems.notInCohort(),
  'webinar-not-found': () => problems.notFound({ what: nouns.webinar }),
  'guide-not-found': () => problems.notFound({ what: nouns.guide }),
};
