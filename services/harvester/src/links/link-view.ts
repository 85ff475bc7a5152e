import { cvegeoSchema } from '@rma/domain';
import { z } from 'zod';
import type { UsedLink } from './use-queries.ts';

export const linkStates = [
  'waiting',
  'available',
  'broken',
  'unreachable',
  'not-found-page',
  'wrong-content',
  'refused',
] as const;

export const linkSchema = z
  .object({
    url: z.string(),
    state: z.enum(linkStates),
    failure: z.string().nullable().describe('Código del porqué: http, dns, tls, deadline, html, empty…'),
    status: z.int().nullable().describe('Código de HTTP de la última respuesta'),
    checkedAt: z.iso.datetime().nullable(),
    failingSince: z.iso.datetime().nullable(),
    changedAt: z.iso.datetime().nullable().describe('Cuándo se notó que el archivo cambió'),
    nextCheckAt: z.iso.datetime(),
    format: z.string(),
    cvegeo: cvegeoSchema,
    datasetId: z.uuid(),
    datasetTitle: z.string(),
  })
  .meta({ id: 'LinkCheck', description: 'La dirección de un recurso y lo último que respondió' });
export type LinkView = z.infer<typeof linkSchema>;

export const requestedCheckSchema = z
  .object({
    links: z.int().describe('Direcciones que se van a comprobar'),
    hosts: z.array(
      z.object({
        host: z.string(),
        restsUntil: z.iso.datetime().nullable().describe('Hasta cuándo pidió no ser visitado'),
      }),
    ),
  })
  .meta({ id: 'RequestedLinkCheck' });

export function toLinkView({ checkedAt, failingSince, changedAt, dueAt, ...link }: UsedLink): LinkView {
  return {
    ...link,
    checkedAt: checkedAt?.toISOString() ?? null,
    failingSince: failingSince?.toISOString() ?? null,
    changedAt: changedAt?.toISOString() ?? null,
    nextCheckAt: dueAt.toISOString(),
  };
}
