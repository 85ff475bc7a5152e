import {
  cvegeoSchema,
  improvementMonths,
  levelOf,
  monthsBefore,
  rankGovernments,
  rankingOrders,
  type RankingOrder,
} from '@rma/domain';
import { newestScorecardMonth, scorecardBoard, type Tables } from '@rma/persistence';
import { problems } from '@rma/service-kit';
import { themes } from '@rma/themes';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { badgeSvg } from './badge.ts';
import * as queries from './published-queries.ts';
import {
  rankingCsv,
  rankingSchema,
  scorecardSchema,
  scorecardsCsv,
  viewRanking,
  viewScorecard,
  type RankingRow,
} from './published-view.ts';

const tags = ['Calificaciones'];
const government = { es: 'ese gobierno', en: 'such government' };
const csvType = 'text/csv; charset=utf-8; header=present';
const kept = 'public, max-age=300';

const themeSchema = z
  .string()
  .refine((id) => themes().some((theme) => theme.id === id), {
    message: 'No es un tema de la red.',
    params: { en: 'It is not a theme of the network.' },
  })
  .optional();

const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .optional();
const scorecardsQuery = z.object({
  month: monthSchema.describe('AAAA-MM; sin él, el más reciente, o todos si se pide un gobierno'),
  theme: z.union([themeSchema, z.literal('all')]).describe('Un tema, o all: todos juntos; sin él, cada uno'),
  government: cvegeoSchema.optional(),
});
const rankingQuery = z.object({
  level: z.enum(['state', 'municipality']),
  theme: themeSchema,
  order: z.enum(rankingOrders).default('grade'),
  peersOf: cvegeoSchema.optional().describe('Solo este gobierno y los más cercanos en población'),
});

async function publishedScorecards(db: Kysely<Tables>, query: z.output<typeof scorecardsQuery>) {
  const { government: cvegeo = null } = query;
  const theme = query.theme === 'all' ? '' : (query.theme ?? null);
  if (query.month === undefined && cvegeo !== null)
    return queries.scorecardsOfGovernment(db, { theme, government: cvegeo });
  const month = query.month === undefined ? await newestScorecardMonth(db) : `${query.month}-01`;
  return month === null ? [] : queries.scorecardsOfMonth(db, { month, theme, government: cvegeo });
}

async function ranking(
  db: Kysely<Tables>,
  { level, theme = '', order, peersOf }: z.output<typeof rankingQuery>,
): Promise<{ month: string | null; since: string | null; rows: RankingRow[] }> {
  const month = await newestScorecardMonth(db);
  const since = month === null ? null : monthsBefore(month, improvementMonths);
  const [governments, now, before] = await Promise.all([
    queries.governmentsOfLevel(db, level),
    month === null ? [] : scorecardBoard(db, { month, theme }),
    since === null ? [] : scorecardBoard(db, { month: since, theme }),
  ]);
  const peer = governments.find(({ cvegeo }) => cvegeo === peersOf) ?? null;
  if (peersOf !== undefined && peer === null) throw problems.notFound({ what: government });
  const { ranked, apart } = rankGovernments(
    governments,
    {
      board: new Map(now.map((row) => [row.cvegeo, row])),
      earlier: new Map(before.map((row) => [row.cvegeo, row.grade])),
    },
    { order: order satisfies RankingOrder, peersOf: peer },
  );
  return { month, since, rows: [...ranked, ...apart] };
}

/** Scorecards and rankings as files at addresses for life, and badges for other sites; for anyone, from any site. */
export function scorecardRoutes({ db }: { db: Kysely<Tables> }): FastifyPluginAsyncZod {
  return async (server) => {
    server.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*').header('cache-control', kept);
    });

    server.get(
      '/scorecards.csv',
      {
        schema: {
          tags,
          summary: 'Las calificaciones de un mes, o de un gobierno mes por mes, en CSV',
          querystring: scorecardsQuery,
        },
      },
      async (request, reply) =>
        reply
          .type(csvType)
          .header('content-disposition', 'attachment; filename="calificaciones.csv"')
          .send(scorecardsCsv(await publishedScorecards(db, request.query))),
    );
    server.get(
      '/scorecards.json',
      {
        schema: {
          tags,
          summary: 'Las calificaciones de un mes, o de un gobierno mes por mes, en JSON',
          querystring: scorecardsQuery,
          response: { 200: z.object({ months: z.array(z.string()), items: z.array(scorecardSchema) }) },
        },
      },
      async (request) => ({
        months: (await queries.scorecardMonths(db)).map((month) => month.slice(0, 7)),
        items: (await publishedScorecards(db, request.query)).map(viewScorecard),
      }),
    );
    server.get(
      '/rankings.csv',
      {
        schema: {
          tags,
          summary: 'Una clasificación en CSV; quienes tienen muy poco que juzgar van al final, sin lugar',
          querystring: rankingQuery,
        },
      },
      async (request, reply) =>
        reply
          .type(csvType)
          .header('content-disposition', 'attachment; filename="clasificacion.csv"')
          .send(rankingCsv((await ranking(db, request.query)).rows)),
    );
    server.get(
      '/rankings.json',
      {
        schema: {
          tags,
          summary: 'Una clasificación en JSON; quienes tienen muy poco que juzgar van al final, sin lugar',
          querystring: rankingQuery,
          response: { 200: rankingSchema },
        },
      },
      async (request) => {
        const { month, since, rows } = await ranking(db, request.query);
        return {
          month: month?.slice(0, 7) ?? null,
          changeSince: since?.slice(0, 7) ?? null,
          items: viewRanking(rows),
        };
      },
    );
    server.get(
      '/badges/:cvegeo(^\\d{2,5}).svg',
      {
        schema: {
          tags,
          summary: 'La insignia de un gobierno con su calificación, para poner en otros sitios',
          params: z.object({ cvegeo: cvegeoSchema }),
        },
      },
      async (request, reply) => {
        const facts = await badgeFactsOf(db, request.params.cvegeo);
        return reply
          .type('image/svg+xml; charset=utf-8')
          .header('cross-origin-resource-policy', 'cross-origin')
          .send(badgeSvg(facts));
      },
    );
  };
}

async function badgeFactsOf(db: Kysely<Tables>, cvegeo: string) {
  const facts = await queries.badgeFacts(db, cvegeo);
  if (facts === undefined) throw problems.notFound({ what: government });
  const place = levelOf(cvegeo) === 'state' ? 'Estado' : 'Municipio';
  return { ...facts, name: `${facts.name} (${place})` };
}
