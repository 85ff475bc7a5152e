/**
 * The figures by which a government is graded, with what each weighs of the overall grade. They are shares of what
 * there is to judge, never totals, so a small government is not below a large one for its size; what there is nothing
 * of is not judged, and is not zero.
 */
export const scorecardFigures = {
  implementation: {
    weight: 25,
    name: 'Implementación',
    nameEn: 'Implementation',
    basis: { one: 'conjunto de datos', many: 'conjuntos de datos' },
    explanation:
      'La calificación de los Escuadrones de Datos: 65 puntos por la parte de sus conjuntos que se puede descargar; 10 por la que se entrega completa en un formato abierto que leen los programas, 10 por la que está al día y 10 por la que se ha vuelto a entregar; los últimos 5, por la que son datos enlazados.',
  },
  metadata: {
    weight: 15,
    name: 'Descripción de los datos',
    nameEn: 'Metadata',
    basis: { one: 'conjunto de datos', many: 'conjuntos de datos' },
    explanation:
      'Los puntos de la Evaluación de la Calidad de los Metadatos (MQA, de data.europa.eu) que gana su catálogo, de los que se le pudieron juzgar: por cada indicador, la parte de sus conjuntos que lo cumple.',
  },
  coverage: {
    weight: 15,
    name: 'Cobertura de los estándares',
    nameEn: 'Coverage of standards',
    basis: { one: 'estándar', many: 'estándares' },
    explanation:
      'La parte de los estándares de la red de los que publica algo. No cuentan los que su inventario declara que no puede abrir, con su fundamento.',
  },
  plan: {
    weight: 10,
    name: 'Plan de apertura cumplido',
    nameEn: 'Plan kept',
    basis: { one: 'fecha del plan', many: 'fechas del plan' },
    explanation:
      'De lo que su plan prometió para una fecha que ya pasó, o que abrió antes de ella, la parte que abrió a tiempo. Lo que abrió tarde cuenta la mitad. La fecha que vale es la primera que prometió.',
  },
  commitments: {
    weight: 10,
    name: 'Compromisos del convenio',
    nameEn: 'Commitments',
    basis: { one: 'compromiso', many: 'compromisos' },
    explanation:
      'De los compromisos de su convenio que ya vencieron o ya cumplió, la parte que cumple. Lo cumplido tarde cuenta tres cuartos; lo que dispensó la coordinación no se juzga.',
  },
  answers: {
    weight: 10,
    name: 'Respuestas en plazo',
    nameEn: 'Answers in time',
    basis: { one: 'petición o reporte', many: 'peticiones y reportes' },
    explanation:
      'De las peticiones y los reportes cuyo plazo fue en los últimos doce meses, la parte que respondió dentro de él. Lo que aún está en plazo no se juzga.',
  },
  freshness: {
    weight: 10,
    name: 'Datos al día',
    nameEn: 'Freshness',
    basis: { one: 'conjunto con plazo', many: 'conjuntos con plazo' },
    explanation:
      'De los conjuntos que dicen cada cuánto se actualizan, la parte que está al día. Los que llevan retraso cuentan la mitad.',
  },
  adela: {
    weight: 5,
    name: 'Oro, plata y bronce',
    nameEn: 'Gold, silver and bronze',
    basis: { one: 'conjunto de datos', many: 'conjuntos de datos' },
    explanation:
      'La calificación del antiguo robot de ADELA, llevada a conjuntos: bronce, si tiene fecha, título, descripción y palabras clave y sus ligas responden; plata, si además dice quién responde y su correo; oro, si no queda ninguna recomendación. Oro vale 100, plata 67, bronce 33.',
  },
} as const;
export type ScorecardFigure = keyof typeof scorecardFigures;
export const scorecardFigureIds = Object.keys(scorecardFigures) as [ScorecardFigure, ...ScorecardFigure[]];

export const confidences = ['high', 'medium', 'low', 'none'] as const;
/** How much a figure says: by how many things it judged; `none` when there was nothing. */
export type Confidence = (typeof confidences)[number];

/** How much of its weight a figure of each confidence brings to the confidence of the whole. */
const confidenceShare: Record<Confidence, number> = { high: 1, medium: 2 / 3, low: 1 / 3, none: 0 };

/** From how many judged things on: a theme has four standards, so fewer tell as much there. */
const enough = {
  government: { high: 10, medium: 3 },
  theme: { high: 4, medium: 2 },
} as const;
export type ScorecardScope = keyof typeof enough;

/** The confidence of a share of `basis` things. */
export function confidenceOf(basis: number, scope: ScorecardScope): Confidence {
  if (basis <= 0) return 'none';
  if (basis >= enough[scope].high) return 'high';
  return basis >= enough[scope].medium ? 'medium' : 'low';
}

/**
 * The confidence of an overall grade: the share of the whole weight that could be judged, each figure's by its own
 * confidence. Below a half it is `none`, and there is no grade.
 */
export function overallConfidence(
  figures: readonly { weight: number; confidence: Confidence }[],
): Confidence {
  const total = figures.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 'none';
  const share =
    figures.reduce((sum, { weight, confidence }) => sum + weight * confidenceShare[confidence], 0) / total;
  if (share >= 0.8 - 1e-9) return 'high';
  if (share >= 0.65 - 1e-9) return 'medium';
  return share >= 0.5 - 1e-9 ? 'low' : 'none';
}

/** How the network answers a contested figure; `set-aside`: it is shown, and does not count in the grade. */
export const contestAnswers = ['stands', 'corrected', 'set-aside'] as const;
export type ContestAnswer = (typeof contestAnswers)[number];
export const contestAnswerWords: Record<ContestAnswer, string> = {
  stands: 'La cifra se mantiene',
  corrected: 'La cifra se corrigió',
  'set-aside': 'La cifra no cuenta en la calificación',
};
