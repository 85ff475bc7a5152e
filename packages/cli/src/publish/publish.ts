import { access } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cvegeoSchema } from '@rma/domain';
import { createOutbound } from '@rma/service-kit';
import { z } from 'zod';
import { readApiKey } from '../environment.ts';
import { reportText } from '../report-text.ts';
import type { Output } from '../validate.ts';
import { awaitVerdict, type Verdict } from './await-verdict.ts';
import { findResource, type Destination } from './find-resource.ts';
import { createHubClient, type HubClient, type HubRefusal } from './hub-client.ts';
import { sendFile } from './send-file.ts';

const exitCodes = { done: 0, refused: 1, impossible: 2 } as const;
const defaultWaitMinutes = 30;

export const publishUsage = `rma publish ARCHIVO --to URL --government CLAVE --standard ID [--resource NOMBRE] [--contact "NOMBRE <CORREO>"]
            [--notes TEXTO] [--draft] [--wait MINUTOS] [--key-env VARIABLE] [--json]
    Entrega una tabla al nodo y la publica si cumple. Termina con 0 si quedó publicada (o nada cambió), 1 si no
    cumple o falta algo para publicarla y 2 si no se pudo entregar.
    --key-env     variable de entorno con la clave de API (RMA_API_KEY)
    --resource    cuál recurso, cuando varios siguen el estándar
    --contact     a quién preguntar; solo hace falta la primera vez, para abrir el paquete
    --draft       la deja lista, sin publicarla
    --wait        cuánto esperar la revisión (${defaultWaitMinutes})`;

const contactSchema = z
  .string()
  .regex(/^.{2,200} <[^<>]+>$/)
  .transform((text) => {
    const [name = '', email = ''] = text.slice(0, -1).split(' <');
    return { name: name.trim(), email };
  })
  .pipe(z.object({ name: z.string().min(2), email: z.email() }));

const isLoopback = ({ hostname }: URL) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

const callSchema = z.object({
  to: z
    .url({ protocol: /^https?$/ })
    .transform((text) => new URL(text))
    // The key opens the government's work: over a bare line anybody could read it.
    .refine((url) => url.protocol === 'https:' || isLoopback(url)),
  government: cvegeoSchema,
  standard: z.string().regex(/^[a-z]+\/[a-z-]+(@\d+\.\d+)?$/),
  resource: z.string().max(80).optional(),
  contact: contactSchema.optional(),
  notes: z.string().trim().max(2_000).optional(),
  wait: z.coerce.number().positive().max(1_440).default(defaultWaitMinutes),
  'key-env': z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/)
    .default('RMA_API_KEY'),
  draft: z.boolean().default(false),
  json: z.boolean().default(false),
});
type Call = z.infer<typeof callSchema> & { file: string };

function parse(args: string[]): Call | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        government: { type: 'string' },
        standard: { type: 'string' },
        resource: { type: 'string' },
        contact: { type: 'string' },
        notes: { type: 'string' },
        wait: { type: 'string' },
        'key-env': { type: 'string' },
        draft: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const call = callSchema.safeParse(values);
    const [file, ...others] = positionals;
    return call.success && file !== undefined && others.length === 0 ? { ...call.data, file } : null;
  } catch {
    return null;
  }
}

const refusalText = ({ sentence, reasons }: HubRefusal) =>
  `${[sentence, ...reasons.map(({ message }) => `  - ${message}`)].join('\n')}\n`;

type Told = { release: number | null; sentence: string; exitCode: number };

/** Publishes the package as it stands; a delivery that changes nothing is a good one. */
async function release(hub: HubClient, packageId: string, notes: string | undefined): Promise<Told> {
  const published = await hub.ask({
    method: 'POST',
    path: `/api/v1/packages/${packageId}/releases`,
    json: notes === undefined ? {} : { notes },
    answer: z.object({ number: z.number(), datasets: z.array(z.object({ url: z.string() })) }),
  });
  if (published.ok) {
    const { number, datasets } = published.value;
    const sentence = [`Publicado: versión ${number}.`, ...datasets.map(({ url }) => `  ${url}`)].join('\n');
    return { release: number, sentence: `${sentence}\n`, exitCode: exitCodes.done };
  }
  const isUnchanged = published.reasons.some(({ code }) => code === 'nothing-changed');
  if (isUnchanged)
    return {
      release: null,
      sentence: 'Nada cambió desde la última versión; no hace falta publicar otra.\n',
      exitCode: exitCodes.done,
    };
  const exitCode = published.status === 409 ? exitCodes.refused : exitCodes.impossible;
  return { release: null, sentence: refusalText(published), exitCode };
}

function judged(verdict: Verdict): Told | null {
  if (verdict.state === 'valid') return null;
  if (verdict.state === 'invalid')
    return { release: null, sentence: 'No se publicó.\n', exitCode: exitCodes.refused };
  const sentence =
    verdict.state === 'failed'
      ? `${verdict.failure?.message.es ?? 'La revisión no terminó.'}\n`
      : 'La revisión sigue en el nodo; vuelva a ejecutar la orden más tarde para publicarla.\n';
  return { release: null, sentence, exitCode: exitCodes.impossible };
}

async function deliver(hub: HubClient, call: Call, { out, problem }: Output): Promise<number> {
  const destination: Destination = {
    government: call.government,
    standard: call.standard.split('@')[0] ?? call.standard,
    resourceName: call.resource,
    contact: call.contact ?? null,
  };
  const refuse = (refusal: HubRefusal) => {
    problem(refusalText(refusal));
    return exitCodes.impossible;
  };
  const found = await findResource(hub, destination);
  if (!found.ok) return refuse(found);
  const { package: opened, resource } = found.value;
  const sent = await sendFile(hub, resolve(call.file), resource.id);
  if (!sent.ok) return refuse(sent);
  const waited = await awaitVerdict(hub, sent.value.uploadId, { waitMs: call.wait * 60_000 });
  if (!waited.ok) return refuse(waited);
  const verdict = waited.value;
  const told =
    judged(verdict) ??
    (call.draft
      ? { release: null, sentence: 'Quedó listo, sin publicar.\n', exitCode: exitCodes.done }
      : await release(hub, opened.id, call.notes));
  if (call.json) {
    const { id: uploadId, state, report } = verdict;
    out(`${JSON.stringify({ uploadId, state, release: told.release, report }, null, 2)}\n`);
    if (told.exitCode !== exitCodes.done) problem(told.sentence);
    return told.exitCode;
  }
  out(`«${resource.title}» de «${opened.title}»\n`);
  if (verdict.report !== null) out(reportText(basename(call.file), verdict.report));
  out(told.sentence);
  return told.exitCode;
}

/**
 * `rma publish`: a delivery from a government's own system, with an API key. Returns the process's exit code: 0
 * published or nothing to publish, 1 the file does not conform or the package lacks something, 2 it could not be
 * delivered.
 */
export async function publishCommand(args: string[], output: Output): Promise<number> {
  const call = parse(args);
  if (call === null) {
    output.problem(`${publishUsage}\n`);
    return exitCodes.impossible;
  }
  const key = readApiKey(call['key-env']);
  if (key === null) {
    output.problem(`Falta la clave de API en la variable de entorno ${call['key-env']}.\n`);
    return exitCodes.impossible;
  }
  const path = resolve(call.file);
  const isReadable = await access(path).then(
    () => true,
    () => false,
  );
  if (!isReadable) {
    output.problem(`No se puede leer el archivo ${path}.\n`);
    return exitCodes.impossible;
  }
  const url = call.to.href.replace(/\/+$/, '');
  const outbound = createOutbound({
    contact: { publicUrl: url, email: 'rma@localhost' },
    userAgent: 'rma-publish',
    allow: [call.to.host],
    politeness: () => ({ concurrency: 1, gapMs: 0 }),
  });
  try {
    return await deliver(createHubClient({ outbound, url, key }), call, output);
  } finally {
    await outbound.close();
  }
}
