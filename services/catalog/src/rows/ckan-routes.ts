import { ProblemError, problemOf } from '@rma/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { errorOfFailure, invalid, notFound, searchResult, type CkanError } from './ckan-answer.ts';
import { readQuestion, rowNumbers } from './ckan-request.ts';
import { isKept } from './kept-answer.ts';
import { publishedTable, type RowsDependencies } from './published-table.ts';

// Some clients post to the address without /3 and do not follow redirects.
const addresses = ['/api/3/action/datastore_search', '/api/action/datastore_search'];

const uuid = z.uuid();

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of the query and the body alike, as clients send them. */
const parametersOf = ({ query, body }: FastifyRequest): Record<string, unknown> => ({
  ...(isRecord(query) && query),
  ...(isRecord(body) && body),
});

/** A body sent as a form, which for old clients is JSON all the same. */
function readForm(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}

/**
 * CKAN's `datastore_search` over published datasets (https://docs.ckan.org/en/2.11/maintaining/datastore.html), for
 * the programs that speak it. Its errors have CKAN's shape and not that of problem details, here alone: its clients
 * read nothing else.
 */
export function ckanRoutes(deps: RowsDependencies) {
  const { tables, publicUrl } = deps;
  const help = `${publicUrl}/api/3/action/help_show?name=datastore_search`;

  const refuse = (reply: FastifyReply, { status, error }: CkanError) =>
    reply.code(status).header('cache-control', 'no-store').send({ help, success: false, error });

  async function search(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const read = readQuestion(parametersOf(request));
    if (!read.ok) return refuse(reply, invalid(read.faults));
    const { question } = read;
    if (!uuid.safeParse(question.resourceId).success) return refuse(reply, notFound(question.resourceId));
    const { source, followed } = await publishedTable(deps, question.resourceId);
    const asks = { contentId: source.id, question: [request.url, question] };
    if (request.method === 'GET' && isKept(request, reply, asks)) return reply;
    const answer = await tables.rows({ ...source, rowNumbers }, question.request);
    if (!answer.ok) return refuse(reply, errorOfFailure(answer.failure));
    const path = new URL(request.url, publicUrl);
    return reply.send({
      help,
      success: true,
      result: searchResult(answer.value, { question, followed, path }),
    });
  }

  return async (instance: FastifyInstance): Promise<void> => {
    instance.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
    });
    for (const type of ['application/x-www-form-urlencoded', 'text/plain'])
      instance.addContentTypeParser(
        type,
        { parseAs: 'string' },
        async (_request: FastifyRequest, body: string) => readForm(body),
      );
    instance.setErrorHandler((error, request, reply) => {
      const isGone = error instanceof ProblemError && (error.status === 404 || error.status === 410);
      const problem = problemOf(error, request);
      if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed');
      const { resource_id, id } = parametersOf(request);
      return refuse(
        reply,
        isGone
          ? notFound(String(resource_id ?? id))
          : { status: problem.status, error: { __type: 'Internal Server Error', message: problem.code } },
      );
    });
    for (const url of addresses)
      instance.route({ method: ['GET', 'POST'], url, schema: { hide: true }, handler: search });
  };
}
