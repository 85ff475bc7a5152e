import { cvegeoSchema } from '@rma/domain';
import { pageOf, pageQuery, problemSchema, requireActor } from '@rma/service-kit';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { changePackage } from './change-package.ts';
import { createPackage } from './create-package.ts';
import { missingSchema, packageSchema } from './package-view.ts';
import { describePackage, readPackage, readPackages } from './read-packages.ts';
import { addResource, changeResource, removeResource } from './resources.ts';
import { licenceIds, periodicityIds } from './vocabulary.ts';

const tags = ['Paquetes'];
const packageId = z.object({ id: z.uuid() });
const resourceId = z.object({ id: z.uuid() });
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema, 409: problemSchema };

const title = z.string().trim().min(3).max(200);
const description = z.string().trim().max(5000);
const licence = z.enum(licenceIds);
const periodicity = z.enum(periodicityIds);
const temporal = z.string().trim().min(1).max(100);
const contactName = z.string().trim().min(2).max(200);
const contactEmail = z.email().max(254);

const describedPackage = packageSchema.extend({ missing: missingSchema });

const newPackage = z.object({
  cvegeo: cvegeoSchema,
  theme: z.string().max(60),
  title: title.optional(),
  description: description.optional(),
  licence: licence.optional(),
  periodicity: periodicity.optional(),
  contactName,
  contactEmail,
});

const packageChange = newPackage.omit({ cvegeo: true, theme: true }).partial();

const newResource = z.object({
  standard: z.string().max(120),
  name: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,79}$/,
      'Use minúsculas sin acento, números y guiones, empezando con letra o número (hasta 80 caracteres).',
    ),
  title,
  description: description.optional(),
  temporal: temporal.optional(),
});

/** Packages and their resources, as work in progress. */
export function packageRoutes(deps: CatalogDependencies) {
  return async (instance: FastifyInstance): Promise<void> => {
    const server = instance.withTypeProvider<ZodTypeProvider>();

    server.get(
      '/api/v1/packages',
      {
        schema: {
          tags,
          summary: 'Paquetes en los que usted trabaja, con sus borradores',
          querystring: pageQuery.extend({ cvegeo: cvegeoSchema.optional() }),
          response: { 200: pageOf(packageSchema), 401: problemSchema, 403: problemSchema },
        },
      },
      async (request) => readPackages(deps, requireActor(request), request.query),
    );

    server.post(
      '/api/v1/packages',
      {
        schema: {
          tags,
          summary: 'Abrir el paquete de un gobierno para un tema (200 si ya existe)',
          body: newPackage,
          response: { 200: describedPackage, 201: describedPackage, ...refusals },
        },
      },
      async (request, reply) => {
        const actor = requireActor(request);
        const { created, id } = await createPackage(deps, actor, request.body);
        return reply.code(created ? 201 : 200).send(await describePackage(deps, id));
      },
    );

    server.get(
      '/api/v1/packages/:id',
      {
        schema: {
          tags,
          summary: 'Un paquete, sus recursos y lo que falta para publicarlo',
          params: packageId,
          response: { 200: describedPackage, 401: problemSchema, 404: problemSchema },
        },
      },
      async (request) => readPackage(deps, requireActor(request), { packageId: request.params.id }),
    );

    server.patch(
      '/api/v1/packages/:id',
      {
        schema: {
          tags,
          summary: 'Cambiar los datos generales de un paquete',
          params: packageId,
          body: packageChange,
          response: { 200: describedPackage, ...refusals },
        },
      },
      async (request) => {
        const actor = requireActor(request);
        await changePackage(deps, actor, { packageId: request.params.id, change: request.body });
        return describePackage(deps, request.params.id);
      },
    );

    server.post(
      '/api/v1/packages/:id/resources',
      {
        schema: {
          tags,
          summary: 'Agregar un recurso que sigue un estándar',
          params: packageId,
          body: newResource,
          response: { 201: z.object({ id: z.uuid() }), 422: problemSchema, ...refusals },
        },
      },
      async (request, reply) => {
        const added = await addResource(deps, requireActor(request), {
          packageId: request.params.id,
          resource: request.body,
        });
        return reply.code(201).send(added);
      },
    );

    server.patch(
      '/api/v1/resources/:id',
      {
        schema: {
          tags,
          summary: 'Cambiar lo que un recurso dice de sí mismo; se ve con la siguiente versión',
          params: resourceId,
          body: z.object({
            title: title.optional(),
            description: description.optional(),
            temporal: temporal.nullish(),
            periodicity: periodicity.nullish(),
          }),
          response: { 200: describedPackage, ...refusals },
        },
      },
      async (request) => {
        const changed = await changeResource(deps, requireActor(request), {
          resourceId: request.params.id,
          change: request.body,
        });
        return describePackage(deps, changed.packageId);
      },
    );

    server.delete(
      '/api/v1/resources/:id',
      {
        schema: {
          tags,
          summary: 'Quitar un recurso; si está publicado, sale con la siguiente versión y deja constancia',
          params: resourceId,
          querystring: z.object({ reason: z.string().trim().min(5).max(500).optional() }),
          response: { 204: z.null(), ...refusals },
        },
      },
      async (request, reply) => {
        await removeResource(deps, requireActor(request), {
          resourceId: request.params.id,
          reason: request.query.reason,
        });
        return reply.code(204).send(null);
      },
    );
  };
}
