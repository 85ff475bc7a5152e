import { setImmediate as turn } from 'node:timers/promises';
import { askBytes, refused, type AskOptions, type Asked } from '../ask.ts';
import {
  incomplete,
  remoteIdOf,
  whole,
  type ReadEnd,
  type ReadLimits,
  type ReadOptions,
  type ReadPage,
  type ReadStep,
  type RemoteRecord,
} from '../reading.ts';
import { graphOf, membersOf, recordsOf, type DcatRecord } from './dataset-statements.ts';
import { identifierOf } from './from-dcat.ts';
import { onHostOf, pagingOf } from './hydra-paging.ts';
import { createKnown, createPass, type PageContents } from './paging-progress.ts';
import { rdfAccept, readRdf } from './read-rdf.ts';

/** A page's statements are in memory together. */
export const dcatLimits: ReadLimits & { maxStatements: number; maxPages: number } = {
  deadlineMs: 5 * 60_000,
  maxBytes: 64 * 1024 * 1024,
  maxRecords: 2_000_000,
  maxStatements: 600_000,
  maxPages: 20_000,
};

const MOST_PASSES = 3;
const MOST_LINES = 1_500_000;
const TURN = 100;

type Page = PageContents & { isCatalogue: boolean; next: string | null };

const toRecord = (raw: DcatRecord): RemoteRecord => ({
  remoteId: remoteIdOf(raw.iri.startsWith('_:') ? identifierOf(raw) : raw.iri),
  raw,
});

/** All records of a page, a few at a time; what they share is in each of them, so their size is bounded too. */
async function recordsOfPage(raws: Iterable<DcatRecord>): Promise<Asked<{ records: RemoteRecord[] }>> {
  const records: RemoteRecord[] = [];
  let lines = 0;
  for (const raw of raws) {
    lines += raw.quads.length;
    if (lines > MOST_LINES)
      return refused('too-large', `the datasets of one page take more than ${MOST_LINES} lines`);
    records.push(toRecord(raw));
    if (records.length % TURN === 0) await turn();
  }
  return { ok: true, records };
}

async function askPage(
  address: string,
  options: AskOptions & { limits: typeof dcatLimits },
): Promise<Asked<Page>> {
  const answer = await askBytes(address, { ...options, accept: rdfAccept });
  if (!answer.ok) return answer;
  const read = await readRdf(answer, { mostStatements: options.limits.maxStatements });
  if (!read.ok) return read;
  const graph = graphOf(read.statements);
  const { datasets, mentioned, services, hasCatalogue } = membersOf(graph);
  const paging = pagingOf(read.statements, answer.url);
  const told = await recordsOfPage(recordsOf(graph, datasets));
  if (!told.ok) return told;
  return {
    ok: true,
    records: told.records,
    mentioned,
    services,
    isCatalogue: hasCatalogue || datasets.length > 0 || paging.total !== null,
    ...paging,
    url: answer.url,
  };
}

const emptyRecord = (iri: string): DcatRecord => ({ iri, title: null, quads: [] });

/** The first page said, or the same under the host that answers, when what it names cannot be reached. */
async function askNext(
  address: string,
  before: string,
  ask: (address: string) => Promise<Asked<Page>>,
): Promise<Asked<Page>> {
  const page = await ask(address);
  const here = onHostOf(address, before);
  const isOutOfReach = !page.ok && ['refused', 'unreachable'].includes(page.failure.code);
  return isOutOfReach && here !== address ? ask(here) : page;
}

/**
 * Reads a catalogue of DCAT in any syntax of RDF, one page in memory at a time, following Hydra's paging. Complete
 * only when the last page was reached, the total stood still meanwhile, and as many datasets came as it announces, if
 * it does; a catalogue that changed while it was read, or gave datasets twice, is read again for what was missed. A
 * page that came before ends as `paging-repeats` or `paging-loop`; what is RDF and no catalogue as `wrong-shape`.
 * Datasets that are listed and nowhere described are given with nothing but their IRI.
 */
export async function* readDcat(source: { url: string } & ReadOptions): AsyncGenerator<ReadStep, void> {
  yield yield* dcatPages(source);
}

type Reading = {
  start: string;
  limits: typeof dcatLimits;
  ask: (address: string) => Promise<Asked<Page>>;
  known: ReturnType<typeof createKnown>;
};

/** One pass over all pages; hands on every record the first time, and later only those not yet known. */
async function* onePass(
  { start, limits, ask, known }: Reading,
  { isFirst }: { isFirst: boolean },
): AsyncGenerator<ReadPage, Asked<{ pass: ReturnType<typeof createPass> }>> {
  const pass = createPass(limits);
  let address: string | null = start;
  let before: string | null = null;
  while (address !== null) {
    const loop = pass.looped(address);
    if (loop !== null) return { ok: false, failure: loop };
    const page: Asked<Page> = before === null ? await ask(address) : await askNext(address, before, ask);
    if (!page.ok) return page;
    if (before === null && !page.isCatalogue) {
      return refused('wrong-shape', 'the RDF describes neither a catalogue nor a dataset');
    }
    const distrust = pass.distrust(page);
    if (distrust !== null) return { ok: false, failure: distrust };
    const records = isFirst ? page.records : page.records.filter(known.isNew);
    known.take(page, records);
    if (records.length > 0) yield { kind: 'page', records };
    before = page.url;
    address = page.next;
  }
  return { ok: true, pass };
}

async function* dcatPages(source: { url: string } & ReadOptions): AsyncGenerator<ReadPage, ReadEnd> {
  const limits = { ...dcatLimits, ...source.limits };
  const known = createKnown();
  const ask = (address: string) =>
    askPage(address, { outbound: source.outbound, limits, signal: source.signal });
  for (let round = 1; round <= MOST_PASSES; round += 1) {
    const before = known.size();
    const read = yield* onePass({ start: source.url, limits, ask, known }, { isFirst: round === 1 });
    if (!read.ok) return incomplete(read.failure);
    const { pass } = read;
    const foundNothing = round > 1 && known.size() === before;
    // What comes twice, and still does when everything is asked again, is in the catalogue twice.
    if (pass.isStill() && (pass.isWhole(known.size()) || (foundNothing && pass.isFilled())))
      return yield* endOf(known);
    if (pass.isStill() && !pass.isFilled()) {
      return incomplete({
        code: 'count-mismatch',
        detail: `the catalogue announces ${pass.total()} datasets and described ${pass.given()}`,
      });
    }
  }
  return incomplete({ code: 'count-mismatch', detail: 'the catalogue changes every time it is read' });
}

/** Closes a reading whose pages all came: with the datasets that were listed only. */
async function* endOf(known: Reading['known']): AsyncGenerator<ReadPage, ReadEnd> {
  const undescribed = known.undescribed();
  if (undescribed.length === 0) return whole(known.given());
  if (known.given() === 0) {
    return incomplete({
      code: 'wrong-shape',
      detail: `${undescribed.length} datasets are listed and none is described`,
    });
  }
  yield { kind: 'page', records: undescribed.map(emptyRecord).map(toRecord) };
  return whole(known.given() + undescribed.length);
}
