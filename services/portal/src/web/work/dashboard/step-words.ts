import { daysUntil, formatDate } from '../../format.ts';
import type { WorkPackage } from '../package-types.ts';
import { paths } from '../../paths.ts';

/** Something to do next, as the registry tells it. */
export type NextStep = {
  kind: string;
  title: string;
  why: string;
  dueOn: string | null;
  /** The day that gives its order. */
  by: string;
  path: string;
};

const mostSteps = 5;
const mostFiles = 2;
/** How long a file can wait for its owner, in days. */
const patienceDays = { invalid: 3, failed: 3, valid: 5 } as const;

const dayAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * 86_400_000).toISOString().slice(0, 10);

/** «Vence en 3 días (25 nov 2026)», «Venció hace un día …»; null without a last day. */
export function dueWords({ dueOn }: Pick<NextStep, 'dueOn'>, now: Date): string | null {
  if (dueOn === null) return null;
  const days = daysUntil(dueOn, now);
  const many = (count: number) => (count === 1 ? 'un día' : `${count} días`);
  const on = `(${formatDate(dueOn)})`;
  if (days === 0) return `Vence hoy ${on}`;
  return days > 0 ? `Vence en ${many(days)} ${on}` : `Venció hace ${many(-days)} ${on}`;
}

/** Files of a government that wait for a person: with errors, or ready and not yet published. */
export function fileSteps(packages: readonly WorkPackage[], cvegeo: string): NextStep[] {
  return packages
    .filter((each) => each.cvegeo === cvegeo && each.state !== 'withdrawn')
    .flatMap((work) =>
      work.resources.flatMap(({ name, title, removedAt, hasUnpublishedFile, latestUpload }): NextStep[] => {
        if (removedAt !== null || !hasUnpublishedFile || !latestUpload) return [];
        const { state, errorCount, uploadedAt, fileName } = latestUpload;
        if (state === 'received' || state === 'validating') return [];
        const common = {
          kind: 'file',
          dueOn: null,
          by: dayAfter(uploadedAt, patienceDays[state]),
          path: paths.panelStep(work.id, name),
        };
        if (state === 'valid')
          return [
            {
              ...common,
              title: `Publique «${title}»`,
              why: `Su archivo ${fileName} ya se revisó y está listo: nadie lo ve hasta que usted lo publica.`,
            },
          ];
        const found =
          state === 'failed'
            ? 'no se pudo revisar'
            : errorCount === 1
              ? 'tiene un error que impide publicarlo'
              : `tiene ${errorCount} errores que impiden publicarlo`;
        return [
          {
            ...common,
            title: `Corrija el archivo de «${title}»`,
            why: `${fileName} ${found}. La red le dice dónde y cómo arreglarlo.`,
          },
        ];
      }),
    )
    .toSorted((a, b) => a.by.localeCompare(b.by))
    .slice(0, mostFiles);
}

/** The registry's steps and those of the files, in one order. */
export function orderedSteps(steps: readonly NextStep[], files: readonly NextStep[]): NextStep[] {
  return [...steps, ...files].toSorted((a, b) => a.by.localeCompare(b.by)).slice(0, mostSteps);
}
