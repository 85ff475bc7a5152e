import { contestAnswers, cvegeoSchema, scorecardFigureIds } from '@rma/domain';
import { personalDataIn, personalDataWords } from '@rma/privacy';
import { decodeCursor, pageOf, pageQuery, problemSchema, toPage } from '@rma/service-kit';
import { themes } from '@rma/themes';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accepted } from './contest-problems.ts';
import type { FigureContest } from './contest-queries.ts';
import type { Contests } from './contests.ts';

const tags = ['Calificaciones'];
const themeSchema = z.string().refine((id) => themes().some((theme) => theme.id === id), {
  message: 'No es un tema de la red.',
  params: { en: 'It is not a theme of the network.' },
});
const place = z.object({ id: z.uuid() });
// Everything that could hide or turn around what is read: controls and marks of format, but line ends and tabs.
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;
/** What both sides write is public at once and stays in the ledger, so it must carry nobody's personal data. */
const said = z
  .string()
  .max(8000)
  .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').replace(unseen, '').trim())
  .pipe(z.string().min(20).max(2000))
  .superRefine((text, context) => {
    const kinds = personalDataIn(text);
    if (kinds.length === 0) return;
    context.addIssue({
      code: 'custom',
      message: `Este texto será público y parece contener ${personalDataWords(kinds, 'es')}: quítelos y envíelo de nuevo.`,
      params: {
        en: `This text will be public and seems to contain ${personalDataWords(kinds, 'en')}: take them out and send it again.`,
      },
      input: text,
    });
  });
const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(1000);

const contestSchema = z.object({
  id: z.uuid(),
  cvegeo: z.string(),
  governmentName: z.string(),
  theme: z.string().nullable(),
  figure: z.string(),
  month: z.string(),
  value: z.number().nullable(),
  reason: z.string(),
  evidenceUrl: z.string().nullable(),
  state: z.enum(['open', 'answered']),
  answer: z.enum(contestAnswers).nullable(),
  answerText: z.string().nullable(),
  contestedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
});

const toView = (row: FigureContest & { government_name: string }): z.input<typeof contestSchema> => ({
  id: row.id,
  cvegeo: row.cvegeo,
  governmentName: row.government_name,
  theme: row.theme_id === '' ? null : row.theme_id,
  figure: row.figure,
  month: row.month,
  value: row.value,
  reason: row.reason,
  evidenceUrl: row.evidence_url,
  state: row.state,
  answer: row.answer,
  answerText: row.answer_text,
  contestedAt: row.contested_at.toISOString(),
  answeredAt: row.answered_at?.toISOString() ?? null,
});

/** Contesting a figure of one's own scorecard, answering it, and reading all of it. */
export function contestRoutes(contests: Contests): FastifyPluginAsyncZod {
  return async (server) => {
    server.post(
      '/api/v1/governments/:cvegeo/figure-contests',
      {
        config: { rateLimit: { max: 20, timeWindow: 3_600_000 } },
        schema: {
          tags,
          summary: 'Impugnar una cifra de la calificación del propio gobierno; lo que se escribe es público',
          params: z.object({ cvegeo: cvegeoSchema }),
          body: z.object({
            figure: z.enum(scorecardFigureIds),
            theme: themeSchema.optional(),
            reason: said,
            evidenceUrl: webAddress.optional(),
          }),
          response: { 201: z.object({ id: z.uuid() }), 403: problemSchema, 409: problemSchema },
        },
      },
      async (request, reply) => {
        const { figure, theme = '', reason, evidenceUrl = null } = request.body;
        const { cvegeo } = request.params;
        const wish = { cvegeo, theme, figure, reason, evidenceUrl };
        const { id } = accepted(await contests.contest(request.actor, wish));
        return reply.code(201).send({ id });
      },
    );

    server.get(
      '/api/v1/figure-contests',
      {
        schema: {
          tags,
          summary: 'Cifras impugnadas y sus respuestas, lo más reciente primero',
          querystring: pageQuery.extend({
            government: cvegeoSchema.optional(),
            state: z.enum(['open', 'answered']).optional(),
          }),
          response: { 200: pageOf(contestSchema) },
        },
      },
      async (request) => {
        const { first, after, government, state } = request.query;
        const rows = await contests.list({
          government,
          state,
          first,
          after: after === undefined ? null : decodeCursor(place, after).id,
        });
        return toPage(rows.map(toView), first, { positionOf: ({ id }) => ({ id }) });
      },
    );

    server.post(
      '/api/v1/figure-contests/:id/answer',
      {
        schema: {
          tags,
          summary: 'Responder una impugnación: se mantiene, se corrigió, o no cuenta en la calificación',
          params: z.object({ id: z.uuid() }),
          body: z.object({ answer: z.enum(contestAnswers), text: said }),
          response: {
            200: z.object({ ok: z.literal(true) }),
            403: problemSchema,
            404: problemSchema,
            409: problemSchema,
          },
        },
      },
      async (request) => {
        accepted(await contests.answer(request.actor, request.params.id, request.body));
        return { ok: true as const };
      },
    );
  };
}
