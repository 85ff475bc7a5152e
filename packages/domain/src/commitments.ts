import { z } from 'zod';

/** A fraction, above 0 and at most 1. */
const share = z.number().gt(0).max(1);
const none = z.object({});

/**
 * What a government may commit to in its agreement. Each is measured by the network itself: parameters say how
 * much is promised, `measure` in the registry says how much there is.
 */
export const commitmentParameters = {
  'officials-designated': none,
  'inventory-filed': none,
  'plan-published': none,
  'packages-live': z.object({ theme: z.string().min(1).max(60), count: z.int().min(1).max(200) }),
  freshness: z.object({ share }),
  'answers-in-time': z.object({ share }),
  'charter-adopted': none,
} as const;

export type CommitmentIndicator = keyof typeof commitmentParameters;
export const commitmentIndicators = Object.keys(commitmentParameters) as [
  CommitmentIndicator,
  ...CommitmentIndicator[],
];

const term = <Indicator extends CommitmentIndicator>(indicator: Indicator) =>
  z.object({
    indicator: z.literal(indicator),
    parameters: commitmentParameters[indicator],
    /** The last day to keep it (YYYY-MM-DD). */
    dueOn: z.iso.date(),
  });

/** A commitment as the agreement states it: what, how much and until when. */
export const commitmentTermSchema = z.discriminatedUnion('indicator', [
  term('officials-designated'),
  term('inventory-filed'),
  term('plan-published'),
  term('packages-live'),
  term('freshness'),
  term('answers-in-time'),
  term('charter-adopted'),
]);
export type CommitmentTerm = z.infer<typeof commitmentTermSchema>;

const percent = (fraction: number) => `${Math.round(fraction * 100)} %`;

/** The commitment as a clause: an infinitive, without its date. `themeName` gives a theme's Spanish name by its id. */
export function commitmentText(
  commitment: CommitmentTerm,
  { themeName }: { themeName: (id: string) => string },
): string {
  switch (commitment.indicator) {
    case 'officials-designated':
      return 'Designar por oficio a su enlace y a su administrador de datos, y mantener ambos cargos ocupados';
    case 'inventory-filed':
      return 'Presentar el inventario de los datos que tiene, con los que no puede abrir y su fundamento';
    case 'plan-published':
      return 'Publicar su plan de apertura con la fecha de cada conjunto de datos';
    case 'packages-live': {
      const { count, theme } = commitment.parameters;
      const what = count === 1 ? 'un conjunto de datos' : `${count} conjuntos de datos`;
      return `Mantener ${count === 1 ? 'publicado' : 'publicados'} ${what} del tema ${themeName(theme)}`;
    }
    case 'freshness':
      return `Mantener al día al menos ${percent(commitment.parameters.share)} de sus conjuntos de datos, según la periodicidad que declaran`;
    case 'answers-in-time':
      return `Responder en plazo al menos ${percent(commitment.parameters.share)} de las peticiones y los reportes que recibe`;
    case 'charter-adopted':
      return 'Adoptar la Carta Internacional de Datos Abiertos';
  }
}

/** `lapsed`: it was met, and no longer is. `excepted`: a coordinator lifted it, with a reason. */
export const commitmentStates = ['pending', 'met', 'overdue', 'met-late', 'lapsed', 'excepted'] as const;
export type CommitmentState = (typeof commitmentStates)[number];
