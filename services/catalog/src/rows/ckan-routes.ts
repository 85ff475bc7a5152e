import { ProblemError, noteUse, problemOf } from '@rma/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  actionFolders,
  helpAddress,
  invalid,
  parametersOf,
  refuse,
  speakCkan,
} from '../ckan/action-answer.ts';
import { errorOfFailure, notFound, searchResult } from './ckan-answer.ts';
import { readQuestion, rowNumbers } from './ckan-request.ts';
import { isKept } from './kept-answer.ts';
import { publishedTable, type RowsDependencies } from './published-table.ts';

const uuid = z.uuid();

/**
 * CKAN's `datastore_search` over published datasets (https://docs.ckan.org/en/2.11/maintaining/datastore.html), for
 * the programs that speak it. Its errors have CKAN's shape and not that of problem details, here alone: its clients
 * read nothing else.
 */
export function ckanRoutes(deps: RowsDependencies) {
  const { tables, publicUrl } = deps;
  const help = helpAddress(publicUrl, 'datastore_search');

  async function search(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const read = readQuestion(parametersOf(request));
    if (!read.ok) return refuse(reply, help, invalid(read.faults));
    const { question } = read;
    if (!uuid.safeParse(question.resourceId).success)
      return refuse(reply, help, notFound(question.resourceId));
    const { datasetId, source, followed } = await publishedTable(deps, question.resourceId);
    noteUse(request, { datasetId, channel: 'api' });
    const asks = { contentId: source.id, question: [request.url, question] };
    if (request.method === 'GET' && isKept(request, reply, asks)) return reply;
    const answer = await tables.rows({ ...source, rowNumbers }, question.request);
    if (!answer.ok) return refuse(reply, help, errorOfFailure(answer.failure));
    const path = new URL(request.url, publicUrl);
    return reply.send({
      help,
      success: true,
      result: searchResult(answer.value, { question, followed, path }),
    });
  }

  return async (instance: FastifyInstance): Promise<void> => {
    speakCkan(instance);
    instance.setErrorHandler((error, request, reply) => {
      const isGone = error instanceof ProblemError && (error.status === 404 || error.status === 410);
      const problem = problemOf(error, request);
      if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed');
      const { resource_id, id } = parametersOf(request);
      return refuse(
        reply,
        help,
        isGone
          ? notFound(String(resource_id ?? id))
          : { status: problem.status, error: { __type: 'Internal Server Error', message: problem.code } },
      );
    });
    for (const folder of actionFolders) {
      const url = `${folder}/datastore_search`;
      instance.route({ method: ['GET', 'POST'], url, schema: { hide: true }, handler: search });
    }
  };
}
