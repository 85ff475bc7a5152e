import { parseArgs, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';
import { readSecret } from '../environment.ts';
import { createHubClient, type HubClient } from '../publish/hub-client.ts';
import type { Output } from '../validate.ts';
import { instanceAddress, outboundTo } from './remote.ts';

export const sessionUsage = `    --to            dirección del nodo (http://127.0.0.1:8080)
    --email         correo de su cuenta de coordinación en el nodo
    --password-env  variable de entorno con la contraseña (RMA_PASSWORD)`;

export const sessionSchema = z.object({
  to: instanceAddress.prefault('http://127.0.0.1:8080'),
  email: z.email(),
  'password-env': z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/)
    .default('RMA_PASSWORD'),
});

const text = { type: 'string' } as const;
export const sessionOptions = {
  to: text,
  email: text,
  'password-env': text,
} satisfies ParseArgsConfig['options'];

/** The command's named values; null when they cannot be read or others were given. */
export function readCall<Schema extends z.ZodType>(
  args: string[],
  { schema, options }: { schema: Schema; options: NonNullable<ParseArgsConfig['options']> },
): z.output<Schema> | null {
  try {
    const call = schema.safeParse(parseArgs({ args, options }).values);
    return call.success ? call.data : null;
  } catch {
    return null;
  }
}

/** Does something as the person whose account it is; 2 when they cannot be let in. */
export async function asCoordinator(
  call: z.output<typeof sessionSchema>,
  { problem }: Output,
  work: (node: HubClient) => Promise<number>,
): Promise<number> {
  const password = readSecret(call['password-env']);
  if (password === null) {
    problem(`Falta la contraseña en la variable de entorno ${call['password-env']}.\n`);
    return 2;
  }
  const outbound = outboundTo(call.to);
  const url = call.to.origin;
  try {
    const opened = await outbound.read(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'es-MX' },
      body: JSON.stringify({ email: call.email, password }),
      ignoreStatus: true,
      maxRedirects: 0,
    });
    const session = opened.ok ? tokenOf(opened.text) : null;
    if (session === null) {
      problem(
        opened.ok
          ? `El nodo no dejó entrar a ${call.email} (respondió ${opened.status}).\n`
          : `El nodo no respondió: ${opened.detail}.\n`,
      );
      return 2;
    }
    return await work(createHubClient({ outbound, url, key: session }));
  } finally {
    await outbound.close();
  }
}

function tokenOf(answer: string): string | null {
  try {
    return z.object({ accessToken: z.string() }).safeParse(JSON.parse(answer)).data?.accessToken ?? null;
  } catch {
    return null;
  }
}
