import compress from '@fastify/compress';
import { cvegeoSchema, levelOf } from '@rma/domain';
import { problemSchema, requireActor } from '@rma/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { geographyProblems } from './geography-problems.ts';
import type { Geography } from './geography.ts';

const tags = ['Geografía'];
const mostImportedBytes = 16 * 1_048_576;
const stateParams = z.object({ state: z.string().regex(/^(0[1-9]|[12]\d|3[0-2])$/) });
const municipality = cvegeoSchema.refine((key) => levelOf(key) === 'municipality');
const source = z.string().trim().min(5).max(300);
const coordinate = z.number().min(-1000).max(3000);

const outlinesSchema = z.object({
  source,
  box: z.object({ left: coordinate, top: coordinate, right: coordinate, bottom: coordinate }),
  areas: z
    .array(
      z.object({
        cvegeo: municipality,
        // The few letters of an SVG path that an area needs, and nothing else.
        path: z
          .string()
          .max(1_000_000)
          .regex(/^(M-?[\d.]+[ -][\d.]+(l-?[\d.]+[ -][\d.]+)+z)+$/),
      }),
    )
    .min(1)
    .max(700),
});
const metropolitanSchema = z.object({
  source,
  isConfirmed: z.boolean(),
  municipalities: z
    .array(
      z.object({
        cvegeo: municipality,
        areaId: z.string().regex(/^[a-z0-9-]{1,80}$/),
        areaName: z.string().trim().min(2).max(120),
      }),
    )
    .min(2)
    .max(2_600),
});

type Outline = NonNullable<Awaited<ReturnType<Geography['outlineOf']>>>;

/** The document as it was stored, or that the caller has it already. */
function sendOutline(
  request: FastifyRequest,
  reply: FastifyReply,
  { document, sha256, imported_at }: Outline,
): FastifyReply {
  // Weak: the same map goes out compressed and not.
  const etag = `W/"${sha256}"`;
  reply.headers({
    etag,
    'cache-control': 'public, max-age=300',
    'last-modified': imported_at.toUTCString(),
    'access-control-allow-origin': '*',
  });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(document);
}

/** The maps that an operator imported, for anyone; and bringing them in, for the coordination. */
export function geographyRoutes(geography: Geography): FastifyPluginAsyncZod {
  return async (server) => {
    // Outlines are figures one after another: they shrink to a third.
    await server.register(compress, { encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } });

    server.get(
      '/maps/index.json',
      {
        schema: {
          tags,
          summary: 'De qué estados hay contornos municipales',
          response: {
            200: z.object({
              items: z.array(
                z.object({
                  state: z.string(),
                  source: z.string(),
                  importedAt: z.iso.datetime(),
                  municipalities: z.int(),
                  url: z.string(),
                }),
              ),
            }),
          },
        },
      },
      async (_, reply) => {
        reply.header('access-control-allow-origin', '*');
        const outlines = await geography.outlines();
        return {
          items: outlines.map((each) => ({
            state: each.state_cvegeo,
            source: each.source,
            importedAt: each.imported_at.toISOString(),
            municipalities: each.municipalities,
            url: `/maps/${each.state_cvegeo}.json`,
          })),
        };
      },
    );

    server.get(
      '/maps/:state(^\\d{2}).json',
      {
        schema: {
          tags,
          summary: 'Los contornos de los municipios de un estado, como los importó un operador',
          params: stateParams,
          response: { 404: problemSchema },
        },
      },
      async (request, reply) => {
        const { state } = request.params;
        const outline = await geography.outlineOf(state);
        if (outline === undefined) throw geographyProblems.outlineNotImported({ state });
        return sendOutline(request, reply, outline);
      },
    );

    server.put(
      '/api/v1/outlines/:state',
      {
        bodyLimit: mostImportedBytes,
        schema: {
          tags,
          summary: 'Reemplaza los contornos de los municipios de un estado',
          params: stateParams,
          body: outlinesSchema,
          response: { 200: z.object({ municipalities: z.int() }), 403: problemSchema, 422: problemSchema },
        },
      },
      async (request) => geography.importOutlines(requireActor(request), request.params.state, request.body),
    );

    server.delete(
      '/api/v1/outlines/:state',
      {
        schema: {
          tags,
          summary: 'Quita los contornos de un estado: sus municipios vuelven a ser puntos',
          params: stateParams,
          response: { 204: z.null(), 403: problemSchema, 404: problemSchema },
        },
      },
      async (request, reply) => {
        await geography.removeOutlines(requireActor(request), request.params.state);
        return reply.code(204).send(null);
      },
    );

    server.put(
      '/api/v1/metropolitan-areas',
      {
        bodyLimit: mostImportedBytes,
        schema: {
          tags,
          summary: 'Reemplaza la tabla de zonas metropolitanas',
          body: metropolitanSchema,
          response: {
            200: z.object({ areas: z.int(), municipalities: z.int() }),
            403: problemSchema,
            422: problemSchema,
          },
        },
      },
      async (request) => geography.importMetropolitanAreas(requireActor(request), request.body),
    );
  };
}
