import { problemSchema, requireActor } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { acceptCertificate } from './accept-certificate.ts';
import { readSource } from './read-sources.ts';
import { revokeSource } from './revoke-source.ts';
import { scheduleSource } from './schedule-source.ts';
import { maintenanceSchema, sourceSchema } from './source-view.ts';

const tags = ['Fuentes'];
const params = z.object({ id: z.uuid() });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema };

const newSchedule = z
  .object({
    title: z.string().trim().min(3).max(200),
    everyHours: z.int().min(1).max(8760),
    dailyAt: z.int().min(0).max(23).nullable(),
    maintenance: z.array(maintenanceSchema).max(50),
    fullEveryDays: z.int().min(1).max(365),
    notify: z.enum(['always', 'change', 'error']),
  })
  .partial();

/** A SHA-256 fingerprint as browsers and openssl show it, with or without colons. */
const fingerprint = z
  .string()
  .transform((text) => text.replaceAll(':', '').toLowerCase())
  .pipe(z.string().regex(/^[0-9a-f]{64}$/));

/** When a source is read, with which certificate, and its end. */
export function timetableRoutes(deps: HarvesterDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.patch(
      '/api/v1/sources/:id',
      {
        schema: {
          tags,
          summary: 'Cambiar cuándo se cosecha una fuente y de qué se avisa',
          params,
          body: newSchedule,
          response: { 200: sourceSchema, 422: problemSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        await scheduleSource(deps, actor, { sourceId: request.params.id, ...request.body });
        return readSource(deps, actor, request.params.id);
      },
    );

    server.post(
      '/api/v1/sources/:id/revocation',
      {
        schema: {
          tags,
          summary: 'Revocar una fuente: no se cosecha más y lo publicado se queda',
          params,
          body: z.object({ reason: z.string().trim().min(10).max(1000) }),
          response: { 200: sourceSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        await revokeSource(deps, actor, { sourceId: request.params.id, reason: request.body.reason });
        return readSource(deps, actor, request.params.id);
      },
    );

    server.put(
      '/api/v1/sources/:id/certificate',
      {
        schema: {
          tags,
          summary: 'Aceptar el certificado propio de un portal, por su huella; null deja de aceptarlo',
          params,
          body: z.object({ sha256: fingerprint.nullable() }),
          response: { 200: sourceSchema, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        await acceptCertificate(deps, actor, { sourceId: request.params.id, sha256: request.body.sha256 });
        return readSource(deps, actor, request.params.id);
      },
    );
  };
}
