import { citeLegalBasis, cvegeoSchema, legalBases, legalBasisIds } from '@rma/domain';
import {
  decodeCursor,
  negotiateLanguage,
  pageOf,
  pageQuery,
  problemSchema,
  problems,
  requireActor,
  toPage,
} from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { decideOnMatch } from '../plan/decide-match.ts';
import { fileInventory, publishPlan } from '../plan/publish-inventory.ts';
import { itemFieldsSchema, itemStates, numberOfKey } from './item.ts';
import { itemSchema, viewItem } from './inventory-view.ts';
import { addItem, changeItem, relateToRequest, removeItem } from './manage-items.ts';
import { namedInInventory } from './named.ts';
import {
  askedSchema,
  inventorySchema,
  listAsked,
  listItems,
  readInventory,
  readItem,
} from './read-inventory.ts';

const tags = ['Inventario y plan'];
const params = z.object({ cvegeo: cvegeoSchema });
const itemParams = params.extend({ id: z.uuid() });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema, 409: problemSchema };
const reason = z.string().trim().min(10).max(1000);
const place = z.object({ number: z.number().int() });
const publishedSchema = z.object({
  filedAt: z.iso.datetime(),
  planPublishedAt: z.iso.datetime().nullable(),
});

const viewPublished = ({ filedAt, planPublishedAt }: { filedAt: Date; planPublishedAt: Date | null }) => ({
  filedAt: filedAt.toISOString(),
  planPublishedAt: planPublishedAt?.toISOString() ?? null,
});

/** An inventory as the form of its page: items one by one, what they match, and their publication. */
export function inventoryRoutes(deps: CatalogDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.get(
      '/api/v1/legal-bases',
      {
        schema: {
          tags,
          summary: 'Los fundamentos legales por los que un dato puede no abrirse',
          response: {
            200: z.object({
              items: z.array(
                z.object({
                  id: z.enum(legalBasisIds),
                  name: z.string(),
                  law: z.string(),
                  article: z.string().nullable(),
                  source: z.string(),
                  isArticleConfirmed: z.boolean(),
                  citation: z.string(),
                }),
              ),
            }),
          },
        },
      },
      async () => ({
        items: legalBasisIds.map((id) => {
          const { name, law, article, source, isArticleConfirmed } = legalBases[id];
          return { id, name, law, article, source, isArticleConfirmed, citation: citeLegalBasis(id) };
        }),
      }),
    );

    server.get(
      '/api/v1/governments/:cvegeo/inventory',
      {
        schema: {
          tags,
          summary: 'Cómo va el inventario de un gobierno: cuentas, lo que falta y lo que parece ya abierto',
          params,
          response: { 200: inventorySchema, ...refusals },
        },
      },
      async (request) =>
        readInventory(deps, requireActor(request), {
          cvegeo: request.params.cvegeo,
          language: negotiateLanguage(request.headers['accept-language']),
        }),
    );

    server.get(
      '/api/v1/governments/:cvegeo/inventory/items',
      {
        schema: {
          tags,
          summary: 'Los renglones del inventario, como borrador',
          params,
          querystring: pageQuery.extend({ state: z.enum(itemStates).optional() }),
          response: { 200: pageOf(itemSchema), ...refusals },
        },
      },
      async (request) => {
        const { first, after, state } = request.query;
        const position = after === undefined ? 0 : decodeCursor(place, after).number;
        const listed = (await listItems(deps, requireActor(request), request.params.cvegeo))
          .map(({ item, ...told }) => viewItem(item, told))
          .filter((item) => state === undefined || item.state === state);
        const following = listed.filter(({ key }) => (numberOfKey(key) ?? 0) > position);
        return toPage(following.slice(0, first + 1), first, {
          positionOf: ({ key }) => ({ number: numberOfKey(key) ?? 0 }),
          totalCount: listed.length,
        });
      },
    );

    server.post(
      '/api/v1/governments/:cvegeo/inventory/items',
      {
        schema: {
          tags,
          summary: 'Agregar un renglón al inventario',
          params,
          body: itemFieldsSchema,
          response: { 201: itemSchema, 400: problemSchema, ...refusals },
        },
      },
      async (request, reply) => {
        const actor = requireActor(request);
        const { cvegeo } = request.params;
        const { id } = await addItem(deps, actor, { cvegeo, fields: request.body });
        return reply.code(201).send(await found(readItem(deps, actor, { cvegeo, itemId: id })));
      },
    );

    server.get(
      '/api/v1/governments/:cvegeo/inventory/items/:id',
      {
        schema: {
          tags,
          summary: 'Un renglón',
          params: itemParams,
          response: { 200: itemSchema, ...refusals },
        },
      },
      async (request) => {
        const { cvegeo, id: itemId } = request.params;
        return found(readItem(deps, requireActor(request), { cvegeo, itemId }));
      },
    );

    server.put(
      '/api/v1/governments/:cvegeo/inventory/items/:id',
      {
        schema: {
          tags,
          summary:
            'Cambiar un renglón (If-Match con el "changedAt" leído evita pisar el cambio de otra persona); el público lo ve al presentar de nuevo el inventario',
          params: itemParams,
          body: itemFieldsSchema,
          response: { 200: itemSchema, 400: problemSchema, 412: problemSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        const { cvegeo, id: itemId } = request.params;
        const seenAt = request.headers['if-match']?.replaceAll('"', '') ?? null;
        await changeItem(deps, actor, { cvegeo, itemId, fields: request.body, seenAt });
        return found(readItem(deps, actor, { cvegeo, itemId }));
      },
    );

    server.delete(
      '/api/v1/governments/:cvegeo/inventory/items/:id',
      {
        schema: {
          tags,
          summary: 'Quitar un renglón con su motivo; lo que ya está publicado sigue publicado',
          params: itemParams,
          querystring: z.object({ reason }),
          response: { 204: z.null(), ...refusals },
        },
      },
      async (request, reply) => {
        const { cvegeo, id: itemId } = request.params;
        await removeItem(deps, requireActor(request), { cvegeo, itemId, reason: request.query.reason });
        return reply.code(204).send(null);
      },
    );

    server.put(
      '/api/v1/governments/:cvegeo/inventory/items/:id/matches/:datasetId',
      {
        schema: {
          tags,
          summary: 'Decir si un conjunto publicado es lo que un renglón anuncia',
          params: itemParams.extend({ datasetId: z.uuid() }),
          body: z.object({ isMatch: z.boolean() }),
          response: { 200: itemSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        const { cvegeo, id: itemId, datasetId } = request.params;
        await decideOnMatch(deps, actor, { cvegeo, itemId, datasetId, isMatch: request.body.isMatch });
        return found(readItem(deps, actor, { cvegeo, itemId }));
      },
    );

    server.get(
      '/api/v1/governments/:cvegeo/inventory/requests',
      {
        schema: {
          tags,
          summary: 'Lo que la ciudadanía pide, y los renglones a los que puede corresponder',
          params,
          response: { 200: z.object({ items: z.array(askedSchema) }), ...refusals },
        },
      },
      async (request) => ({ items: await listAsked(deps, requireActor(request), request.params.cvegeo) }),
    );

    server.put(
      '/api/v1/governments/:cvegeo/inventory/items/:id/requests/:requestId',
      {
        schema: {
          tags,
          summary: 'Relacionar una petición con un renglón, o deshacerlo; sus apoyos dan la prioridad',
          params: itemParams.extend({ requestId: z.uuid() }),
          body: z.object({ isRelated: z.boolean() }),
          response: { 200: itemSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        const { cvegeo, id: itemId, requestId } = request.params;
        await relateToRequest(deps, actor, { cvegeo, itemId, requestId, isRelated: request.body.isRelated });
        return found(readItem(deps, actor, { cvegeo, itemId }));
      },
    );

    for (const [path, summary, publish] of [
      [
        'inventory/filing',
        'Presentar el inventario como está: queda público, como conjunto de datos',
        fileInventory,
      ],
      ['plan/publication', 'Publicar el plan de apertura con las fechas del inventario', publishPlan],
    ] as const)
      server.post(
        `/api/v1/governments/:cvegeo/${path}`,
        {
          schema: {
            tags,
            summary,
            params,
            body: z.object({ reason: reason.optional() }).default({}),
            response: { 200: publishedSchema, ...refusals },
          },
        },
        async (request) =>
          viewPublished(
            await publish(deps, requireActor(request), {
              cvegeo: request.params.cvegeo,
              reason: request.body.reason,
            }),
          ),
      );
  };
}

async function found<Value>(reading: Promise<Value | null>): Promise<Value> {
  const value = await reading;
  if (value === null) throw problems.notFound({ what: namedInInventory.item });
  return value;
}
