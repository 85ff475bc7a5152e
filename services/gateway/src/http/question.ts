import { negotiateLanguage } from '@rma/service-kit';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Question } from '../graphql/answers.ts';
import { GatewayError } from '../graphql/gateway-error.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const extensions = z.object({
  persistedQuery: z.object({ version: z.literal(1), sha256Hash: hash }).optional(),
});

const body = z.object({
  query: z.string().min(1).nullish(),
  documentId: z.string().min(1).max(200).nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  extensions: extensions.nullish(),
});

const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

const queryString = z.object({
  query: z.string().min(1).optional(),
  documentId: z.string().min(1).max(200).optional(),
  variables: jsonText.pipe(z.record(z.string(), z.unknown()).nullable()).optional(),
  operationName: z.string().optional(),
  extensions: jsonText.pipe(extensions.nullable()).optional(),
});

const reason = {
  es: 'se espera «query» o «documentId» (texto) y, si hace falta, «variables» (objeto), «operationName» (texto) y «extensions» (objeto)',
  en: '"query" or "documentId" (text) is expected and, where needed, "variables" (object), "operationName" (text) and "extensions" (object)',
};

/** What a request asks, with its document as text, by the name it is kept under, or by its hash. */
export type Asked = Omit<Question, 'source'> & {
  source: string | null;
  documentId: string | null;
  sha256: string | null;
};

/** Reads the question of a GET or POST request (GraphQL over HTTP); throws BAD_REQUEST or BATCHING_NOT_ALLOWED. */
export function questionOf(request: FastifyRequest): Asked {
  const isGet = request.method === 'GET' || request.method === 'HEAD';
  if (Array.isArray(request.body)) throw new GatewayError('BATCHING_NOT_ALLOWED');
  const parsed = isGet ? queryString.safeParse(request.query) : body.safeParse(request.body);
  if (!parsed.success) throw new GatewayError('BAD_REQUEST', { reason });
  const { query = null, documentId = null, variables, operationName, extensions: extra } = parsed.data;
  const sha256 = extra?.persistedQuery?.sha256Hash ?? null;
  if (query === null && documentId === null && sha256 === null)
    throw new GatewayError('BAD_REQUEST', { reason });
  return {
    source: query,
    documentId,
    sha256,
    variables: variables ?? {},
    operationName: operationName || null,
    language: negotiateLanguage(request.headers['accept-language']),
    requestId: request.id,
  };
}
