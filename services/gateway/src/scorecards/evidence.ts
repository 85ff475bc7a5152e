import {
  dateInMexicoCity,
  dateInWords,
  scorecardFigures,
  type CommitmentTerm,
  type ScorecardFigure,
  commitmentTermSchema,
  commitmentText,
} from '@rma/domain';
import { standards, themes } from '@rma/themes';
import { z } from 'zod';
import {
  connectionOf,
  pageInMemory,
  pageSize,
  placeAfter,
  type PageArguments,
} from '../graphql/connection.ts';
import type { GatewayContext } from '../graphql/context.ts';
import { GatewayError } from '../graphql/gateway-error.ts';
import { judgeDataset } from './dataset-evidence.ts';
import * as queries from './evidence-queries.ts';
import type { ScorecardRow } from './scorecard-queries.ts';

/** One thing a figure was made of: how much of 100 it wins (null: it was not judged), and why. */
export type Evidence = {
  title: string;
  value: number | null;
  why: string;
  path: string;
  datasetId: string | null;
};
export type EvidenceArguments = PageArguments & { figure: string };

const isFigure = (id: string): id is ScorecardFigure => Object.hasOwn(scorecardFigures, id);
const ofDatasets: readonly ScorecardFigure[] = ['implementation', 'metadata', 'freshness', 'adela'];
const datasetPlace = z.strictObject({ grade: z.int(), ordinal: z.int() });
const listPlace = z.strictObject({ place: z.int() });

/** Where a person reads what a figure is made of. */
export const evidenceAddress = (id: ScorecardFigure, row: ScorecardRow, publicUrl: string): string => {
  const query = new URLSearchParams({ ...(row.theme_id !== '' && { tema: row.theme_id }), cifra: id });
  return `${publicUrl}/governments/${row.cvegeo}/calificacion?${query.toString()}#evidencia`;
};

const nameOfTheme = (id: string) => themes().find((theme) => theme.id === id)?.name.es ?? id;
const inWords = (date: string | null) => (date === null ? '' : dateInWords(date));

async function coverageEvidence(scope: queries.Scope, { db }: GatewayContext): Promise<Evidence[]> {
  const rows = await queries.standardsHeld(db, scope);
  const held = new Set(rows.filter(({ isClosed }) => !isClosed).map(({ standard }) => standard));
  const closed = new Set(rows.filter(({ isClosed }) => isClosed).map(({ standard }) => standard));
  return standards()
    .filter(({ theme }) => scope.theme === '' || theme === scope.theme)
    .map(({ id, title }) => ({
      title: title.es,
      value: held.has(id) ? 100 : closed.has(id) ? null : 0,
      why: held.has(id)
        ? 'Publica algo de este estándar.'
        : closed.has(id)
          ? 'Su inventario declara que no lo puede abrir, con su fundamento: no cuenta.'
          : 'No publica nada de este estándar.',
      path: held.has(id)
        ? `/estandares/${id}`
        : closed.has(id)
          ? `/governments/${scope.cvegeo}/plan`
          : `/estandares/${id}`,
      datasetId: null,
    }))
    .toSorted((a, b) => (a.value ?? 101) - (b.value ?? 101));
}

async function planEvidence(scope: queries.Scope, { db, now }: GatewayContext): Promise<Evidence[]> {
  const today = dateInMexicoCity(now);
  return (await queries.plannedItems(db, scope)).map((item) => {
    const promised = item.first_planned_on ?? '';
    const isLate = item.opened_on !== null && item.opened_on > promised;
    const value = item.opened_on !== null ? (isLate ? 50 : 100) : promised < today ? 0 : null;
    const why =
      item.opened_on !== null
        ? `Lo prometió para el ${inWords(promised)} y lo abrió el ${inWords(item.opened_on)}.`
        : `Lo prometió para el ${inWords(promised)} y ${value === null ? 'esa fecha no ha llegado' : 'no lo ha abierto'}.`;
    return {
      title: item.title,
      value,
      why,
      path:
        item.dataset_id !== null && item.opened_on !== null
          ? `/datasets/${item.dataset_id}`
          : `/governments/${scope.cvegeo}/plan`,
      datasetId: item.dataset_id,
    };
  });
}

function commitmentTitle(row: { indicator: string; parameters: unknown; due_on: string }): string {
  const parsed = commitmentTermSchema.safeParse({
    indicator: row.indicator,
    parameters: row.parameters,
    dueOn: row.due_on,
  });
  if (!parsed.success) return row.indicator;
  const term: CommitmentTerm = parsed.data;
  return commitmentText(term, { themeName: nameOfTheme });
}

const commitmentValues: Record<string, { value: number; why: string }> = {
  met: { value: 100, why: 'Lo cumple' },
  'met-late': { value: 75, why: 'Lo cumplió después de su fecha' },
};

async function commitmentEvidence(scope: queries.Scope, { db, now }: GatewayContext): Promise<Evidence[]> {
  const today = dateInMexicoCity(now);
  return (await queries.promises(db, scope)).map((row) => {
    const kept = commitmentValues[row.state];
    const isOver = row.due_on < today;
    const value = kept?.value ?? (row.state === 'excepted' || !isOver ? null : 0);
    const why =
      kept?.why ??
      (row.state === 'excepted'
        ? 'La coordinación lo dispensó'
        : isOver
          ? 'No lo cumple'
          : 'Aún está en plazo');
    return {
      title: commitmentTitle(row),
      value,
      why: `${why}; su fecha es el ${inWords(row.due_on)}.`,
      path: `/convenios/${row.memorandum_id}`,
      datasetId: null,
    };
  });
}

async function answerEvidence(scope: queries.Scope, { db, now }: GatewayContext): Promise<Evidence[]> {
  const today = dateInMexicoCity(now);
  return (await queries.askedOf(db, scope, today)).map((asked) => {
    const isLate = asked.isLate || (!asked.isAnswered && asked.dueOn < today);
    const value = isLate ? 0 : asked.isAnswered ? 100 : null;
    const how = isLate
      ? asked.isAnswered
        ? 'La respondió fuera de plazo'
        : 'Su plazo venció sin respuesta'
      : asked.isAnswered
        ? 'La respondió en plazo'
        : 'Aún está en plazo';
    return {
      title: `${asked.kind === 'request' ? 'Petición' : 'Reporte'} ${asked.folio}: ${asked.title}`,
      value,
      why: `${how}; vencía el ${inWords(asked.dueOn)}.`,
      path:
        asked.kind === 'request'
          ? `/peticiones/${asked.id}`
          : asked.datasetId === null
            ? `/governments/${scope.cvegeo}`
            : `/datasets/${asked.datasetId}`,
      datasetId: asked.datasetId,
    };
  });
}

const readers = {
  coverage: coverageEvidence,
  plan: planEvidence,
  commitments: commitmentEvidence,
  answers: answerEvidence,
} as const;

/** What a figure of a scorecard is made of now, one thing after another, what wins least first where it is datasets. */
export async function evidenceOf(row: ScorecardRow, args: EvidenceArguments, context: GatewayContext) {
  const { figure } = args;
  if (!isFigure(figure)) {
    const expected = { es: 'no es una cifra de la calificación', en: 'is not a figure of the scorecard' };
    throw new GatewayError('BAD_ARGUMENT', { argument: 'figure', expected });
  }
  const size = pageSize(args.first);
  const scope = { cvegeo: row.cvegeo, theme: row.theme_id };
  if (ofDatasets.includes(figure)) {
    const after = placeAfter(datasetPlace, args.after);
    const datasets = await queries.judgedDatasets(context.db, scope, { after, limit: size + 1 });
    return connectionOf(
      datasets.map((dataset) => ({
        ...judgeDataset(figure, dataset),
        title: dataset.title,
        path: `/datasets/${dataset.id}`,
        datasetId: dataset.id,
        place: { grade: dataset.grade, ordinal: dataset.ordinal },
      })),
      {
        size,
        after: args.after,
        placeOf: ({ place }) => place,
        totalCount: () => queries.countJudgedDatasets(context.db, scope),
      },
    );
  }
  const list = await readers[figure as keyof typeof readers](scope, context);
  const placed = list.map((one, place) => ({ ...one, place }));
  const from = placeAfter(listPlace, args.after);
  const isAfter = from === null ? null : ({ place }: { place: number }) => place > from.place;
  return connectionOf(pageInMemory(placed, { size, isAfter }), {
    size,
    after: args.after,
    placeOf: ({ place }) => ({ place }),
    totalCount: list.length,
  });
}
