import { Readable } from 'node:stream';
import { cvegeoSchema, fixIds } from '@rma/domain';
import { problemSchema } from '@rma/service-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { fixProblems } from './fix-problems.ts';
import { toCkanPatch } from './patch-ckan.ts';
import { patchCsv } from './patch-csv.ts';
import { findPublisher, findSource, type PatchScope } from './patch-queries.ts';
import { patchesOf, type Patch } from './read-patch.ts';

const tags = ['Calidad'];
const params = z.object({ cvegeo: cvegeoSchema });
const querystring = z.object({
  /** Only one kind of fix. */
  fix: z.enum(fixIds).optional(),
  /** Only the datasets of one source, or `hosted` for those published here. */
  source: z.union([z.uuid(), z.literal('hosted')]).optional(),
});

const how =
  'Revise los valores: son propuestas hechas con lo que el propio catálogo dice. Cada «body» se envía a package_patch tal cual. package_patch reemplaza listas enteras: una «extras» y «resources» (por su url) con lo que el paquete ya tiene (package_show) antes de enviarlas.';

/** There may be many: they are written as they are read. */
const sendPieces = (reply: FastifyReply, pieces: AsyncIterable<string>): FastifyReply =>
  reply.send(Readable.from(pieces, { objectMode: false }));

async function* patchJson(
  pages: AsyncIterable<Patch[]>,
  head: Record<string, unknown>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"patches":[`;
  let isFirst = true;
  for await (const patches of pages) {
    const calls = patches.map(toCkanPatch).filter((call) => call !== null);
    if (calls.length === 0) continue;
    yield `${isFirst ? '' : ','}${calls.map((call) => JSON.stringify(call)).join(',')}`;
    isFirst = false;
  }
  yield ']}';
}

/**
 * What there is to change in a government's metadata, for anyone: it is made of public facts only. As a table, complete;
 * as calls for CKAN, what there are values for.
 */
export function patchRoutes({ db, publicUrl }: Pick<ObservatoryDependencies, 'db' | 'publicUrl'>) {
  async function scopeOf(
    { cvegeo }: z.infer<typeof params>,
    { source }: z.infer<typeof querystring>,
  ): Promise<PatchScope & { source: Awaited<ReturnType<typeof findSource>> }> {
    if ((await findPublisher(db, cvegeo)) === undefined)
      throw fixProblems.patchGovernmentNotFound({ cvegeo });
    if (source === undefined) return { cvegeo, sourceId: undefined, source: undefined };
    if (source === 'hosted') return { cvegeo, sourceId: null, source: undefined };
    const found = await findSource(db, { id: source, cvegeo });
    if (found === undefined) throw fixProblems.patchSourceNotFound({ cvegeo, source });
    return { cvegeo, sourceId: source, source: found };
  }

  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();
    instance.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
    });

    server.get(
      '/api/v1/governments/:cvegeo/metadata-patch.csv',
      {
        schema: {
          tags,
          summary:
            'Lo que hay que corregir en los metadatos de un gobierno, con los valores propuestos, en CSV',
          params,
          querystring,
          response: { 404: problemSchema },
        },
      },
      async (request, reply) => {
        const { cvegeo } = request.params;
        const scope = await scopeOf(request.params, request.query);
        const pages = patchesOf(db, scope, { fix: request.query.fix });
        void reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="mejoras-${cvegeo}.csv"`)
          .header('cache-control', 'public, max-age=60');
        return sendPieces(reply, patchCsv(pages, { publicUrl }));
      },
    );

    server.get(
      '/api/v1/governments/:cvegeo/metadata-patch.json',
      {
        schema: {
          tags,
          summary: 'Los valores propuestos para los metadatos de un gobierno, como llamadas a su CKAN',
          params,
          querystring,
          response: { 404: problemSchema },
        },
      },
      async (request, reply) => {
        const { cvegeo } = request.params;
        const { fix } = request.query;
        const scope = await scopeOf(request.params, request.query);
        const { source } = scope;
        const head = {
          government: cvegeo,
          source: source === undefined ? null : { id: source.id, title: source.title, url: source.url },
          fix: fix ?? null,
          how,
        };
        void reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=60');
        return sendPieces(reply, patchJson(patchesOf(db, scope, { fix }), head));
      },
    );
  };
}
