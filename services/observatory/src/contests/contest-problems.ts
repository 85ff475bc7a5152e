import { defineProblems, problems, type ProblemError } from '@rma/service-kit';

const contestProblems = defineProblems({
  'figure-without-scorecard': {
    status: 409,
    title: { es: 'No hay tal calificación', en: 'There is no such scorecard' },
    detail: {
      es: 'Este gobierno todavía no tiene una calificación con esa cifra: no hay nada que impugnar.',
      en: 'This government has no scorecard with that figure yet: there is nothing to contest.',
    },
  },
  'figure-contested-already': {
    status: 409,
    title: { es: 'Esta cifra ya está impugnada', en: 'This figure is contested already' },
    detail: {
      es: 'Ya hay una impugnación de esta cifra que espera respuesta de la coordinación.',
      en: 'A contest of this figure is waiting for the answer of the coordinators.',
    },
  },
  'contest-answered-already': {
    status: 409,
    title: { es: 'La impugnación ya tiene respuesta', en: 'The contest was answered already' },
    detail: {
      es: 'Cada impugnación se responde una sola vez. Si algo cambió, el gobierno puede volver a impugnar la cifra.',
      en: 'A contest is answered once. If something changed, the government may contest the figure again.',
    },
  },
});

const refusals = {
  'figure-without-scorecard': () => contestProblems.figureWithoutScorecard(),
  'figure-contested-already': () => contestProblems.figureContestedAlready(),
  'contest-answered-already': () => contestProblems.contestAnsweredAlready(),
  'contest-not-found': () => problems.notFound({ what: { es: 'esa impugnación', en: 'such contest' } }),
};
export type ContestRefusal = keyof typeof refusals;

/** What a use case accepted; a refusal becomes its problem. */
export function accepted<Value extends object>(
  result: ({ ok: true } & Value) | { ok: false; reason: ContestRefusal },
): Value {
  if (result.ok) return result;
  const problem: ProblemError = refusals[result.reason]();
  throw problem;
}
