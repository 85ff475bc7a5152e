import { cvegeoSchema } from '@rma/domain';
import {
  pageOf,
  pageQuery,
  problemSchema,
  receivedRequest,
  requireActor,
  signedRequests,
} from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { approveNode, refuseNode, revokeNode } from './decide-node.ts';
import { receiveHint } from './hints.ts';
import { publicKeySchema } from './node-document.ts';
import { revokeNodeKey, rotateNodeKey } from './node-keys.ts';
import { nodeSchema, receiptSchema, toReceiptView } from './node-view.ts';
import { readNode, readNodes, readReceipts } from './read-nodes.ts';
import { registerNode } from './register-node.ts';

const tags = ['Nodos'];
const nodeId = z.object({ id: z.uuid() });
const keyId = nodeId.extend({ kid: z.string().max(100) });
const reason = z.object({ reason: z.string().trim().min(10).max(1000) });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema };
const endorsement = z.string().max(4000);

const newNode = z.object({
  cvegeo: cvegeoSchema,
  title: z.string().trim().min(3).max(200),
  // Signatures cover paths, so a node is the whole of its host.
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .refine((text) => new URL(text).href === `${new URL(text).origin}/`, {
      message: 'Escriba la dirección del nodo sin ruta ni credenciales.',
      params: { en: 'Write the address of the node without path or credentials.' },
    })
    .transform((text) => new URL(text).origin),
  contactEmail: z.email().optional(),
  publicKey: publicKeySchema,
});
const registered = z.object({
  id: z.string(),
  state: z.enum(['proposed', 'approved', 'refused', 'revoked']),
  reason: z.string().nullable(),
});

/** What nodes ask of the hub, each request signed by the node's key. */
function signedNodeRoutes(deps: HarvesterDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    await instance.register(signedRequests);
    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.post(
      '/api/v1/nodes',
      {
        config: { rateLimit: { max: 30, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: 'Registrar un nodo, o preguntar cómo está registrado (petición firmada)',
          body: newNode,
          response: { 200: registered, 201: registered, 409: problemSchema, 422: problemSchema, ...refusals },
        },
      },
      async (request, reply) => {
        const { isNew, ...node } = await registerNode(deps, request.body, receivedRequest(request));
        return reply.code(isNew ? 201 : 200).send(node);
      },
    );

    server.post(
      '/api/v1/nodes/:id/keys',
      {
        config: { rateLimit: { max: 30, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: 'Dar la llave nueva de un nodo, avalada por la anterior (petición firmada)',
          params: nodeId,
          body: z.object({ publicKey: publicKeySchema, endorsements: z.array(endorsement).max(100) }),
          response: { 200: z.object({ kid: z.string() }), 409: problemSchema, ...refusals },
        },
      },
      async (request) =>
        rotateNodeKey(deps, { ...request.params, ...request.body }, receivedRequest(request)),
    );

    server.post(
      '/api/v1/nodes/:id/hints',
      {
        config: { rateLimit: { max: 600, timeWindow: 60_000 } },
        schema: {
          tags,
          summary: 'Avisar hasta qué cambio llega el canal de un nodo (petición firmada)',
          params: nodeId,
          body: z.object({ number: z.int().min(0) }),
          response: {
            202: z.object({ receipt: z.string().nullable(), applied: z.int() }),
            409: problemSchema,
            ...refusals,
          },
        },
      },
      async (request, reply) => {
        const wanted = { id: request.params.id, number: request.body.number };
        const { receipt, applied } = await receiveHint(deps, wanted, receivedRequest(request));
        return reply.code(202).send({ receipt: receipt?.token ?? null, applied });
      },
    );
  };
}

/** Nodes: what they ask themselves, and what coordinators see and decide. */
export function nodeRoutes(deps: HarvesterDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    await instance.register(signedNodeRoutes(deps));
    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.get(
      '/api/v1/nodes',
      {
        schema: {
          tags,
          summary: 'Nodos que usted puede ver',
          querystring: pageQuery,
          response: { 200: pageOf(nodeSchema), 401: problemSchema, 403: problemSchema },
        },
      },
      async (request) => readNodes(deps, requireActor(request), request.query),
    );

    server.get(
      '/api/v1/nodes/:id',
      { schema: { tags, summary: 'Un nodo', params: nodeId, response: { 200: nodeSchema, ...refusals } } },
      async (request) => readNode(deps, requireActor(request), request.params.id),
    );

    server.get(
      '/api/v1/nodes/:id/receipts/latest',
      {
        schema: {
          tags,
          summary: 'Los últimos recibos firmados por el hub para un nodo',
          params: nodeId,
          response: { 200: z.object({ items: z.array(receiptSchema) }), 404: problemSchema },
        },
      },
      async (request) => ({ items: (await readReceipts(deps, request.params.id)).map(toReceiptView) }),
    );

    server.post(
      '/api/v1/nodes/:id/approval',
      {
        schema: {
          tags,
          summary: 'Aprobar un nodo, tras comparar la huella de su llave con quien lo opera',
          params: nodeId,
          body: z.object({ kid: z.string().max(100) }),
          response: { 200: nodeSchema, 409: problemSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        await approveNode(deps, actor, { ...request.params, ...request.body });
        return readNode(deps, actor, request.params.id);
      },
    );

    for (const { path, summary, decide } of [
      { path: 'refusal', summary: 'Rechazar un nodo, con su razón', decide: refuseNode },
      { path: 'revocation', summary: 'Revocar un nodo; lo publicado se queda', decide: revokeNode },
    ]) {
      server.post(
        `/api/v1/nodes/:id/${path}`,
        {
          schema: {
            tags,
            summary,
            params: nodeId,
            body: reason,
            response: { 200: nodeSchema, 409: problemSchema, ...refusals },
          },
        },
        async (request) => {
          const actor = requireActor(request);
          await decide(deps, actor, { id: request.params.id, reason: request.body.reason });
          return readNode(deps, actor, request.params.id);
        },
      );
    }

    server.post(
      '/api/v1/nodes/:id/keys/:kid/revocation',
      {
        schema: {
          tags,
          summary: 'Quitar el valor a una llave de un nodo',
          params: keyId,
          body: reason,
          response: { 200: nodeSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        await revokeNodeKey(deps, actor, { ...request.params, reason: request.body.reason });
        return readNode(deps, actor, request.params.id);
      },
    );
  };
}
