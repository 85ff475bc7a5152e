import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { verifyEvidence } from '@rma/efirma';
import { z } from 'zod';
import type { Output } from '../validate.ts';
import { refusedText, verifiedText } from './report-text.ts';

const exitCodes = { verified: 0, refused: 1, impossible: 2 } as const;
const evidenceLimitBytes = 64 * 2 ** 20;
const companionLimitBytes = 2 ** 20;

export const memorandumUsage = `rma memorandum verify ARCHIVO [--authorities PEM] [--hub-keys JSON] [--json]
    Comprueba sin conexión el paquete de evidencia de un convenio: el documento, las firmas, los certificados, quién
    los emitió, su vigencia y su revocación al firmar, y que nada del paquete cambió.
    Termina con 0 si todo se sostiene, 1 si algo no y 2 si no se pudo leer.
    --authorities  certificados (PEM) de las autoridades en que usted confía; sin ellos, los que trae el paquete
    --hub-keys     lo que el servidor publica en /.well-known/rma-node.json, guardado en un archivo; sin él, el sello
                   se comprueba con la llave que trae el paquete
    --json         el resultado completo, para programas`;

const callSchema = z.object({
  file: z.string().min(1),
  authorities: z.string().min(1).optional(),
  'hub-keys': z.string().min(1).optional(),
  json: z.boolean().default(false),
});

function parseCall(args: string[]): z.infer<typeof callSchema> | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        authorities: { type: 'string' },
        'hub-keys': { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const [action, file, ...others] = positionals;
    const call = callSchema.safeParse({ ...values, file });
    return action === 'verify' && others.length === 0 && call.success ? call.data : null;
  } catch {
    return null;
  }
}

/** A file's content; null when it cannot be read or is larger than it may be. */
async function contentOf(path: string, limitBytes: number): Promise<Buffer | null> {
  try {
    const { size } = await stat(path);
    return size > limitBytes ? null : await readFile(path);
  } catch {
    return null;
  }
}

const keysSchema = z.object({ keys: z.array(z.looseObject({ kid: z.string() })).min(1) });

function keyIdsOf(content: Buffer): string[] | null {
  try {
    return keysSchema.parse(JSON.parse(content.toString('utf8'))).keys.map(({ kid }) => kid);
  } catch {
    return null;
  }
}

/**
 * `rma memorandum verify`: an evidence package, offline. Returns the process's exit code: 0 when everything holds, 1
 * when something does not, 2 when a file could not be read.
 */
export async function memorandumCommand(args: string[], { out, problem }: Output): Promise<number> {
  const call = parseCall(args);
  if (call === null) {
    problem(`${memorandumUsage}\n`);
    return exitCodes.impossible;
  }
  const unreadable = (path: string, what: string) => {
    problem(`No se pudo leer ${path}: ${what}.\n`);
    return exitCodes.impossible;
  };
  const archive = await contentOf(call.file, evidenceLimitBytes);
  if (archive === null) return unreadable(call.file, 'no existe o pasa de 64 MB');
  const { authorities: authoritiesPath, 'hub-keys': keysPath } = call;
  const authorities =
    authoritiesPath === undefined ? undefined : await contentOf(authoritiesPath, companionLimitBytes);
  if (authorities === null) return unreadable(authoritiesPath ?? '', 'se esperaban certificados en PEM');
  const keysFile = keysPath === undefined ? undefined : await contentOf(keysPath, companionLimitBytes);
  const hubKeys = keysFile ? keyIdsOf(keysFile) : keysFile;
  if (hubKeys === null)
    return unreadable(keysPath ?? '', 'se esperaba el documento rma-node.json del servidor');
  const result = await verifyEvidence(archive, { authorities: authorities?.toString('utf8'), hubKeys });
  if (call.json) out(`${JSON.stringify(result, null, 2)}\n`);
  else out(result.ok ? verifiedText(result.evidence) : refusedText(result));
  return result.ok ? exitCodes.verified : exitCodes.refused;
}
