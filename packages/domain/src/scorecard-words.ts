import { adelaGradeOfMean, adelaWords } from './scorecard-datasets.ts';
import { scorecardFigures, type Confidence } from './scorecard-figures.ts';
import type { FigureResult } from './scorecard.ts';

/** How sure a figure or a grade is, in words. */
export const confidenceWords: Record<Confidence, { word: string; sentence: string }> = {
  high: { word: 'Confianza alta', sentence: 'Hay suficiente que juzgar.' },
  medium: { word: 'Confianza media', sentence: 'Hay algo que juzgar: unos cuantos casos la pueden cambiar.' },
  low: { word: 'Confianza baja', sentence: 'Hay poco que juzgar: un solo caso la puede cambiar.' },
  none: { word: 'Sin datos suficientes', sentence: 'No hay suficiente que juzgar, y no cuenta como cero.' },
};

const sentences: Record<FigureResult['id'], (n: (name: string) => number, figure: FigureResult) => string> = {
  implementation: (n, { basis }) =>
    `De ${basis}, ${n('downloadable')} se pueden descargar, ${n('bulk')} completos en formato abierto, ${n('current')} están al día, ${n('sustained')} se han vuelto a entregar y ${n('linked')} son datos enlazados.`,
  metadata: (n, { basis }) =>
    `Gana ${Math.round(n('won'))} de los ${Math.round(n('judged'))} puntos que se pudieron juzgar, en ${basis === 1 ? 'un conjunto' : `${basis} conjuntos`}.`,
  coverage: (n) => `Publica ${n('published')} de ${n('asked')} estándares.`,
  plan: (n, { basis }) =>
    `De ${basis}, abrió ${n('inTime')} a tiempo y ${n('late')} tarde; ${n('missed')} ${n('missed') === 1 ? 'sigue' : 'siguen'} sin abrir.`,
  commitments: (n, { basis }) =>
    `De ${basis}, cumple ${n('met')}, cumplió tarde ${n('metLate')} y no cumple ${n('unmet')}.`,
  answers: (n, { basis }) => `De ${basis}, ${n('inTime')} en plazo y ${n('late')} fuera de él.`,
  freshness: (n, { basis }) =>
    `De ${basis}, ${n('fresh')} al día, ${n('late')} con retraso y ${n('stale')} ${n('stale') === 1 ? 'desactualizado' : 'desactualizados'}.`,
  adela: (n, { value }) =>
    `${n('gold')} de oro, ${n('silver')} de plata, ${n('bronze')} de bronce y ${n('none')} sin grado: en conjunto, ${adelaWords[adelaGradeOfMean(value ?? 0)]}.`,
};

const absences: Record<FigureResult['id'], string> = {
  implementation: 'Todavía no publica conjuntos de datos en la red.',
  metadata: 'Todavía no hay descripciones que juzgar.',
  coverage: 'Todavía no publica conjuntos de datos en la red.',
  plan: 'Ninguna fecha de su plan de apertura ha llegado, o no tiene plan.',
  commitments: 'Ningún compromiso ha vencido todavía, o no tiene convenio.',
  answers: 'En el último año no recibió peticiones ni reportes cuyo plazo haya terminado.',
  freshness: 'Ninguno de sus conjuntos dice cada cuánto se actualiza.',
  adela: 'Todavía no publica conjuntos de datos en la red.',
};

/** Why a figure is what it is, in one Spanish sentence, from its counts. */
export function figureWhy(figure: FigureResult): string {
  if (figure.value === null) return absences[figure.id];
  return sentences[figure.id]((name) => figure.counts[name] ?? 0, figure);
}

/** «De 12 conjuntos de datos», for tables. */
export function basisWords({ id, basis }: Pick<FigureResult, 'id' | 'basis'>): string {
  const { one, many } = scorecardFigures[id].basis;
  return `${basis} ${basis === 1 ? one : many}`;
}
