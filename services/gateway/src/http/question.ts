import { negotiateLanguage } from '@rma/service-kit';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Question } from '../graphql/answers.ts';
import { GatewayError } from '../graphql/gateway-error.ts';

const body = z.object({
  query: z.string().min(1),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

const jsonText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.unknown()).nullable());

const queryString = z.object({
  query: z.string().min(1),
  variables: jsonText.optional(),
  operationName: z.string().optional(),
});

const reason = {
  es: 'se espera «query» (texto) y, si hace falta, «variables» (objeto) y «operationName» (texto)',
  en: '"query" (text) is expected and, where needed, "variables" (object) and "operationName" (text)',
};

/** Reads the question of a GET or POST request (GraphQL over HTTP); throws BAD_REQUEST or BATCHING_NOT_ALLOWED. */
export function questionOf(request: FastifyRequest): Question {
  const isGet = request.method === 'GET' || request.method === 'HEAD';
  if (Array.isArray(request.body)) throw new GatewayError('BATCHING_NOT_ALLOWED');
  const parsed = isGet ? queryString.safeParse(request.query) : body.safeParse(request.body);
  if (!parsed.success) throw new GatewayError('BAD_REQUEST', { reason });
  const { query, variables, operationName } = parsed.data;
  return {
    source: query,
    variables: variables ?? {},
    operationName: operationName || null,
    language: negotiateLanguage(request.headers['accept-language']),
    requestId: request.id,
  };
}
