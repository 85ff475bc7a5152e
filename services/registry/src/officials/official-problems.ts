import { defineProblems, problems } from '@rma/service-kit';

/** What may be refused about officials, their absences, administrations, handovers and adoptions. */
export const officialProblems = defineProblems({
  'substitute-is-holder': {
    status: 409,
    title: { es: 'El titular no puede suplirse a sí mismo', en: 'A holder cannot be their own substitute' },
    detail: {
      es: 'Quien se propone como suplente ya es titular de ese papel: designe a otra persona.',
      en: 'Whoever is proposed as substitute already holds that post: designate somebody else.',
    },
  },
  'absence-overlaps': {
    status: 409,
    title: { es: 'Ya hay una ausencia en esas fechas', en: 'There is an absence on those days already' },
    detail: {
      es: 'El titular ya tiene registrada una ausencia que incluye alguno de esos días; termínela o elija otras fechas.',
      en: 'The holder has an absence on record that includes some of those days; end it or choose other dates.',
    },
  },
  'administration-overlaps': {
    status: 409,
    title: { es: 'Los periodos de administración se enciman', en: 'The administrations overlap' },
    detail: {
      es: 'El gobierno ya tiene un periodo confirmado con algunos de esos días. Escriba fechas que no se encimen, o corrija ese periodo con su misma fecha de inicio.',
      en: 'The government has a confirmed administration with some of those days. Give dates that do not overlap, or correct that one by its own first day.',
    },
  },
  'administration-put-off': {
    status: 409,
    title: {
      es: 'El fin confirmado solo lo aplaza la coordinación',
      en: 'Only coordinators put off a confirmed end',
    },
    detail: {
      es: 'Ese periodo ya está confirmado y los accesos terminan con él. Si terminó mal escrito, pida a la coordinación que lo corrija con el documento que lo dice.',
      en: 'That administration is confirmed and access ends with it. If it is wrong, ask a coordinator to correct it with the document that says so.',
    },
  },
  'not-adoptable': {
    status: 409,
    title: { es: 'El estado no puede hacerse cargo', en: 'The state cannot take care of it' },
    detail: {
      es: 'Solo un municipio inactivo puede quedar al cuidado de su estado, y este debe ser integrante con alguien en funciones.',
      en: 'Only a dormant municipality can be adopted by its state, which must be a member with somebody in post.',
    },
  },
  'not-adopted': {
    status: 409,
    title: { es: 'El municipio no está al cuidado de su estado', en: 'The municipality is not adopted' },
    detail: { es: 'No hay una adopción que terminar.', en: 'There is no adoption to end.' },
  },
  'handover-incomplete': {
    status: 409,
    title: { es: 'Faltan pasos de la entrega', en: 'The handover has open steps' },
    detail: {
      es: 'Marque como hechos todos los pasos del plan, o escriba en cada uno por qué no aplica, antes de darlo por listo.',
      en: 'Mark every step of the plan as done, or write why it does not apply, before calling it ready.',
    },
  },
});

const nouns = {
  official: { es: 'ese funcionario en funciones', en: 'such official in post' },
  absence: { es: 'esa ausencia', en: 'such absence' },
  administration: { es: 'ese periodo de administración', en: 'such administration' },
  handover: { es: 'ese plan de entrega', en: 'such handover plan' },
} as const;

export const officialRefusals = {
  'official-not-found': () => problems.notFound({ what: nouns.official }),
  'substitute-is-holder': () => officialProblems.substituteIsHolder(),
  'absence-not-found': () => problems.notFound({ what: nouns.absence }),
  'absence-overlaps': () => officialProblems.absenceOverlaps(),
  'administration-not-found': () => problems.notFound({ what: nouns.administration }),
  'administration-overlaps': () => officialProblems.administrationOverlaps(),
  'administration-put-off': () => officialProblems.administrationPutOff(),
  'not-adoptable': () => officialProblems.notAdoptable(),
  'not-adopted': () => officialProblems.notAdopted(),
  'handover-not-found': () => problems.notFound({ what: nouns.handover }),
  'handover-incomplete': () => officialProblems.handoverIncomplete(),
};
