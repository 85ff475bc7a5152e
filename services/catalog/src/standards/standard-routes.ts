import { createReadStream } from 'node:fs';
import { problemSchema, problems } from '@rma/service-kit';
import { latest, standards } from '@rma/themes';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { attachment } from '../downloads/attachment.ts';
import { named } from '../permission.ts';
import { standardSchema, standardSummarySchema, viewStandard, viewStandardSummary } from './standard-view.ts';
import { templateCsv } from './template.ts';

const tags = ['Estándares'];
const params = z.object({ theme: z.string().max(60), name: z.string().max(120) });

function followed({ theme, name }: z.infer<typeof params>) {
  const found = latest(`${theme}/${name}`);
  if (!found) throw problems.notFound({ what: named.standard });
  return found;
}

/** The standards a dataset may follow, with a template and an example of each; for anyone. */
export function standardRoutes({ publicUrl }: CatalogDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();
    instance.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
    });

    server.get(
      '/api/v1/standards',
      {
        schema: {
          tags,
          summary: 'Los estándares vigentes',
          response: { 200: z.object({ items: z.array(standardSummarySchema) }) },
        },
      },
      async () => ({ items: standards().map((each) => viewStandardSummary(each, publicUrl)) }),
    );

    server.get(
      '/api/v1/standards/:theme/:name',
      {
        schema: {
          tags,
          summary: 'Un estándar, campo por campo',
          params,
          response: { 200: standardSchema, 404: problemSchema },
        },
      },
      async (request) => viewStandard(followed(request.params), publicUrl),
    );

    server.get(
      '/api/v1/standards/:theme/:name/template.csv',
      { schema: { tags, summary: 'Plantilla vacía de un estándar', params } },
      async (request, reply) => {
        const of = followed(request.params);
        return reply
          .header('content-disposition', attachment(`plantilla-${of.name}.csv`))
          .type('text/csv; charset=utf-8')
          .send(templateCsv(of));
      },
    );

    server.get(
      '/api/v1/standards/:theme/:name/example.csv',
      { schema: { tags, summary: 'Ejemplo de un archivo que cumple un estándar', params } },
      async (request, reply) => {
        const of = followed(request.params);
        return reply
          .header('content-disposition', attachment(`ejemplo-${of.name}.csv`))
          .type('text/csv; charset=utf-8')
          .send(createReadStream(of.examplePath));
      },
    );
  };
}
