import { dutyIds, dutyMinutes, dutyOf, type DutyId, type FigureResult } from '@rma/domain';
import type { Government } from '../governments/directory-queries.ts';
import { coverageOf } from '../governments/holdings.ts';
import type { GatewayContext } from '../graphql/context.ts';

type Duty = { id: string; title: string; why: string; path: string; ask: string };

/** Standards proposed at most: one is enough to begin with, and a second leaves a choice. */
const standardsProposed = 2;

const gainWords = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 1 });

/** The standards it could publish next: what most others publish, and never what its inventory says it cannot open. */
async function nextStandards(
  { cvegeo }: Government,
  { batches, figures, now }: GatewayContext,
): Promise<Duty[]> {
  const [held, closed, reach] = await Promise.all([
    batches.holdings(cvegeo),
    batches.closedStandards(cvegeo),
    figures.reach(),
  ]);
  const isClosed = new Set((closed ?? []).map(({ standard }) => standard));
  const missing = coverageOf(held ?? [], { now })
    .filter(({ status, standard }) => status === 'MISSING' && !isClosed.has(standard.id))
    .map(({ standard }) => ({ standard, publishers: reach.standards.get(standard.id)?.publishers ?? 0 }));
  return missing
    .toSorted((a, b) => b.publishers - a.publishers)
    .slice(0, standardsProposed)
    .map(({ standard, publishers }) => ({
      id: `publish-standard:${standard.id}`,
      title: `Publicar «${standard.title.es}» con el estándar de la red`,
      why:
        publishers === 0
          ? 'Nadie lo publica todavía: sería el primero de la tabla nacional.'
          : publishers === 1
            ? 'Ya lo publica un gobierno de la red, al que se puede preguntar cómo.'
            : `Ya lo publican ${publishers} gobiernos de la red, a los que se puede preguntar cómo.`,
      path: '/panel/nuevo',
      ask: `publiquen «${standard.title.es}» con el estándar de la red (hay plantilla y guía en la página del estándar)`,
    }));
}

const keptDuties: Record<Exclude<DutyId, 'publish-standard'>, (open: number) => Duty> = {
  'open-promised': (open) => ({
    id: 'open-promised',
    title:
      open === 1
        ? 'Abrir lo que su plan prometió y no llegó'
        : `Abrir uno de los ${open} datos que su plan prometió`,
    why: 'Su fecha ya pasó. Lo que se abre tarde cuenta la mitad; lo que no se abre, nada.',
    path: '/panel/inventario',
    ask: 'abran lo que el plan de apertura prometió para una fecha que ya pasó, o digan por qué no se puede',
  }),
  'keep-commitments': (open) => ({
    id: 'keep-commitments',
    title:
      open === 1
        ? 'Cumplir el compromiso vencido de su convenio'
        : `Cumplir uno de los ${open} compromisos vencidos`,
    why: 'Lo cumplido tarde todavía cuenta tres cuartos.',
    path: '/panel/convenios',
    ask: 'cumplan los compromisos del convenio que ya vencieron',
  }),
};

const messageOf = ({ ask, why }: Duty, government: string, gain: number): string =>
  [
    `Asunto: la calificación de ${government} en la Red México Abierto`,
    '',
    'Buen día:',
    '',
    `Para subir la calificación de ${government} les pedimos que ${ask}.`,
    '',
    `${why} Con este cambio, la calificación sube unos ${gainWords.format(gain)} puntos de 100.`,
    '',
    'Gracias por mantener abiertos estos datos.',
  ].join('\n');

/** What would raise a government's grade besides mending its datasets, with what doing one of each gives. */
export async function dutyFixesOf(
  government: Government,
  { scored, context }: { scored: readonly FigureResult[]; context: GatewayContext },
) {
  const found = await Promise.all(
    dutyIds.map(async (kind) => {
      const { open, gain } = dutyOf(scored, kind);
      if (open === 0 || gain === 0) return [];
      const duties =
        kind === 'publish-standard' ? await nextStandards(government, context) : [keptDuties[kind](open)];
      return duties.map((duty) => ({ kind, gain, duty }));
    }),
  );
  return found.flat().map(({ kind, gain, duty }) => ({
    id: duty.id,
    kind,
    title: duty.title,
    why: duty.why,
    gainPoints: 0,
    gainGrade: 0,
    gainScore: gain as number | null,
    datasets: 0,
    effortMinutes: dutyMinutes[kind],
    isHosted: true,
    source: null,
    path: duty.path,
    list: null,
    patch: null,
    message: messageOf(duty, government.name, gain),
    exampleIds: [] as string[],
  }));
}
