import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPolygons } from '@rma/tabular';
import { z } from 'zod';
import { asCoordinator, sessionOptions, sessionSchema, sessionUsage } from '../node/node-session.ts';
import type { HubClient } from '../publish/hub-client.ts';
import type { Output } from '../validate.ts';
import { type StateOutlines, createOutlines } from './state-outlines.ts';

export const importUsage = `rma geo import ARCHIVO --email CORREO [--source TEXTO] [--to URL] [--password-env VARIABLE] [--code CÓDIGO]
rma geo import ARCHIVO --check
    Trae los contornos de los municipios: el Marco Geoestadístico del INEGI (ZIP con shapefile, nacional o de un
    estado) o un GeoJSON. Los simplifica sin separar a los vecinos y los entrega estado por estado; los mapas dejan
    de ser puntos. Termina con 0 si entró todo, 1 si algo no entró y 2 si no se pudo leer el archivo o entrar.
    --source        quién hizo el mapa y de cuándo es (INEGI, Marco Geoestadístico)
    --check         solo lo lee y dice qué trae; no entrega nada
${sessionUsage}`;

const callSchema = z.object({
  source: z.string().trim().min(5).max(300).default('INEGI, Marco Geoestadístico'),
  check: z.boolean().default(false),
});

/** INEGI names its layer of municipalities `00mun`, or `17mun` in a state's file. */
const municipalLayer = /mun(icip|$|_|\d)/i;

/** Reads the arguments; null when they do not make a call. The session is asked for only when something is sent. */
function parseCall(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...sessionOptions, source: { type: 'string' }, check: { type: 'boolean' } },
    });
    const call = callSchema.safeParse(values);
    const session = sessionSchema.safeParse(values);
    const [file, ...others] = positionals;
    if (!call.success || file === undefined || others.length > 0) return null;
    if (call.data.check) return { ...call.data, file, session: null };
    return session.success ? { ...call.data, file, session: session.data } : null;
  } catch {
    return null;
  }
}

/** `rma geo import`: from INEGI's file to maps with areas. */
export async function importOutlines(args: string[], output: Output): Promise<number> {
  const call = parseCall(args);
  if (call === null) {
    output.problem(`${importUsage}\n`);
    return 2;
  }
  const file = resolve(call.file);
  if (
    !(await access(file).then(
      () => true,
      () => false,
    ))
  ) {
    output.problem(`No se encontró el archivo ${call.file}.\n`);
    return 2;
  }
  const read = await readOutlines(file);
  if (!read.ok) {
    output.problem(`${read.sentence}\n`);
    return 2;
  }
  const { states, rejected, unknown, crs, layer } = read;
  const municipalities = states.reduce((sum, { areas }) => sum + areas.length, 0);
  output.out(
    `${[
      `Municipios leídos: ${municipalities}; estados: ${states.length}${layer === '' ? '' : `, capa ${layer}`} (${crs}).`,
      ...(unknown === 0 ? [] : [`Áreas sin la clave de un municipio, que no se usan: ${unknown}.`]),
      ...(rejected === 0 ? [] : [`Formas dañadas o que no son áreas, que no se usan: ${rejected}.`]),
    ].join('\n')}\n`,
  );
  const { session, source } = call;
  if (session === null) {
    for (const each of states) output.out(`${stateLine(each)}\n`);
    return unknown + rejected === 0 ? 0 : 1;
  }
  return asCoordinator(session, output, (hub) =>
    sendAll(hub, states, { source, output, isComplete: unknown + rejected === 0 }),
  );
}

const stateLine = ({ state, areas }: StateOutlines) =>
  `${state}  municipios: ${areas.length}, ${Math.ceil(areas.reduce((sum, { path }) => sum + path.length, 0) / 1000)} kB`;

async function sendAll(
  hub: HubClient,
  states: readonly StateOutlines[],
  { source, output, isComplete }: { source: string; output: Output; isComplete: boolean },
): Promise<number> {
  let failures = 0;
  for (const each of states) {
    const { state, box, areas } = each;
    // One state after another: each is a whole map, and what went in stays when a later one does not.
    // oxlint-disable-next-line no-await-in-loop -- as above
    const answer = await hub.ask({
      method: 'PUT',
      path: `/api/v1/outlines/${state}`,
      json: { source, box, areas },
      answer: z.object({ municipalities: z.number() }),
    });
    if (answer.ok) output.out(`${stateLine(each)}\n`);
    else {
      failures += 1;
      output.problem(`${state}  no entró: ${answer.sentence}\n`);
    }
  }
  if (failures === states.length) return 2;
  return failures === 0 && isComplete ? 0 : 1;
}

type Read =
  | { ok: true; states: StateOutlines[]; rejected: number; unknown: number; crs: string; layer: string }
  | { ok: false; sentence: string };

async function readOutlines(path: string): Promise<Read> {
  const workFolder = await mkdtemp(join(tmpdir(), 'rma-geo-'));
  try {
    const outlines = createOutlines();
    const read = await readPolygons(path, {
      workFolder,
      layer: municipalLayer,
      onFeature: (feature) => {
        outlines.add(feature);
      },
    });
    if (!read.ok) return { ok: false, sentence: `${read.refusal.message} ${read.refusal.fix}` };
    const states = outlines.states();
    if (states.length === 0)
      return {
        ok: false,
        sentence:
          'El archivo no trae municipios: ninguna de sus áreas dice una clave de INEGI de cinco dígitos (CVEGEO, o CVE_ENT y CVE_MUN).',
      };
    const { rejected, crs, layer } = read;
    return { ok: true, states, rejected, unknown: outlines.unknown(), crs, layer };
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
