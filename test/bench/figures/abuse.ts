import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../figure.ts';
import { percentile } from '../percentile.ts';
import { peakMb, processorSeconds, residentMb } from '../process-facts.ts';

const CLIENTS = 50;
const SECONDS = 15;
const READ_EVERY_MS = 200;
/** What the gateway promises of one question: it is answered, or told that it is too busy, within this. */
const QUESTION_BUDGET_MS = 15_000;
const MEMORY_BUDGET_MB = 600;
const REFUSED = 2000;

/** Each as costly as a question may be, in another way; the page sizes are what the limit of 10,000 leaves. */
const costliest: Record<string, string> = {
  'many lists': `{ governments(first: 100) { nodes { name datasets(first: 96) { totalCount nodes { title } } } } }`,
  'many searches': `{ ${Array.from(
    { length: 20 },
    (
      _,
      n,
    ) => `a${n}: datasets(query: "${['agua', 'registro', 'programa', 'municipio'][n % 4]} -x${n}", first: 35) {
      totalCount facets { field buckets { value label count } } nodes { title publisher { name } theme { name } } }`,
  ).join('\n')} }`,
  'heavy rows': `{ ${Array.from(
    { length: 20 },
    (
      _,
      n,
    ) => `a${n}: datasets(sort: TITLE, first: 38, filter: { state: ["${String(n + 1).padStart(2, '0')}"] }) {
      nodes { title description keywords contact { name } distributions { title downloadUrl } publisher { name } } }`,
  ).join('\n')} }`,
};
const light = '{ datasets(first: 20) { nodes { id title publisher { name } } } }';
const nested = `{ government(cvegeo: "17") ${'{ state '.repeat(40)}{ name }${' }'.repeat(40)} }`;

type Reply = { status: number; code: string | null; cost: number; elapsedMs: number };

/** Every question is another one, so that nothing is at hand. */
async function ask(url: string, query: string, turn: number): Promise<Reply> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { turn } }),
  });
  const text = await response.text();
  const elapsedMs = performance.now() - startedAt;
  const cost = Number(/"estimated":(\d+)/.exec(text)?.[1] ?? 0);
  return { status: response.status, code: /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? null, cost, elapsedMs };
}

/** The costliest questions that are allowed, from fifty clients at once, and what becomes of everybody else's meanwhile. */
export const abuse: Figure = async function* ({ national, log }) {
  const { url, gateway, datasets } = await national();
  let turn = 0;
  for (const [kind, query] of Object.entries(costliest)) {
    const first = await ask(url, query, (turn += 1));
    if (first.status !== 200 || first.code !== null)
      throw new Error(`${kind} was not answered: ${first.code}`);
    log(`${kind}: cost ${first.cost}, alone ${first.elapsedMs.toFixed(0)} ms`);
    const residentBefore = residentMb(gateway.pid) ?? 0;
    const until = performance.now() + SECONDS * 1000;
    const replies: Reply[] = [];
    const meanwhile: number[] = [];
    let peakResident = residentBefore;
    const attacker = async () => {
      while (performance.now() < until) {
        const reply = await ask(url, query, (turn += 1));
        replies.push(reply);
        if (reply.status === 503) await sleep(1000);
      }
    };
    const reader = async () => {
      while (performance.now() < until) {
        meanwhile.push((await ask(url, light, (turn += 1))).elapsedMs);
        peakResident = Math.max(peakResident, residentMb(gateway.pid) ?? 0);
        await sleep(READ_EVERY_MS);
      }
    };
    await Promise.all([...Array.from({ length: CLIENTS }, attacker), reader()]);
    const wrong = replies.filter(({ status, code }) => status !== 200 && code !== 'BUSY');
    if (wrong.length > 0) throw new Error(`${kind}: ${wrong.length} answers went wrong: ${wrong[0]?.code}`);
    const answered = replies.filter(({ status }) => status === 200);
    const times = replies.map(({ elapsedMs }) => elapsedMs);
    yield {
      name: `abuse.${kind}, slowest of ${CLIENTS} clients`,
      value: Math.max(...times),
      unit: 'ms',
      target: { atMost: QUESTION_BUDGET_MS },
      note: `${answered.length} answered, ${replies.length - answered.length} told to come back, p50 ${percentile(times, 0.5).toFixed(0)} ms`,
    };
    yield {
      name: `abuse.${kind}, memory above rest`,
      value: peakResident - residentBefore,
      unit: 'MB',
      target: { atMost: MEMORY_BUDGET_MB },
      note: `${datasets.toLocaleString('en-US')} datasets`,
    };
    yield {
      name: `abuse.${kind}, a list of 20 meanwhile p95`,
      value: percentile(meanwhile, 0.95),
      unit: 'ms',
      note: `p50 ${percentile(meanwhile, 0.5).toFixed(0)} ms`,
    };
  }
  const usedBefore = processorSeconds(gateway.pid);
  for (let n = 0; n < REFUSED; n += CLIENTS)
    await Promise.all(Array.from({ length: CLIENTS }, () => ask(url, nested, (turn += 1))));
  const usedAfter = processorSeconds(gateway.pid);
  if (usedBefore !== null && usedAfter !== null)
    yield {
      name: 'abuse.processor time of a refused question',
      value: ((usedAfter - usedBefore) / REFUSED) * 1000,
      unit: 'ms',
      target: { atMost: 2 },
    };
  const peak = peakMb(gateway.pid);
  if (peak !== null) yield { name: 'abuse.peak of the process', value: peak, unit: 'MB' };
};
