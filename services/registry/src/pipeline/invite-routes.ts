import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { invitationVerdicts, type GovernmentInvitations, type JudgedInvitee } from './invite-governments.ts';

const tags = ['Coordinación'];
const inviteesSchema = z.object({
  invitees: z
    .array(
      z.object({
        cvegeo: z.string().trim().max(20),
        email: z.string().trim().max(254),
        name: z.string().trim().max(200).optional(),
      }),
    )
    .min(1)
    .max(200),
  message: z.string().trim().min(1).max(3000),
});
const judgedSchema = z.object({
  cvegeo: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  governmentName: z.string().nullable(),
  verdict: z.enum(invitationVerdicts),
});

const judgedView = ({ cvegeo, email, name, governmentName, verdict }: JudgedInvitee) => ({
  cvegeo,
  email,
  name: name ?? null,
  governmentName,
  verdict,
});

/** Inviting many governments at once: looked at first, then sent. */
export function inviteRoutes(invitations: GovernmentInvitations): FastifyPluginAsyncZod {
  return async (server) => {
    server.post(
      '/api/v1/pipeline/invitations/preview',
      {
        schema: {
          tags,
          summary: 'Ver a quién se invitaría, a quién no y por qué, antes de escribir a nadie',
          body: inviteesSchema,
          response: {
            200: z.object({
              items: z.array(judgedSchema),
              letter: z.object({ subject: z.string(), body: z.string(), path: z.string() }).nullable(),
            }),
          },
        },
      },
      async (request) => {
        const { judged, letter } = await invitations.preview(request.actor, request.body);
        return { items: judged.map(judgedView), letter };
      },
    );

    server.post(
      '/api/v1/pipeline/invitations',
      {
        schema: {
          tags,
          summary: 'Invitar a varios gobiernos, con una carta a cada uno',
          body: inviteesSchema,
          response: { 200: z.object({ sent: z.number().int(), items: z.array(judgedSchema) }) },
        },
      },
      async (request) => {
        const { judged, sent } = await invitations.send(request.actor, request.body);
        return { sent, items: judged.map(judgedView) };
      },
    );
  };
}
