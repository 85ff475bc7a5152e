import { commitmentTermSchema } from '@rma/domain';
import { clauseOf } from '../commitments/commitment-words.ts';
import type { Database } from '../dependencies.ts';
import * as queries from './due-date-queries.ts';

/** What a calendar can show, and how a person chooses it. */
export const dueDateKinds = {
  agreement: 'Convenios: cuándo empiezan y cuándo vencen',
  commitment: 'Compromisos por cumplir',
  administration: 'Administraciones de integrantes: cuándo empiezan y cuándo terminan',
  request: 'Peticiones de datos por responder',
  plan: 'Fechas de los planes de apertura',
  'next-step': 'Próximos pasos de la coordinación',
} as const;
export type DueDateKind = keyof typeof dueDateKinds;
export const dueDateKindNames = Object.keys(dueDateKinds) as [DueDateKind, ...DueDateKind[]];

/** Something that is due on a whole day (YYYY-MM-DD). `id` stays the same while the thing does. */
export type DueDate = {
  id: string;
  kind: DueDateKind;
  cvegeo: string;
  on: string;
  title: string;
  /** Where in the portal it is seen to, from the root. */
  path: string;
};

/** Of which governments, between which days (both included), and how many at most of each kind. */
export type Reach = {
  /** Keys; a state's reaches its municipalities; null: all. */
  governments: string[] | null;
  stateCvegeo: string | null;
  from: string;
  until: string;
  limit: number;
};

const within = ({ from, until }: Reach, day: string | null): day is string =>
  day !== null && day >= from && day <= until;

const readers: Record<DueDateKind, (db: Database, reach: Reach) => Promise<Omit<DueDate, 'kind'>[]>> = {
  agreement: async (db, reach) =>
    (await queries.listAgreementDays(db, reach)).flatMap(({ id, cvegeo, name, folio, ...days }) =>
      bothEnds(id, { first: days.valid_from, last: days.valid_until }).map(({ isEnd, ...end }) => ({
        ...end,
        cvegeo,
        title: `${isEnd ? 'Vence' : 'Empieza'} el convenio ${folio} de ${name}`,
        path: `/convenios/${id}`,
      })),
    ),
  commitment: async (db, reach) =>
    (await queries.listCommitmentDays(db, reach)).map((row) => ({
      id: row.id,
      cvegeo: row.cvegeo,
      on: row.due_on,
      title: `${row.name}: ${promiseOf(row)}`,
      path: `/convenios/${row.memorandum_id}`,
    })),
  administration: async (db, reach) =>
    (await queries.listAdministrationDays(db, reach)).flatMap(({ id, cvegeo, name, ...days }) =>
      bothEnds(id, { first: days.starts_on, last: days.ends_on }).map(({ isEnd, ...end }) => ({
        ...end,
        cvegeo,
        title: `${isEnd ? 'Último' : 'Primer'} día de la administración de ${name}${days.is_confirmed ? '' : ' (por confirmar)'}`,
        path: `/governments/${cvegeo}`,
      })),
    ),
  request: async (db, reach) =>
    (await queries.listRequestDays(db, reach)).map(({ id, cvegeo, name, folio, title, due_on: on }) => ({
      id,
      cvegeo,
      on,
      title: `${name}: responder la petición ${folio}, «${title}»`,
      path: `/peticiones/${id}`,
    })),
  plan: async (db, reach) =>
    (await queries.listPlanDays(db, reach)).map(({ id, cvegeo, name, title, planned_on: on }) => ({
      id,
      cvegeo,
      on: on ?? '',
      title: `${name}: abrir «${title}»`,
      path: `/governments/${cvegeo}/plan`,
    })),
  'next-step': async (db, reach) =>
    (await queries.listNextStepDays(db, reach)).map(
      ({ cvegeo, name, next_step: step, next_step_on: on }) => ({
        id: cvegeo,
        cvegeo,
        on: on ?? '',
        title: `${name}: ${step ?? ''}`,
        path: `/coordinacion/gobiernos/${cvegeo}`,
      }),
    ),
};

/** What is due, of the kinds that are asked for, in the order of its days. */
export async function listDueDates(
  db: Database,
  kinds: readonly DueDateKind[],
  reach: Reach,
): Promise<DueDate[]> {
  const lists = await Promise.all(
    kinds.map(async (kind) => (await readers[kind](db, reach)).map((due) => ({ ...due, kind }))),
  );
  return lists
    .flat()
    .filter(({ on }) => within(reach, on))
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

function bothEnds(id: string, { first, last }: { first: string; last: string }) {
  return [
    { id: `${id}-start`, on: first, isEnd: false },
    { id: `${id}-end`, on: last, isEnd: true },
  ];
}

function promiseOf(row: { indicator: string; parameters: Record<string, unknown>; due_on: string }): string {
  const term = commitmentTermSchema.safeParse({
    indicator: row.indicator,
    parameters: row.parameters,
    dueOn: row.due_on,
  });
  return term.success ? clauseOf(term.data) : 'vence un compromiso';
}
