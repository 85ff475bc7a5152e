import { Readable } from 'node:stream';
import { noteUse, problemOf } from '@rma/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { action, answer, type Action } from './action.ts';
import {
  actionFolders,
  helpAddress,
  notFoundError,
  parametersOf,
  refuse,
  speakCkan,
} from './action-answer.ts';
import { autocompleteActions } from './autocomplete-actions.ts';
import { organizationActions } from './organization-actions.ts';
import { packageActions } from './package-actions.ts';
import { resourceSearch } from './resource-search.ts';

const siteActions = {
  site_read: action('Si el sitio se puede leer.', z.object({}), async () => answer(true)),
  status_show: action('Qué sitio es este.', z.object({}), async ({ publicUrl }) =>
    answer({
      // The version whose answers these have the shape of.
      ckan_version: '2.11.0',
      site_url: publicUrl,
      site_title: 'Red México Abierto',
      site_description: 'Los datos abiertos de los estados y municipios de México.',
      error_emails_to: null,
      locale_default: 'es',
      extensions: ['datastore'],
    }),
  ),
};

const actions: Record<string, Action> = {
  ...packageActions,
  ...organizationActions,
  ...autocompleteActions,
  ...resourceSearch,
  ...siteActions,
  help_show: action(
    'Qué hace una acción.',
    z.object({ name: z.string('Missing value') }),
    async (_, { name }) => {
      const known = Object.hasOwn(actions, name) ? actions[name] : undefined;
      return known === undefined
        ? { ok: false, error: notFoundError(`Action "${name}"`) }
        : answer(known.help);
    },
  ),
};

/** An answer whose list is written as it is read. */
async function* listAnswer(help: string, items: AsyncIterable<unknown>): AsyncGenerator<string, void> {
  yield `${JSON.stringify({ help, success: true }).slice(0, -1)},"result":[`;
  let separator = '';
  for await (const item of items) {
    yield `${separator}${JSON.stringify(item)}`;
    separator = ',';
  }
  yield ']}';
}

/**
 * CKAN's action API over the national view (https://docs.ckan.org/en/2.11/api/), for the harvesters and tools that speak
 * it. Errors have CKAN's shape; parameters it does not know are left alone, as CKAN does.
 */
export function actionRoutes(deps: CatalogDependencies) {
  async function respond(
    request: FastifyRequest<{ Params: { action: string } }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const name = request.params.action;
    const known = Object.hasOwn(actions, name) ? actions[name] : undefined;
    reply.type('application/json; charset=utf-8');
    if (known === undefined)
      return reply.code(400).send(JSON.stringify(`Bad request - Action name not known: ${name}`));
    const help = helpAddress(deps.publicUrl, name);
    const outcome = await known.run(deps, parametersOf(request));
    if (!outcome.ok) return refuse(reply, help, outcome.error);
    if ('datasetId' in outcome && outcome.datasetId !== undefined)
      noteUse(request, { datasetId: outcome.datasetId, channel: 'api' });
    reply.header('cache-control', 'public, no-cache');
    if (request.method === 'HEAD') return reply.send();
    return 'items' in outcome
      ? reply.send(Readable.from(listAnswer(help, outcome.items), { objectMode: false }))
      : reply.send({ help, success: true, result: outcome.result });
  }

  return async (instance: FastifyInstance): Promise<void> => {
    speakCkan(instance);
    instance.setErrorHandler((error, request, reply) => {
      const problem = problemOf(error, request);
      if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed');
      return refuse(reply, deps.publicUrl, {
        status: problem.status,
        error: {
          __type: problem.status < 500 ? 'Bad Request' : 'Internal Server Error',
          message: problem.code,
        },
      });
    });
    // Which API this is, as clients look for it before they ask; /api itself is a page for people.
    for (const url of ['/api/3', '/api/3/'])
      instance.route({
        method: ['GET', 'HEAD'],
        url,
        schema: { hide: true },
        handler: async (_request, reply) => reply.send({ version: 3 }),
      });
    for (const folder of actionFolders)
      instance.route<{ Params: { action: string } }>({
        method: ['GET', 'HEAD', 'POST'],
        url: `${folder}/:action`,
        // Not in our own document of the API: its errors are CKAN's, as are its descriptions.
        schema: { hide: true },
        handler: respond,
      });
  };
}
