import { assessDataset, qualityIndicators, type DatasetFacts } from '@rma/domain';

const facts: DatasetFacts = {
  title: 'Incidencia delictiva',
  description: '',
  keywords: ['delitos'],
  themeId: 'security',
  spatial: 'Morelos',
  temporal: null,
  hasContact: true,
  licence: 'libre-uso-mx',
  issued: new Date('2026-01-01T00:00:00Z'),
  modified: new Date('2026-11-01T00:00:00Z'),
  periodicity: 'R/P1M',
  everyHours: 24,
  hasStandard: false,
  conformance: 'no-standard',
  files: [
    {
      url: 'https://datos.example/a.csv',
      accessUrl: null,
      format: 'CSV',
      mediaType: 'text/csv',
      bytes: 10,
      modified: null,
      answers: null,
    },
  ],
  columns: null,
};

/** How good a dataset is, as the schema answers it. */
export function fakeQuality() {
  const quality = assessDataset(facts, new Date('2026-11-22T06:00:00Z'));
  const indicators = Object.entries(qualityIndicators).map(([id, { points, dimension }]) => {
    const finding = quality.findings[id as keyof typeof qualityIndicators];
    const won = finding === null ? null : points - (finding?.[0] ?? 0);
    return { dimension, id, name: id, of: points, won, share: won === null ? null : won / points };
  });
  return {
    ...quality,
    of: 405,
    rating: quality.rating.toUpperCase(),
    conformance: 'NO_STANDARD',
    conformanceName: 'No sigue un estándar de la red',
    assessedAt: '2026-11-21T06:00:00Z',
    freshness: { state: 'FRESH', allowedUntil: '2026-12-03T00:00:00Z' },
    links: { checked: 0, answering: 0, share: null },
    methodUrl: 'http://127.0.0.1:8080/metodo/calidad',
    dimensions: [...Map.groupBy(indicators, ({ dimension }) => dimension)].map(([id, own]) => ({
      id,
      name: id,
      of: own.reduce((sum, { of }) => sum + of, 0),
      won: own.reduce((sum, { won }) => sum + (won ?? 0), 0),
      indicators: own,
    })),
    losses: Object.entries(quality.findings).flatMap(([id, finding]) =>
      finding === null
        ? []
        : [
            {
              id,
              title: id === 'temporal' ? 'No dice qué periodo cubre' : `Pierde ${id}`,
              why: 'No se sabe de cuándo son los datos.',
              fix: `Arregle ${id}.`,
              points: finding[0],
              gain: finding[1],
              url: `http://127.0.0.1:8080/metodo/calidad#${id}`,
            },
          ],
    ),
  };
}

/** What a government should mend first. */
export const fakeFixes = [
  {
    id: 'temporal:fuente-1',
    kind: 'temporal',
    title: 'Decir el periodo que cubren los datos de 12 conjuntos',
    why: 'No se sabe de cuándo son los datos sin abrirlos.',
    gainPoints: 18,
    gainGrade: 2.4,
    gainScore: 0.7,
    datasets: 12,
    effortMinutes: 37,
    isHosted: false,
    source: null,
    path: '/panel/portal',
    list: 'http://127.0.0.1:8080/api/v1/governments/17/metadata-patch.csv?fix=temporal',
    patch: 'http://127.0.0.1:8080/api/v1/governments/17/metadata-patch.json?fix=temporal',
    message: 'Asunto: mejora de 12 conjuntos de Morelos',
    examples: [],
  },
];

export const fakeMethod = {
  parts: [{ id: 'metadata', name: 'Descripción', weight: 35, how: 'Los puntos ganados del método europeo.' }],
  dimensions: [
    {
      id: 'findability',
      name: 'Que se encuentre',
      of: 100,
      indicators: [{ id: 'theme', name: 'Tema', of: 30 }],
    },
  ],
  findings: [
    {
      id: 'temporal',
      title: 'No dice qué periodo cubre',
      why: 'No se sabe de cuándo son los datos.',
      fix: 'Escriba el primer y el último día que cubren.',
    },
  ],
  efforts: [
    {
      id: 'temporal',
      title: 'Decir el periodo que cubren los datos de cada conjunto',
      once: 10,
      each: 1,
      isPatchable: true,
    },
  ],
};
