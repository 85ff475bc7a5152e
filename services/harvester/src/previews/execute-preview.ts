import { detectCatalogue, sourceKinds, type Detection, type SourceKind } from '@rma/interop';
import type { HarvesterDependencies } from '../dependencies.ts';
import { readingSentence } from '../runs/run-failure.ts';
import { createJudge } from './judge-sample.ts';
import { claimPreview, sourceAt, updatePreview, type PreviewRow } from './preview-queries.ts';
import type { PreviewFailure, PreviewResult } from './preview-result.ts';
import { kindNames } from './kind-names.ts';
import { previewLimits, readSample, type PreviewLimits, type SampleEnd } from './read-sample.ts';

const MOST_ATTEMPTS = 3;
const inSpanish = new Intl.NumberFormat('es-MX');

const internal: PreviewFailure = {
  code: 'internal',
  message: 'La vista previa falló varias veces por un problema de la red. Inténtelo de nuevo más tarde.',
};

type Found = { detected: Detection; alternatives: Detection[] };
type Outcome = { ok: true; result: PreviewResult } | { ok: false; failure: PreviewFailure };
type Work = {
  preview: PreviewRow;
  signal: AbortSignal;
  limits: PreviewLimits;
  /** Shows progress; throws when another attempt took over. */
  show: (change: Parameters<typeof updatePreview>[2]) => Promise<void>;
};

class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

const isSourceKind = (kind: string): kind is SourceKind => sourceKinds.some((each) => each === kind);

/** What a person said the address is, taken at their word. */
const declared = (url: string, kind: SourceKind): Detection => ({
  kind,
  url,
  software: null,
  version: null,
  title: null,
  count: null,
  confidence: 1,
  evidence: [`Usted indicó que es ${kindNames[kind]}.`],
});

async function find(
  { outbound }: HarvesterDependencies,
  { preview, signal }: Work,
): Promise<{ ok: true; found: Found } | { ok: false; failure: PreviewFailure }> {
  if (preview.kind !== null && isSourceKind(preview.kind)) {
    return { ok: true, found: { detected: declared(preview.url, preview.kind), alternatives: [] } };
  }
  const detection = await detectCatalogue(preview.url, { outbound, signal });
  if (!detection.ok) return { ok: false, failure: { ...detection.failure, tried: detection.tried } };
  return { ok: true, found: { detected: detection.best, alternatives: detection.alternatives } };
}

function notesOf(
  end: SampleEnd,
  about: { read: number; limits: PreviewLimits; isTimeOver: boolean; sourceState: string | undefined },
): string[] {
  const read = inSpanish.format(about.read);
  const notes: string[] = [];
  if (about.sourceState !== undefined) {
    notes.push('Esta dirección ya está en la lista de fuentes de este gobierno.');
  }
  if (end.kind === 'enough') {
    notes.push(
      `La vista previa lee hasta ${inSpanish.format(about.limits.records)} registros; la cosecha los lee todos.`,
    );
  } else if (end.kind === 'broken') {
    const why = about.isTimeOver
      ? `La vista previa dura hasta ${about.limits.wholeMs / 1000} segundos y el portal no terminó de responder.`
      : readingSentence(end.failure);
    notes.push(`Se leyeron ${read} registros y la lectura se detuvo. ${why}`);
  }
  notes.push('La calidad no incluye si los archivos abren: eso se revisa después de conectar el portal.');
  return notes;
}

async function readAndJudge(deps: HarvesterDependencies, work: Work, found: Found): Promise<Outcome> {
  const { preview, signal, limits, show } = work;
  const { keys, ...detected } = found.detected;
  const { kind, url } = detected;
  const { organization } = preview;
  // What a portal announces is of all of its governments.
  const announced = organization === null ? detected.count : null;
  await show({ stage: 'read', source_url: url, source_kind: kind });
  const source = await sourceAt(deps.db, { cvegeo: preview.cvegeo, url, organization });
  const judge = createJudge(
    deps.db,
    { kind, url },
    {
      publicUrl: deps.publicUrl,
      exceptSource: source?.id ?? null,
    },
  );
  let read = 0;
  const end = await readSample(
    { kind, url, keys, organization },
    {
      outbound: deps.outbound,
      signal,
      limits,
      now: () => deps.clock.now(),
      onPage: async (records) => {
        await judge.add(records);
        read += records.length;
        await show({ read_count: read, beat_at: deps.clock.now() });
      },
    },
  );
  if (end.kind === 'broken' && read === 0) {
    return { ok: false, failure: { code: end.failure.code, message: readingSentence(end.failure) } };
  }
  await show({ stage: 'judge' });
  const { counts, ...judged } = judge.result();
  const isWhole = end.kind === 'whole';
  return {
    ok: true,
    result: {
      detected,
      alternatives: found.alternatives,
      counts: { ...counts, isWhole, announced: isWhole ? counts.read : announced },
      ...judged,
      notes: notesOf(end, { read, limits, isTimeOver: signal.aborted, sourceState: source?.state }),
    },
  };
}

/**
 * Makes a preview: finds out what is at the address, reads the beginning of it and judges it as a run would. Writes
 * nothing but the preview. A preview whose worker died begins again, at most three times, and then fails honestly; one
 * that is over is left alone. An error of ours is thrown, so that the job is tried again.
 */
export async function executePreview(
  deps: HarvesterDependencies,
  {
    previewId,
    signal,
    limits = previewLimits,
  }: { previewId: string; signal?: AbortSignal | undefined; limits?: PreviewLimits },
): Promise<void> {
  const { db, clock, logger } = deps;
  const preview = await claimPreview(db, previewId, clock.now());
  if (preview === undefined) return;
  const attempt = { id: previewId, number: preview.attempt_count };
  const show: Work['show'] = async (change) => {
    if (!(await updatePreview(db, attempt, change))) throw new TakenOver(`preview ${previewId} is not ours`);
  };
  const close = (outcome: Outcome) =>
    updatePreview(db, attempt, {
      state: outcome.ok ? 'ready' : 'failed',
      finished_at: clock.now(),
      result: outcome.ok ? JSON.stringify(outcome.result) : null,
      failure: outcome.ok ? null : JSON.stringify(outcome.failure),
    });
  if (preview.attempt_count > MOST_ATTEMPTS) {
    await close({ ok: false, failure: internal });
    return;
  }
  const over = AbortSignal.timeout(limits.wholeMs);
  const work: Work = {
    preview,
    limits,
    show,
    signal: signal === undefined ? over : AbortSignal.any([over, signal]),
  };
  try {
    const found = await find(deps, work);
    // A worker that is stopping says nothing about the portal: the preview is made again by another.
    signal?.throwIfAborted();
    const outcome = found.ok ? await readAndJudge(deps, work, found.found) : found;
    signal?.throwIfAborted();
    await close(outcome);
    logger.info({ previewId, state: outcome.ok ? 'ready' : outcome.failure.code }, 'preview closed');
  } catch (error) {
    if (error instanceof TakenOver) return;
    if (preview.attempt_count >= MOST_ATTEMPTS) {
      logger.error({ err: error, previewId }, 'preview failed');
      await close({ ok: false, failure: internal });
      return;
    }
    throw error;
  }
}
