import { figureWhy, basisWords, scorecardFigures, scorecardOf } from '@rma/domain';
import { connection, type Paged } from './connection.ts';
import { type FakeGovernment, governments } from './governments.ts';

const { figures, grade } = scorecardOf(
  {
    datasets: [
      {
        datasets: 12,
        hasFile: true,
        links: 1,
        stars: 3,
        freshness: 'fresh',
        wasUpdated: true,
        isDescribed: true,
        hasPublisherAndMail: true,
        conforms: true,
        documentation: 1,
      },
    ],
    metadata: { won: 200, judged: 400 },
    standards: { published: 4, asked: 16 },
    plan: { inTime: 0, late: 0, missed: 0 },
    commitments: { met: 1, metLate: 0, unmet: 1 },
    answers: { inTime: 9, late: 1 },
  },
  { scope: 'government' },
);

const contest = {
  id: 'impugnacion-1',
  figure: 'commitments',
  month: '2026-10-01',
  value: 50,
  reason: 'El compromiso se cumplió por oficio el mismo día.',
  evidenceUrl: null,
  isOpen: false,
  answer: 'STANDS',
  answerName: 'La cifra se mantiene',
  answerText: 'El oficio llegó después de la fecha que dice el convenio.',
  contestedAt: '2026-10-20T18:00:00Z',
  answeredAt: '2026-10-25T18:00:00Z',
};

/** A scorecard as the schema answers it; null for who is not in the network, and without themes for one theme. */
export function fakeScorecard(row: FakeGovernment, theme: string | null) {
  if (row.membership === null) return null;
  return {
    month: '2026-11-01',
    grade,
    confidence: 'MEDIUM',
    confidenceName: 'Confianza media',
    datasets: 12,
    change: 3.5,
    changeSince: '2026-05-01',
    computedAt: '2026-11-21T06:00:00Z',
    isDemonstration: false,
    figures: figures.map((figure) => ({
      ...figure,
      name: scorecardFigures[figure.id].name,
      confidence: figure.confidence.toUpperCase(),
      basisText: basisWords(figure),
      why: figureWhy(figure),
      method: scorecardFigures[figure.id].explanation,
      evidenceUrl: `http://127.0.0.1:8080/governments/${row.cvegeo}/calificacion?cifra=${figure.id}#evidencia`,
      contests: [],
    })),
    history: ['2026-05-01', '2026-10-01', '2026-11-01'].map((month, place) => ({
      month,
      grade: place === 0 ? 60 : grade,
      confidence: 'MEDIUM',
      datasets: 12,
      isDemonstration: place === 0,
      figures: figures.map(({ id, value }) => ({ id, value })),
    })),
    themes:
      theme === null
        ? [
            {
              theme: { id: 'security', name: 'Seguridad pública', standards: [], datasets: 1, members: 1 },
              grade: 81,
            },
          ]
        : [],
    contests: theme === null ? [contest] : [],
    evidence: (page: Paged) =>
      connection(
        [
          {
            title: 'Refugios temporales',
            value: 40,
            why: 'Le falta: no está al día.',
            url: 'http://127.0.0.1:8080/datasets/01ka1',
          },
          { title: 'Rutas', value: null, why: 'No se juzga.', url: 'http://127.0.0.1:8080/datasets/02kb1' },
        ],
        page,
      ),
    url: `http://127.0.0.1:8080/governments/${row.cvegeo}/calificacion`,
    badgeUrl: `http://127.0.0.1:8080/badges/${row.cvegeo}.svg`,
  };
}

/** A ranking of the members of a level: the first two tied, the last with too little to judge. */
export function fakeRanking(
  { level, peersOf, ...page }: Paged & { level: string; peersOf?: string | null },
  government: (cvegeo: string) => object | null,
) {
  const rows = governments.filter((row) => row.level === level && row.membership !== null);
  const entries = rows.map(({ cvegeo }, place) => ({
    government: () => government(cvegeo),
    grade: place < 2 ? 80 : 80 - place,
    change: place === 0 ? null : 2,
    confidence: 'HIGH',
    datasets: 12,
  }));
  const ranked = entries.slice(0, -1).map((entry, place) => ({ ...entry, rank: place < 2 ? 1 : place + 1 }));
  const apart = entries
    .slice(-1)
    .map((entry) => ({ ...entry, grade: null, change: null, confidence: 'NONE' }));
  return {
    ...connection(ranked, page),
    month: '2026-11-01',
    changeSince: '2026-05-01',
    theme: null,
    peersOf: () => (peersOf ? government(peersOf) : null),
    apartCount: apart.length,
    apart,
  };
}
