import { defineProblems, problems } from '@rma/service-kit';

/** What may go wrong with commitments that a caller can cause. */
const commitmentProblems = defineProblems({
  'commitment-kept': {
    status: 409,
    title: { es: 'El compromiso no necesita dispensa', en: 'The commitment needs no exception' },
    detail: {
      es: 'Solo se dispensa un compromiso pendiente, vencido o que dejó de cumplirse; este ya está cumplido o dispensado.',
      en: 'Only a pending, overdue or lapsed commitment can be excepted; this one is kept or excepted already.',
    },
  },
  'commitment-ended': {
    status: 409,
    title: { es: 'Su convenio ya no está vigente', en: 'Its agreement is no longer in force' },
    detail: {
      es: 'Los compromisos de un convenio que terminó o está suspendido quedan como estaban.',
      en: 'The commitments of an agreement that ended or is suspended stay as they were.',
    },
  },
});

const commitment = { es: 'ese compromiso', en: 'such commitment' };

export const commitmentRefusals = {
  'commitment-not-found': () => problems.notFound({ what: commitment }),
  'commitment-kept': () => commitmentProblems.commitmentKept(),
  'commitment-ended': () => commitmentProblems.commitmentEnded(),
};
