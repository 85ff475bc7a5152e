import { Client } from 'pg';
import { z } from 'zod';
import type { Figure } from '../figure.ts';
import { graphqlClient } from '../graphql-client.ts';
import { percentile } from '../percentile.ts';
import { peakMb, processorSeconds, residentMb } from '../process-facts.ts';
import { postgresCount, searchClasses, type SearchCase } from '../queries.ts';

const CLIENTS = 8;
const SECONDS = 15;
const CHECKED_PER_CLASS = 3;

const document = `query ($query: String, $filter: DatasetFilter) {
  datasets(query: $query, filter: $filter, first: 20) {
    totalCount
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
  { seconds, clients = CLIENTS }: { seconds: number; clients?: number },
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const until = performance.now() + seconds * 1000;
  let turn = 0;
  const one = async () => {
    while (performance.now() < until) {
      const { className, each } = nth(turn);
      turn += 1;
      // The gateway keeps whole answers for an instant; a variable that is never the same has each one worked out.
      const variables = { query: each.query, filter: each.filter, turn };
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

/** Search with facets over the generated network, eight clients, classes of query in turn. */
export const search: Figure = async function* ({ national, log, defer, isFull }) {
  const { url, datasets, connectionString, gateway, warmUpSeconds } = await national();
  const size = datasets.toLocaleString('en-US');
  yield { name: `search.warm-up (${size})`, value: warmUpSeconds, unit: 's' };
  const resident = residentMb(gateway.pid);
  if (resident !== null) yield { name: 'search.resident after warm-up', value: resident, unit: 'MB' };

  const client = graphqlClient(url, { connections: CLIENTS });
  defer(async () => client.close());
  const wrong = await wrongTotals(client, connectionString);
  for (const each of wrong) log(each);
  yield {
    name: 'search.totals that differ from Postgres',
    value: wrong.length,
    unit: '',
    target: { atMost: 0 },
  };

  const seconds = isFull ? SECONDS * 2 : SECONDS;
  await askForAWhile(client, { seconds: 3 });
  const alone = await askForAWhile(client, { seconds: seconds / 3, clients: 1 });
  yield {
    name: 'search.p50 of one client alone',
    value: percentile(
      alone.map((sample) => sample.elapsedMs),
      0.5,
    ),
    unit: 'ms',
  };
  const usedBefore = processorSeconds(gateway.pid);
  const samples = await askForAWhile(client, { seconds });
  const usedAfter = processorSeconds(gateway.pid);
  if (usedBefore !== null && usedAfter !== null)
    yield {
      name: "search.gateway's processor time per search",
      value: ((usedAfter - usedBefore) / samples.length) * 1000,
      unit: 'ms',
    };
  for (const className of classNames) {
    const times = samples
      .filter((sample) => sample.className === className)
      .map((sample) => sample.elapsedMs);
    yield {
      name: `search.${className} p50`,
      value: percentile(times, 0.5),
      unit: 'ms',
      note: `p95 ${percentile(times, 0.95).toFixed(1)} ms`,
    };
  }
  const times = samples.map((sample) => sample.elapsedMs);
  yield { name: 'search.p50', value: percentile(times, 0.5), unit: 'ms', target: { atMost: 15 } };
  yield {
    name: 'search.p95',
    value: percentile(times, 0.95),
    unit: 'ms',
    target: { atMost: 60 },
    note: `${Math.round(samples.length / seconds)} searches/s`,
  };
  const peak = peakMb(gateway.pid);
  if (peak !== null) yield { name: 'search.peak', value: peak, unit: 'MB' };
};
