import { citeLegalBasis, isLegalBasis } from '@rma/domain';
import { themes } from '@rma/themes';
import { z } from 'zod';
import { heavyColumnsFor } from '../datasets/dataset-connection.ts';
import type { Government } from '../governments/directory-queries.ts';
import { connectionOf, pageSize, placeAfter, type PageArguments } from '../graphql/connection.ts';
import { isUuid, type Resolver, type TypeResolvers } from '../graphql/context.ts';
import { fieldsBelow } from '../graphql/selection.ts';
import {
  countRequests,
  listRequests,
  placeOfRequest,
  requestById,
  type DemandFigures,
  type RequestCriteria,
  type RequestRow,
  type RequestSort,
  type RequestState,
} from './request-queries.ts';

type RequestsArguments = PageArguments & {
  filter?: {
    government?: string | null;
    state?: string | null;
    theme?: string | null;
    status?: (keyof typeof states)[] | null;
    answer?: (keyof typeof answers)[] | null;
    late?: boolean | null;
    query?: string | null;
  } | null;
  sort?: keyof typeof sorts | null;
};

const states = {
  PUBLISHED: 'published',
  CHECKED: 'checked',
  ANSWERED: 'answered',
  MERGED: 'merged',
  REJECTED: 'rejected',
} as const satisfies Record<string, RequestState>;
const answers = { OPENED: 'opened', PLANNED: 'planned', REFUSED: 'refused' } as const;
const sorts = { NEWEST: 'newest', VOTES: 'votes', DUE: 'due' } as const satisfies Record<string, RequestSort>;
/** What a list shows unless it is asked otherwise: merged and rejected requests are not demand. */
const listed: readonly RequestState[] = ['published', 'checked', 'answered'];
const openStates: readonly RequestState[] = ['published', 'checked'];

const places = {
  newest: z.strictObject({ by: z.iso.datetime(), id: z.uuid() }),
  votes: z.strictObject({ by: z.int(), id: z.uuid() }),
  due: z.strictObject({ by: z.iso.date(), id: z.uuid() }),
};

function criteriaOf(filter: RequestsArguments['filter']): RequestCriteria {
  const words = filter?.query?.trim().slice(0, 200);
  return {
    states: filter?.status?.length ? filter.status.map((status) => states[status]) : listed,
    ...(filter?.government && { government: filter.government }),
    ...(filter?.state && { state: filter.state }),
    ...(filter?.theme && { theme: filter.theme }),
    ...(filter?.answer?.length && { answers: filter.answer.map((answer) => answers[answer]) }),
    ...(typeof filter?.late === 'boolean' && { late: filter.late }),
    ...(words && { words }),
  };
}

const dataRequests: Resolver<unknown, RequestsArguments> = async (_, args, { db }) => {
  const size = pageSize(args.first);
  const criteria = criteriaOf(args.filter);
  const sort = sorts[args.sort ?? 'NEWEST'];
  const after = placeAfter<z.ZodType<{ by: string | number; id: string }>>(places[sort], args.after);
  const rows = await listRequests(db, criteria, { sort, after, limit: size + 1 });
  return connectionOf(rows, {
    size,
    after: args.after,
    placeOf: (row) => placeOfRequest(row, sort),
    totalCount: () => countRequests(db, criteria),
  });
};

const dataRequest: Resolver<unknown, { id: string }> = async (_, { id }, { db }) =>
  isUuid(id) ? ((await requestById(db, id)) ?? null) : null;

export const requestQueries = { dataRequests, dataRequest };

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

export const requestTypes: Record<string, TypeResolvers<never>> = {
  DataRequest: {
    government: ({ cvegeo }, _, { directory }) => directory.of(cvegeo),
    theme: ({ theme_id }) => themes().find((theme) => theme.id === theme_id) ?? null,
    requesterKind: ({ requester_kind }) => requester_kind,
    requesterName: ({ requester_name }) => requester_name,
    state: ({ state }) => state.toUpperCase(),
    answer: ({ answer }) => answer?.toUpperCase() ?? null,
    answerText: ({ answer_text }) => answer_text,
    legalBasis: ({ legal_basis: basis }) =>
      basis !== null && isLegalBasis(basis) ? citeLegalBasis(basis) : null,
    plannedOn: ({ planned_on }) => planned_on,
    dataset: ({ dataset_id: id }, _, { batches }, info) =>
      id === null ? null : batches.datasetById(id, heavyColumnsFor(fieldsBelow(info))),
    mergedInto: async ({ merged_into: id }, _, { batches }) => (id === null ? null : batches.requestById(id)),
    receivedAt: ({ received_at }) => received_at,
    dueOn: ({ due_on }) => due_on,
    checkedAt: ({ checked_at }) => checked_at,
    answeredAt: ({ answered_at }) => answered_at,
    isLate: ({ is_late }) => is_late,
    isOverdue: ({ is_late, state }) => is_late && openStates.includes(state),
    url: ({ id }, _, { publicUrl }) => `${publicUrl}/peticiones/${id}`,
  } satisfies TypeResolvers<RequestRow>,
  Government: {
    demand: async ({ cvegeo }, _, { batches }) =>
      (await batches.demand(cvegeo)) ?? {
        cvegeo,
        open: 0,
        overdue: 0,
        answered: 0,
        answered_in_time: 0,
        reports_open: 0,
      },
  } satisfies TypeResolvers<Government>,
  Demand: {
    answeredInTime: ({ answered_in_time }) => answered_in_time,
    openReports: ({ reports_open }) => reports_open,
    inTimeShare: ({ answered, answered_in_time, overdue }) => share(answered_in_time, answered + overdue),
  } satisfies TypeResolvers<DemandFigures>,
};
