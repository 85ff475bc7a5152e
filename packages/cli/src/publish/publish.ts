import { access } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createOutbound } from '@rma/service-kit';
import type { Preparation } from '@rma/tabular';
import { z } from 'zod';
import { readDecisions, unusableDecisions } from '../decisions.ts';
import { readApiKey } from '../environment.ts';
import { reportText } from '../report-text.ts';
import type { Output } from '../validate.ts';
import { awaitVerdict, type Verdict } from './await-verdict.ts';
import { findResource, type Destination } from './find-resource.ts';
import { createHubClient, type HubClient, type HubRefusal } from './hub-client.ts';
import { parseCall, publishUsage, type Call } from './publish-call.ts';
import { sendFile } from './send-file.ts';

const exitCodes = { done: 0, refused: 1, impossible: 2 } as const;

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

/** Tells the hub what was decided about a file. One that is published already needs no decisions any more. */
async function prepare(hub: HubClient, uploadId: string, decisions: Preparation | null) {
  if (decisions === null) return null;
  const told = await hub.ask({
    method: 'PUT',
    path: `/api/v1/uploads/${uploadId}/preparation`,
    json: decisions,
    answer: z.unknown(),
  });
  return told.ok || told.status === 409 ? null : told;
}

async function deliver(
  hub: HubClient,
  { call, decisions }: { call: Call; decisions: Preparation | null },
  { out, problem }: Output,
): Promise<number> {
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
  const refusedDecisions = await prepare(hub, sent.value.uploadId, decisions);
  if (refusedDecisions !== null) return refuse(refusedDecisions);
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
  const call = parseCall(args);
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
  const decisions = call.preparation === undefined ? null : await readDecisions(call.preparation);
  if (call.preparation !== undefined && decisions === null) {
    output.problem(unusableDecisions(call.preparation));
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
    return await deliver(createHubClient({ outbound, url, key }), { call, decisions }, output);
  } finally {
    await outbound.close();
  }
}
