import { Client } from 'pg';
import { z } from 'zod';
import { createCleanup } from '../cleanup.ts';
import type { Figure, Measurement } from '../figure.ts';
import { graphqlClient } from '../graphql-client.ts';
import { createNationalFixture, type NationalFixture } from '../national-fixture.ts';
import { percentile } from '../percentile.ts';
import { peakMb, processorSeconds, residentMb } from '../process-facts.ts';
import { postgresCount, searchClasses, type SearchCase } from '../queries.ts';

const CLIENTS = 8;
const SECONDS = 15;
const CHECKED_PER_CLASS = 3;
const NOBODYS_WORD = 'xqzw';

const document = `query ($query: String, $filter: DatasetFilter) {
  datasets(query: $query, filter: $filter, first: 20) {
    totalCount
    suggestion
    facets { field buckets { value count } }
    nodes { id title modified publisher { cvegeo name } theme { id name } }
  }
}`;

const totalSchema = z.object({
  datasets: z.object({ totalCount: z.number(), facets: z.array(z.unknown()), nodes: z.array(z.unknown()) }),
});

type Sample = { className: string; elapsedMs: number };

const cases = Object.entries(searchClasses).flatMap(([className, list]) =>
  list.map((each) => ({ className, each })),
);
const classNames = Object.keys(searchClasses);

/** The n-th search of the mix: classes in turn, so that each weighs the same. */
function nth(turn: number): { className: string; each: SearchCase } {
  const className = classNames[turn % classNames.length] ?? '';
  const list = searchClasses[className] ?? [];
  const each = list[Math.floor(turn / classNames.length) % list.length];
  if (each === undefined) throw new Error(`no search in class ${className}`);
  return { className, each };
}

type Asking = ReturnType<typeof graphqlClient>;

/** Every client asks its next search as soon as it has the last answer. */
async function askForAWhile(
  client: Asking,
  { seconds, clients = CLIENTS, isNew = false }: { seconds: number; clients?: number; isNew?: boolean },
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const until = performance.now() + seconds * 1000;
  let turn = 0;
  const one = async () => {
    while (performance.now() < until) {
      const { className, each } = nth(turn);
      turn += 1;
      // The gateway keeps whole answers for an instant; a variable that is never the same has each one worked out.
      // Facets are kept by search as well; a word that nothing has, left out, makes a search that nobody made before.
      const query = isNew ? `${each.query ?? ''} -${NOBODYS_WORD}${turn}` : each.query;
      const variables = { query, filter: each.filter, turn };
      const { elapsedMs } = await client.ask(document, variables);
      samples.push({ className, elapsedMs });
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
  return samples;
}

async function wrongTotals(client: Asking, connectionString: string): Promise<string[]> {
  const database = new Client({ connectionString });
  await database.connect();
  try {
    const wrong: string[] = [];
    const counted = new Map<string, number>();
    for (const { className, each } of cases) {
      const seen = counted.get(className) ?? 0;
      counted.set(className, seen + 1);
      if (seen >= CHECKED_PER_CLASS) continue;
      const { datasets } = await client.read(totalSchema, document, {
        query: each.query,
        filter: each.filter,
      });
      const expected = await postgresCount(database, each);
      if (datasets.totalCount !== expected)
        wrong.push(`${each.query ?? className}: ${datasets.totalCount}, Postgres counts ${expected}`);
    }
    return wrong;
  } finally {
    await database.end();
  }
}

const beginnings = [
  'esc',
  'agua p',
  'parque',
  'seg',
  'contra',
  'guada',
  'presu',
  'mus',
  'registro c',
  'ruta',
];
const suggestDocument = `query ($text: String!) { suggest(text: $text) { text kind url count } }`;

/** Times of suggestions while typing, one reader after another's letter. */
async function suggestForAWhile(client: Asking, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  for (let turn = 0; performance.now() < until; turn += 1) {
    const text = beginnings[turn % beginnings.length] ?? '';
    times.push((await client.ask(suggestDocument, { text, turn })).elapsedMs);
  }
  return times;
}

/** Searches of every class in turn over one network: totals against plain SQL, then eight clients at once. */
async function* measureOne(
  network: NationalFixture,
  { seconds, log }: { seconds: number; log: (text: string) => void },
): AsyncGenerator<Measurement> {
  const { url, datasets, connectionString, gateway, warmUpSeconds, termSeconds } = network;
  const isLargest = datasets >= 1_000_000;
  const named = (name: string) => `search.${name} (${datasets.toLocaleString('en-US')})`;
  yield { name: named('warm-up'), value: warmUpSeconds, unit: 's' };
  yield { name: named('terms counted'), value: termSeconds, unit: 's' };
  const resident = residentMb(gateway.pid);
  if (resident !== null) yield { name: named('resident after warm-up'), value: resident, unit: 'MB' };

  const client = graphqlClient(url, { connections: CLIENTS });
  try {
    const wrong = await wrongTotals(client, connectionString);
    for (const each of wrong) log(each);
    const target = { atMost: 0 };
    yield { name: named('totals that differ from plain SQL'), value: wrong.length, unit: '', target };
    await askForAWhile(client, { seconds: 3 });
    const alone = await askForAWhile(client, { seconds: seconds / 3, clients: 1 });
    const aloneTimes = alone.map((sample) => sample.elapsedMs);
    yield { name: named('p50 of one client alone'), value: percentile(aloneTimes, 0.5), unit: 'ms' };
    const usedBefore = processorSeconds(gateway.pid);
    const samples = await askForAWhile(client, { seconds });
    const usedAfter = processorSeconds(gateway.pid);
    if (usedBefore !== null && usedAfter !== null) {
      const each = ((usedAfter - usedBefore) / samples.length) * 1000;
      yield { name: named("gateway's processor time per search"), value: each, unit: 'ms' };
    }
    for (const className of classNames) {
      const times = samples
        .filter((sample) => sample.className === className)
        .map((sample) => sample.elapsedMs);
      const note = `p95 ${percentile(times, 0.95).toFixed(1)} ms`;
      yield { name: named(`${className}: p50`), value: percentile(times, 0.5), unit: 'ms', note };
    }
    const times = samples.map((sample) => sample.elapsedMs);
    yield {
      name: named('p50'),
      value: percentile(times, 0.5),
      unit: 'ms',
      ...(isLargest && { target: { atMost: 15 } }),
    };
    yield {
      name: named('p95'),
      value: percentile(times, 0.95),
      unit: 'ms',
      ...(isLargest && { target: { atMost: 60 } }),
      note: `${Math.round(samples.length / seconds)} searches/s`,
    };
    const unseen = (await askForAWhile(client, { seconds: seconds / 2, isNew: true })).map(
      (sample) => sample.elapsedMs,
    );
    yield {
      name: named('searches that nobody made before: p50'),
      value: percentile(unseen, 0.5),
      unit: 'ms',
      note: `p95 ${percentile(unseen, 0.95).toFixed(1)} ms`,
    };
    const suggested = await suggestForAWhile(client, seconds / 3);
    yield {
      name: named('suggestions: p50'),
      value: percentile(suggested, 0.5),
      unit: 'ms',
      target: { atMost: 10 },
      note: `p95 ${percentile(suggested, 0.95).toFixed(1)} ms`,
    };
  } finally {
    client.close();
  }
  const peak = peakMb(gateway.pid);
  if (peak !== null) yield { name: named('peak'), value: peak, unit: 'MB' };
}

/**
 * Search with facets, eight clients, classes of query in turn, over networks that grow: 10,000 and 100,000 datasets and,
 * full size, a million.
 */
export const search: Figure = async function* ({ national, log, isFull }) {
  const smaller = isFull ? [10_000, 100_000] : [10_000];
  for (const datasets of smaller) {
    const own = createCleanup();
    try {
      yield* measureOne(await createNationalFixture({ cleanup: own, datasets, log }), {
        seconds: SECONDS,
        log,
      });
    } finally {
      await own.run();
    }
  }
  yield* measureOne(await national(), { seconds: isFull ? SECONDS * 2 : SECONDS, log });
};
