import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readGovernments } from '@rma/db';
import { cvegeoSchema } from '@rma/domain';
import { z } from 'zod';
import type { Output } from '../validate.ts';
import { instanceAddress, isOfThisMachine, outboundTo, portOf, readInstance } from './remote.ts';

export const initUsage = `rma node init --cvegeo CLAVE --url URL [--hub URL] [--email CORREO] [--port PUERTO] [--dir CARPETA]
    Prepara el nodo de un gobierno: comprueba lo que se le da y escribe CARPETA/.env (solo legible por usted).
    Termina con 0 si lo escribió y con 2 si algo falta o no es correcto; nunca cambia un .env que ya existe.
    --cvegeo  clave de INEGI del estado (17) o municipio (17007)
    --url     dirección pública del nodo, sin ruta
    --email   correo de quien lo administra; entra con él y responde a los portales
    --hub     la red a la que pertenece; sin ella el nodo queda solo
    --port    en qué puerto de esta máquina escucha (el de --url si es de esta máquina; si no, 8080)
    --dir     dónde se escribe (esta carpeta)`;

const callSchema = z.object({
  cvegeo: cvegeoSchema,
  url: instanceAddress,
  email: z.email().optional(),
  hub: instanceAddress.optional(),
  port: z.coerce.number().int().min(1).max(65_535).optional(),
  dir: z.string().min(1).default('.'),
});
type Call = z.output<typeof callSchema>;

/** The call, or the options that are missing or wrong; none when an unknown one was given. */
function parseCall(args: string[]): { ok: true; call: Call } | { ok: false; wrong: string[] } {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args,
      options: { cvegeo: text, url: text, email: text, hub: text, port: text, dir: text },
    });
    const call = callSchema.safeParse(values);
    if (call.success) return { ok: true, call: call.data };
    return { ok: false, wrong: [...new Set(call.error.issues.map(({ path }) => `--${String(path[0])}`))] };
  } catch {
    return { ok: false, wrong: [] };
  }
}

const usualPort = 8080;

/** Where the node listens: at its own address when that is of this machine, else behind a proxy. */
const listensAt = ({ url, port }: Pick<Call, 'url' | 'port'>): number =>
  port ?? (isOfThisMachine(url) ? Number(portOf(url)) : usualPort);

function statusCommand(call: Call): string {
  const port = listensAt(call);
  const to = port === usualPort ? '' : ` --to http://127.0.0.1:${port}`;
  return `npm run -s rma -- node status --email ${call.email ?? 'CORREO'}${to}`;
}

function environmentOf({ cvegeo, url, email, hub, port }: Call, government: string): string {
  const lines = [
    `# Nodo de ${government}. Lo escribió "rma node init"; puede cambiarlo.`,
    'RMA_MODE=node',
    `RMA_NODE_CVEGEO=${cvegeo}`,
    ...(hub === undefined ? [] : [`RMA_HUB_URL=${hub.origin}`]),
    `PUBLIC_URL=${url.origin}`,
    `PORT=${listensAt({ url, port })}`,
    'DATA_DIR=./.data',
    ...(email === undefined ? [] : [`RMA_ADMIN_EMAIL=${email}`, `RMA_CONTACT_EMAIL=${email}`]),
  ];
  if (hub !== undefined && isOfThisMachine(hub)) {
    lines.push('# La red está en esta misma máquina.', `RMA_OUTBOUND_ALLOW=${hub.hostname}:${portOf(hub)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Why the address given as the hub is none; null when one answers. */
async function hubFault(hub: URL): Promise<string | null> {
  const outbound = outboundTo(hub);
  try {
    const answer = await readInstance(outbound, hub);
    if (!answer.ok) return answer.sentence;
    return answer.document.mode === 'hub' ? null : `En ${hub.origin} responde un nodo, no una red.`;
  } finally {
    await outbound.close();
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : null);

/** `rma node init`: checks and writes the configuration of a node. */
export async function initNode(args: string[], { out, problem }: Output): Promise<number> {
  const parsed = parseCall(args);
  if (!parsed.ok) {
    const { wrong } = parsed;
    const what = wrong.length === 0 ? '' : `Falta o no es correcto: ${wrong.join(', ')}.\n\n`;
    problem(`${what}${initUsage}\n`);
    return 2;
  }
  const { call } = parsed;
  const government = (await readGovernments()).find(({ cvegeo }) => cvegeo === call.cvegeo);
  if (government === undefined) {
    problem(`INEGI no tiene un gobierno con la clave ${call.cvegeo}.\n`);
    return 2;
  }
  const fault = call.hub === undefined ? null : await hubFault(call.hub);
  if (fault !== null) {
    problem(`${fault}\n`);
    return 2;
  }
  const folder = resolve(call.dir);
  const path = join(folder, '.env');
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, environmentOf(call, government.name), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    problem(
      codeOf(error) === 'EEXIST'
        ? `Ya existe ${path}; no se cambió. Muévalo si quiere empezar de nuevo.\n`
        : `No se pudo escribir ${path}.\n`,
    );
    return 2;
  }
  out(
    `${[
      `Listo: ${path} describe el nodo de ${government.name} (${call.cvegeo}).`,
      'Siguiente paso, en la carpeta del programa: npm start',
      'La primera vez muestra la contraseña de su cuenta, una sola vez.',
      ...(call.hub === undefined
        ? []
        : [
            `El nodo se registra solo en ${call.hub.origin}; la coordinación lo aprueba cuando la huella de su llave`,
            `coincida con la que muestra: ${statusCommand(call)}`,
          ]),
    ].join('\n')}\n`,
  );
  return 0;
}
