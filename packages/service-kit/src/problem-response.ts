import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDatabaseDown } from './database-down.ts';
import { describeIssue } from './field-errors.ts';
import { negotiateLanguage } from './language.ts';
import { type FieldError, ProblemError, definitionOf, fillTemplate } from './problem-definition.ts';
import { problems } from './problems.ts';
import { isUnstorableText } from './unstorable-text.ts';

/** The body of every error (RFC 9457), for OpenAPI and for clients. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          in: z.enum(['body', 'query', 'path', 'header']),
          pointer: z.string(),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'Problema según RFC 9457 (application/problem+json)' });

export type Problem = z.infer<typeof problemSchema>;

/** Writes a problem as the answer, in the language the caller prefers and with the headers its status asks for. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ProblemError): void {
  const { publicUrl } = request.server;
  void reply
    .code(problem.status)
    .headers({ ...headersOf(problem), vary: 'accept-language', 'cache-control': 'no-store' })
    .type('application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(renderProblem(request, problem, publicUrl));
}

function renderProblem(request: FastifyRequest, problem: ProblemError, publicUrl: string): Problem {
  const language = negotiateLanguage(request.headers['accept-language']);
  const { title, detail } = definitionOf(problem.code);
  return {
    ...problem.extensions,
    type: `${publicUrl}/problems/${problem.code}`,
    title: title[language],
    status: problem.status,
    detail: fillTemplate(detail[language], problem.params, language),
    instance: request.url.split('?')[0] ?? '/',
    code: problem.code,
    requestId: request.id,
    ...(problem.errors && {
      errors: problem.errors.map((error) => ({ ...error, message: error.message[language] })),
    }),
  };
}

function headersOf({ status, params }: ProblemError): Record<string, string> {
  const { retryAfterSeconds, allowed, sizeBytes } = params;
  return {
    ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    ...(typeof retryAfterSeconds === 'number' && { 'retry-after': String(Math.ceil(retryAfterSeconds)) }),
    ...(status === 405 && typeof allowed === 'string' && { allow: allowed }),
    ...(status === 416 && typeof sizeBytes === 'number' && { 'content-range': `bytes */${sizeBytes}` }),
  };
}

const parts: Record<string, FieldError['in']> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'header',
};

/**
 * The problem that tells an error to the caller: its own, one of ours for Fastify's errors, and `internal` for
 * anything else, so that nothing of a surprise reaches the outside.
 */
export function problemOf(error: unknown, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const part = parts[error.validationContext ?? 'body'] ?? 'body';
    const errors = error.validation.map((issue): FieldError => {
      const { keyword: code, message = '', instancePath, params: facts } = issue;
      return {
        in: part,
        pointer: instancePath === '/' ? '' : instancePath,
        code,
        message: describeIssue({ code, message, facts }),
      };
    });
    return problems.validationFailed({}, { errors, cause: error });
  }
  if (isDatabaseDown(error)) return problems.unavailable({ retryAfterSeconds: 5 }, { cause: error });
  if (isUnstorableText(error)) return problems.badRequest({}, { cause: error });
  const { code, statusCode } = knownFacts(error);
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_FILES_LIMIT':
    case 'FST_FIELDS_LIMIT':
    case 'FST_PARTS_LIMIT':
      return problems.payloadTooLarge({ limit: readableBytes(limitOf(code, request)) }, { cause: error });
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return problems.malformedJson({}, { cause: error });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return problems.unsupportedMediaType(
        { mediaType: request.headers['content-type'] ?? '' },
        { cause: error },
      );
    case 'FST_ERR_NOT_FOUND':
      return problems.notFound({ what: thisAddress }, { cause: error });
  }
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500
    ? problems.badRequest({}, { cause: error })
    : problems.internal({}, { cause: error });
}

/** What a 404 on an unknown URL says is missing. */
export const thisAddress = { es: 'esta dirección', en: 'such address' };

function knownFacts(error: unknown): { code: string | undefined; statusCode: number | undefined } {
  if (!(error instanceof Error)) return { code: undefined, statusCode: undefined };
  return {
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    statusCode: 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined,
  };
}

function limitOf(code: string | undefined, request: FastifyRequest): number {
  const bodyLimit = request.routeOptions.bodyLimit ?? 1_048_576;
  return code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? bodyLimit : (request.server.uploadLimitBytes ?? bodyLimit);
}

/** A number of bytes for people: `1048576` gives `1 MiB`. */
export function readableBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`;
}
