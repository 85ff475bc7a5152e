import { parseArgs, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';
import { readSecret } from '../environment.ts';
import { createHubClient, type HubClient } from '../publish/hub-client.ts';
import type { Output } from '../validate.ts';
import { instanceAddress, outboundTo } from './remote.ts';

export const sessionUsage = `    --to            dirección del nodo (http://127.0.0.1:8080)
    --email         correo de su cuenta de coordinación en el nodo
    --password-env  variable de entorno con la contraseña (RMA_PASSWORD)
    --code          código de su aplicación de verificación, o uno de recuperación`;

export const sessionSchema = z.object({
  to: instanceAddress.prefault('http://127.0.0.1:8080'),
  email: z.email(),
  'password-env': z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/)
    .default('RMA_PASSWORD'),
  code: z.string().min(6).optional(),
});

const text = { type: 'string' } as const;
export const sessionOptions = {
  to: text,
  email: text,
  'password-env': text,
  code: text,
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
      body: JSON.stringify({ email: call.email, password, code: call.code }),
      ignoreStatus: true,
      maxRedirects: 0,
    });
    const answer = opened.ok ? answerOf(opened.text) : {};
    const { accessToken, account } = answer;
    if (accessToken === undefined || account?.secondFactor === 'to-enrol') {
      problem(
        opened.ok
          ? refusalOf(answer, { ...call, url, status: opened.status })
          : `El nodo no respondió: ${opened.detail}.\n`,
      );
      return 2;
    }
    return await work(createHubClient({ outbound, url, key: accessToken }));
  } finally {
    await outbound.close();
  }
}

const answerSchema = z.object({
  accessToken: z.string().optional(),
  account: z.object({ secondFactor: z.string().optional() }).optional(),
  code: z.string().optional(),
});
type SessionAnswer = z.output<typeof answerSchema>;

function answerOf(body: string): SessionAnswer {
  try {
    return answerSchema.safeParse(JSON.parse(body)).data ?? {};
  } catch {
    return {};
  }
}

/** Why a person was not let in, and what to do about it. */
function refusalOf(
  { account, code }: SessionAnswer,
  { email, url, status }: { email: string; url: string; status: number },
): string {
  if (account?.secondFactor === 'to-enrol')
    return `Primero active la verificación en dos pasos de ${email} en ${url}/cuenta.\n`;
  if (code === 'second-factor-needed')
    return `La cuenta de ${email} pide un código de verificación: agregue --code y el de su aplicación.\n`;
  return `El nodo no dejó entrar a ${email} (respondió ${status}).\n`;
}
