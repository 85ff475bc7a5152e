import { problems } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { callerOf } from '../http/caller.ts';
import type { Search } from '../search/search.ts';
import type { ChangeEvent } from './change-event-queries.ts';
import type { ChangeStreams, Stream } from './change-streams.ts';
import { openEventStream } from './event-stream.ts';

const RETRY_SECONDS = 30;

const number = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const wish = z.object({
  government: z
    .string()
    .regex(/^\d{2}(\d{3})?$/)
    .optional()
    .describe('Clave INEGI: solo los cambios de este gobierno.'),
  includeMunicipalities: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Con un estado, también los de sus municipios.'),
  theme: z.string().min(1).max(100).optional().describe('Solo los cambios de este tema.'),
  query: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('Solo los cambios de lo que esta búsqueda encuentra o encontraba.'),
  lastEventId: number.optional().describe('Seguir después de este cambio; lo mismo que Last-Event-ID.'),
});

const nameOf = { create: 'created', update: 'updated', delete: 'deleted' } as const;

/**
 * `/graphql/changes`: "something changed in this government, theme or search", as server-sent events whose `id` is the
 * change's number in the network. A reader that comes back with Last-Event-ID misses nothing and gets nothing twice.
 */
export function changeRoutes({
  streams,
  search,
  publicUrl,
}: {
  streams: ChangeStreams;
  search: Pick<Search, 'understand'>;
  publicUrl: string;
}): FastifyPluginAsyncZod {
  const dataOf = ({ number: id, at, kind, datasetId, cvegeo, title, themeId }: ChangeEvent) => ({
    number: id,
    at,
    kind: nameOf[kind],
    dataset: datasetId,
    title,
    government: cvegeo,
    theme: themeId,
    url: `${publicUrl}/datasets/${datasetId}`,
  });

  return async (server) => {
    server.addHook('preClose', async () => streams.close());
    server.get(
      '/graphql/changes',
      {
        schema: {
          tags: ['Vista nacional'],
          summary: 'Cambios de los conjuntos, conforme ocurren (server-sent events)',
          querystring: wish,
        },
      },
      async (request, reply) => {
        const { government = null, includeMunicipalities, theme = null, query, lastEventId } = request.query;
        const caller = callerOf(request)?.name ?? null;
        const header = number.safeParse(request.headers['last-event-id']);
        const filter = {
          government,
          includeMunicipalities: includeMunicipalities === 'true',
          themeId: theme,
          query: query === undefined ? null : await search.understand(query),
        };
        // From here to its place among the others nothing is waited for, so that none comes in between.
        if (!streams.hasRoomFor(caller)) throw problems.rateLimited({ retryAfterSeconds: RETRY_SECONDS });
        const out = openEventStream(reply);
        const stream: Stream = {
          send: (told) =>
            'event' in told
              ? out.send({ id: told.event.number, event: nameOf[told.event.kind], data: dataOf(told.event) })
              : out.send({
                  id: told.position,
                  event: told.isReset ? 'reset' : 'ready',
                  data: { number: told.position },
                }),
          close: out.close,
        };
        const lastSeen = header.success ? header.data : (lastEventId ?? null);
        try {
          const stop = await streams.open(stream, { filter, caller, lastSeen });
          void out.closed.then(stop);
        } catch (error) {
          // The answer has begun: all that can still be said is that it is over, and the reader comes back.
          request.log.warn({ err: error }, 'a stream of changes could not be opened');
          out.close();
        }
        return reply;
      },
    );
  };
}
