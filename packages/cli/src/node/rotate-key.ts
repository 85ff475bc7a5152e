import { z } from 'zod';
import type { Output } from '../validate.ts';
import { asCoordinator, readCall, sessionOptions, sessionSchema, sessionUsage } from './node-session.ts';
import { fingerprintOf } from './remote.ts';

export const rotateUsage = `rma node rotate-key --reason RAZÓN --email CORREO [--to URL] [--password-env VARIABLE] [--code CÓDIGO]
    Cambia la llave del nodo por otra que la anterior avala; su red la sigue sin más. Termina con 0 o con 2.
    --reason        por qué, en diez letras o más; queda en la bitácora pública
${sessionUsage}`;

const callSchema = sessionSchema.extend({ reason: z.string().trim().min(10).max(1000) });

/** `rma node rotate-key`: another key in the place of the node's. */
export async function rotateKey(args: string[], output: Output): Promise<number> {
  const options = { ...sessionOptions, reason: { type: 'string' } as const };
  const call = readCall(args, { schema: callSchema, options });
  if (call === null) {
    output.problem(`${rotateUsage}\n`);
    return 2;
  }
  return asCoordinator(call, output, async (node) => {
    const rotated = await node.ask({
      method: 'POST',
      path: '/api/v1/instance/keys',
      json: { reason: call.reason },
      answer: z.object({ kid: z.string(), previous: z.string() }),
    });
    if (!rotated.ok) {
      output.problem(`${rotated.sentence}\n`);
      return 2;
    }
    const { kid, previous } = rotated.value;
    output.out(`Llave nueva    ${fingerprintOf(kid)}\nLlave anterior ${fingerprintOf(previous)}\n`);
    return 0;
  });
}
