import {
  figureChange,
  figureText,
  monthName,
  monthOf,
  monthlyReportText,
  networkFigureIds,
  networkFigures,
  networkSections,
  type NetworkFigureId,
  type NetworkFigures,
} from '@rma/domain';
import { networkMonths, type NetworkMonth } from '@rma/persistence';
import { z } from 'zod';
import { connectionOf, pageSize, placeAfter, type PageArguments } from '../graphql/connection.ts';
import type { Resolver, TypeResolvers } from '../graphql/context.ts';
import { GatewayError } from '../graphql/gateway-error.ts';
import {
  countReports,
  listReports,
  newestMeasure,
  reportByMonth,
  type ReportRow,
} from './monthly-queries.ts';

const MOST_MONTHS = 60;
const DEFAULT_MONTHS = 13;
const place = z.strictObject({ month: z.iso.date() });
const isMonth = (text: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

type Figure = { id: NetworkFigureId; now: NetworkFigures; before: NetworkFigures | null };

const figuresOf = (now: NetworkFigures, before: NetworkFigures | null): Figure[] =>
  networkFigureIds.map((id) => ({ id, now, before }));

const monthlyReports: Resolver<unknown, PageArguments> = async (_, args, { db }) => {
  const size = pageSize(args.first, DEFAULT_MONTHS);
  const after = placeAfter(place, args.after);
  const rows = await listReports(db, { after: after?.month ?? null, limit: size + 1 });
  return connectionOf(rows, {
    size,
    after: args.after,
    placeOf: ({ month }) => ({ month }),
    totalCount: () => countReports(db),
  });
};

const monthlyReport: Resolver<unknown, { month: string }> = async (_, { month }, { db }) =>
  isMonth(month) ? ((await reportByMonth(db, month)) ?? null) : null;

export const monthlyQueries = { monthlyReports, monthlyReport };

function monthsAsked(last: number | null | undefined): number {
  const count = last ?? DEFAULT_MONTHS;
  if (count >= 1 && count <= MOST_MONTHS) return count;
  throw new GatewayError('BAD_ARGUMENT', {
    argument: 'last',
    expected: { es: `va de 1 a ${MOST_MONTHS}`, en: `goes from 1 to ${MOST_MONTHS}` },
  });
}

export const monthlyTypes: Record<string, TypeResolvers<never>> = {
  Network: {
    measuredAt: async (_network, _, { db }) => (await newestMeasure(db))?.measuredAt ?? null,
    figures: async (_network, _, { db }) => {
      const [measure, [newest]] = await Promise.all([
        newestMeasure(db),
        listReports(db, { after: null, limit: 1 }),
      ]);
      return measure === null ? [] : figuresOf(measure.figures, newest?.figures ?? null);
    },
    months: (_network, { last }: { last?: number | null }, { db }) =>
      networkMonths(db, { last: monthsAsked(last) }),
  } satisfies TypeResolvers<unknown>,
  NetworkFigure: {
    title: ({ id }) => networkFigures[id].title,
    section: ({ id }) => networkFigures[id].section,
    sectionTitle: ({ id }) => networkSections[networkFigures[id].section],
    unit: ({ id }) => networkFigures[id].unit.toUpperCase(),
    nature: ({ id }) => networkFigures[id].nature.toUpperCase(),
    value: ({ id, now }) => now[id] ?? null,
    text: ({ id, now }) => figureText(networkFigures[id].unit, now[id]),
    before: ({ id, before }) => before?.[id] ?? null,
    change: ({ id, now, before }) =>
      figureChange(networkFigures[id].unit, { now: now[id], before: before?.[id] }),
    method: ({ id }) => networkFigures[id].method,
    url: ({ id }, _, { publicUrl }) => `${publicUrl}${networkFigures[id].path}`,
  } satisfies TypeResolvers<Figure>,
  NetworkMonth: {
    name: ({ month }) => monthName(month),
    values: ({ figures }) =>
      networkFigureIds.map((id) => ({
        id,
        value: figures[id] ?? null,
        text: figureText(networkFigures[id].unit, figures[id]),
      })),
  } satisfies TypeResolvers<NetworkMonth>,
  MonthlyReport: {
    month: ({ month }) => monthOf(month),
    name: ({ month }) => monthName(monthOf(month)),
    publishedAt: ({ published_at }) => published_at,
    stateOn: ({ state_on }) => state_on,
    figures: ({ facts }) => figuresOf(facts.figures, facts.before),
    text: ({ facts }) => monthlyReportText(facts),
    pdfBytes: ({ pdf_bytes }) => pdf_bytes,
    pdfSha256: ({ pdf_sha256 }) => pdf_sha256,
    pdfUrl: ({ month }, _, { publicUrl }) => `${publicUrl}/reports/${monthOf(month)}.pdf`,
    csvUrl: ({ month }, _, { publicUrl }) => `${publicUrl}/reports/${monthOf(month)}.csv`,
    jsonUrl: ({ month }, _, { publicUrl }) => `${publicUrl}/reports/${monthOf(month)}.json`,
    url: ({ month }, _, { publicUrl }) => `${publicUrl}/informes/${monthOf(month)}`,
  } satisfies TypeResolvers<ReportRow>,
};
