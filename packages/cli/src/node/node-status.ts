import { z } from 'zod';
import type { Output } from '../validate.ts';
import { asCoordinator, readCall, sessionOptions, sessionSchema, sessionUsage } from './node-session.ts';
import { fingerprintOf } from './remote.ts';

export const statusUsage = `rma node status --email CORREO [--to URL] [--password-env VARIABLE] [--code CÓDIGO]
    Dice qué llave usa el nodo y cómo está registrado en su red. Termina con 0 si está aprobado (o no pertenece a
    ninguna), 1 si no y 2 si no se pudo preguntar.
${sessionUsage}`;

const states = {
  waiting: 'el nodo todavía no ha podido registrarse',
  proposed: 'registrado; falta que la coordinación lo apruebe',
  approved: 'aprobado',
  refused: 'rechazado',
  revoked: 'revocado',
} as const;

const standingSchema = z.object({
  mode: z.enum(['hub', 'node']),
  cvegeo: z.string().nullable(),
  url: z.string(),
  hub: z
    .object({
      url: z.string(),
      state: z.enum(['waiting', 'proposed', 'approved', 'refused', 'revoked']),
      reason: z.string().nullable(),
      failure: z.string().nullable(),
      answeredAt: z.string().nullable(),
    })
    .nullable(),
});
const keysSchema = z.object({ items: z.array(z.object({ kid: z.string(), state: z.string() })) });

/** `rma node status`: what its operator reads to the coordinators, and what they answered. */
export async function nodeStatus(args: string[], output: Output): Promise<number> {
  const call = readCall(args, { schema: sessionSchema, options: sessionOptions });
  if (call === null) {
    output.problem(`${statusUsage}\n`);
    return 2;
  }
  return asCoordinator(call, output, async (node) => {
    const standing = await node.ask({ method: 'GET', path: '/api/v1/instance', answer: standingSchema });
    const keys = await node.ask({ method: 'GET', path: '/api/v1/instance/keys', answer: keysSchema });
    if (!standing.ok || !keys.ok) {
      output.problem(`${standing.ok ? '' : standing.sentence}${keys.ok ? '' : keys.sentence}\n`);
      return 2;
    }
    const { cvegeo, url, hub } = standing.value;
    const active = keys.value.items.find(({ state }) => state === 'active');
    output.out(
      `${[
        `Nodo      ${url}${cvegeo === null ? '' : ` (${cvegeo})`}`,
        `Llave     ${fingerprintOf(active?.kid ?? '')}`,
        ...(hub === null
          ? ['Red       ninguna']
          : [
              `Red       ${hub.url}: ${states[hub.state]}`,
              ...(hub.reason === null ? [] : [`Razón     ${hub.reason}`]),
              ...(hub.failure === null ? [] : [`Problema  ${hub.failure}`]),
            ]),
      ].join('\n')}\n`,
    );
    return hub === null || hub.state === 'approved' ? 0 : 1;
  });
}
