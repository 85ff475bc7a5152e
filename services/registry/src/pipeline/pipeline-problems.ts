import { defineProblems, problems } from '@rma/service-kit';

/** What may go wrong on the coordinators' board that a caller can cause. */
const pipelineProblems = defineProblems({
  'not-a-coordinator': {
    status: 422,
    title: { es: 'Esa persona no coordina la red', en: 'That person does not coordinate the network' },
    detail: {
      es: 'Solo puede responder por un gobierno quien tiene hoy el papel de coordinación.',
      en: 'Only somebody who is a coordinator today can answer for a government.',
    },
  },
  'too-many-views': {
    status: 409,
    title: { es: 'Ya guardó demasiadas vistas', en: 'Too many saved views' },
    detail: {
      es: 'Cada persona guarda hasta 50 vistas: olvide alguna y vuelva a guardar.',
      en: 'Each person keeps up to 50 views: forget one and save again.',
    },
  },
  'too-many-calendars': {
    status: 409,
    title: { es: 'Ya tiene demasiados calendarios', en: 'Too many calendars' },
    detail: {
      es: 'Cada persona tiene hasta 20 calendarios: revoque alguno y vuelva a crear.',
      en: 'Each person has up to 20 calendars: revoke one and create again.',
    },
  },
});

const nouns = {
  view: { es: 'esa vista', en: 'such view' },
  calendar: { es: 'ese calendario', en: 'such calendar' },
} as const;

export const pipelineRefusals = {
  'not-a-coordinator': () => pipelineProblems.notACoordinator(),
  'too-many-views': () => pipelineProblems.tooManyViews(),
  'view-not-found': () => problems.notFound({ what: nouns.view }),
  'too-many-calendars': () => pipelineProblems.tooManyCalendars(),
  'calendar-not-found': () => problems.notFound({ what: nouns.calendar }),
};
