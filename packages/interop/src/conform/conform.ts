import type { Outbound } from '@rma/service-kit';
import { connectors, type SourceKind } from '../connectors/connectors.ts';
import type { ReadLimits, ReadOptions } from '../connectors/reading.ts';
import { detectCatalogue } from '../detect/detect-catalogue.ts';
import type { Detection } from '../detect/detection.ts';
import { dcatApFaults, quadsOf } from './dcat-ap.ts';
import { judgeContentType, judgeEntry, judgeRobots } from './entry-checks.ts';
import { feedOf, judgeFeed, judgeNodeDocument, judgeReceipts } from './node-checks.ts';
import { readThrough, type ReadThrough } from './read-through.ts';
import { judgeIncremental, judgeReading, judgeTwice } from './reading-checks.ts';
import { createRecordTallies } from './record-checks.ts';
import {
  conformVersion,
  createJudgements,
  verdictOf,
  type ConformReport,
  type Judgements,
} from './report.ts';

const sampleSize = 200;
const limits: Partial<ReadLimits> = { maxRecords: 100_000 };

type Options = {
  outbound: Outbound;
  /** Where the node is registered at its hub, `…/api/v1/nodes/{id}`, to judge the receipts it has there. */
  registration?: string | undefined;
  now?: () => Date;
  signal?: AbortSignal;
};

type RdfRecord = { quads: string[] };
const isRdf = (raw: unknown): raw is RdfRecord =>
  typeof raw === 'object' && raw !== null && 'quads' in raw && Array.isArray(raw.quads);

async function judgeRdf(sample: readonly RdfRecord[], judgements: Judgements): Promise<void> {
  if (sample.length === 0) {
    judgements.tell('dcat-ap', 'not-applicable', 'No da sus conjuntos en RDF.');
    return;
  }
  const faults = await dcatApFaults(quadsOf(sample));
  const told = faults
    .slice(0, 5)
    .map(({ path, rule, count, example }) => `${path} (${rule}, ${count} veces, como en ${example})`);
  judgements.tell(
    'dcat-ap',
    faults.length === 0 ? 'pass' : 'warn',
    faults.length === 0
      ? `${sample.length} conjuntos sin faltas.`
      : `En ${sample.length} conjuntos: ${told.join('; ')}.`,
  );
}

/** Reads the catalogue twice, then what changed since, and judges what came. Returns how many datasets it has. */
async function judgeCatalogue(
  { kind, url, count }: Detection & { kind: SourceKind },
  read: Omit<ReadOptions, 'since'>,
  judgements: Judgements,
): Promise<number | null> {
  const connector = connectors[kind];
  const tallies = createRecordTallies();
  const sample: RdfRecord[] = [];
  const first = await readThrough(connector.read({ url, ...read }), (raw) => {
    tallies.see(connector.map(raw));
    if (isRdf(raw) && sample.length < sampleSize) sample.push(raw);
  });
  judgeReading(first, { judgements, announced: count });
  tallies.tell(judgements);
  await judgeRdf(sample, judgements);
  const readings: ReadThrough[] = [first];
  if (first.end.complete) {
    const { cursor } = first.end;
    const again = { url, ...read, ...(cursor !== null && { remembered: cursor }) };
    const second = await readThrough(connector.read(again));
    readings.push(second);
    judgeTwice(first, second, { judgements });
    judgeIncremental(
      cursor === null ? null : await readThrough(connector.read({ url, ...read, since: cursor })),
      { judgements },
    );
  }
  if (kind === 'node') judgeFeed(readings, { judgements });
  return first.end.complete ? first.end.count : null;
}

const isSourceKind = (kind: string): kind is SourceKind => Object.hasOwn(connectors, kind);

/**
 * Everything the hub expects of a portal or a node, asked of the one at this address and judged with evidence. Reads the
 * whole catalogue twice. Never throws for what the other side does; throws for an address that is none.
 */
export async function conform(address: string, options: Options): Promise<ConformReport> {
  const { outbound, registration, now = () => new Date(), signal } = options;
  const judgements = createJudgements();
  const asking = { outbound, judgements };
  let detected: Detection | null = null;
  let datasets: number | null = null;
  if (await judgeEntry(address, { ...asking, now })) {
    const detection = await detectCatalogue(address, { outbound, signal });
    if (!detection.ok) {
      judgements.tell('kind', 'fail', detection.failure.message);
      const closed = detection.tried.find(({ answer }) => /^respondió 40[13]/.test(answer));
      if (closed !== undefined) judgements.tell('robots', 'fail', `${closed.url} ${closed.answer}.`);
    } else {
      // A node gives its catalogue in every form; its feed is the one the network follows.
      const feed = await feedOf(address, asking);
      const best: Detection =
        feed === null ? detection.best : { ...detection.best, kind: 'node', url: feed, count: null };
      judgements.tell('reachable', 'pass', 'Su interfaz contesta.');
      detected = best;
      const { kind } = best;
      const evidence = `${best.evidence.join(' ')} Se lee en ${best.url}`;
      judgements.tell('kind', isSourceKind(kind) ? 'pass' : 'fail', evidence);
      await judgeRobots(best.url, asking);
      await judgeContentType(best, { ...asking, now });
      if (isSourceKind(kind)) {
        const node = kind === 'node' ? await judgeNodeDocument(best.url, asking) : null;
        const read = { outbound, limits, now, ...(signal && { signal }), ...(node && { keys: node.keys }) };
        datasets = await judgeCatalogue({ ...best, kind }, read, judgements);
        if (node !== null && registration !== undefined) await judgeReceipts(registration, node, asking);
      }
    }
  }
  const all = judgements.all();
  const software = [detected?.software, detected?.version].filter(Boolean).join(' ');
  return {
    url: address,
    checkedAt: now().toISOString(),
    version: conformVersion,
    kind: detected?.kind ?? null,
    software: software === '' ? null : software,
    title: detected?.title ?? null,
    datasets,
    verdict: verdictOf(all),
    judgements: all,
  };
}
