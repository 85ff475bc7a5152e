import { join } from 'node:path';
import { migrationsFolder, seedReference } from '@rma/db';
import { createDatabase, migrateToLatest, startEmbeddedPostgres, type Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { Figure } from '../figure.ts';
import { governmentKeys } from '../governments.ts';
import { until, withLastWords } from '../hub-client.ts';
import { startHub } from '../hub-process.ts';
import { launch } from '../launch.ts';
import { peakMb, watchResident } from '../process-facts.ts';
import { program } from '../paths.ts';

/** As many as the portals of Mexican governments that were known when this was written. */
const HOSTS = 115;
const factsSchema = z.object({ hosts: z.number(), mostAtOnce: z.number(), shortestGapMs: z.number() });

const hostOf = (index: number, port: number) => `127.0.1.${(index % HOSTS) + 1}:${port}`;

/** Every government is a member and has one source, all due now. */
async function openSources(db: Kysely<Tables>, port: number): Promise<number> {
  const { states, municipalities } = governmentKeys();
  const sources = [...states, ...municipalities].map((cvegeo, index) => ({
    cvegeo,
    url: `http://${hostOf(index, port)}`,
  }));
  await sql`update national.government set membership = 'active'`.execute(db);
  await sql`
    with opened as (
      insert into harvest.source (cvegeo, kind, title, url, selection, state, next_run_at, proposed_by, proposed_at)
      select cvegeo, 'ckan', 'Portal ' || cvegeo, url, jsonb_build_object('organization', 'o' || cvegeo), 'approved',
        now(), 'system:bench', now()
      from unnest(${sources.map(({ cvegeo }) => cvegeo)}::text[], ${sources.map(({ url }) => url)}::text[])
        as given (cvegeo, url)
      returning *)
    insert into national.source (id, cvegeo, kind, title, url, health)
    select id, cvegeo, kind, title, url, 'healthy' from opened`.execute(db);
  return sources.length;
}

async function progress(db: Kysely<Tables>) {
  const { rows } = await sql<{ ended: number; applied: number; seconds: number | null; datasets: number }>`
    select count(*) filter (where finished_at is not null)::int as ended,
      count(*) filter (where state = 'applied')::int as applied,
      extract(epoch from max(finished_at) - min(queued_at))::float as seconds,
      coalesce(sum(added_count), 0)::int as datasets
    from harvest.run`.execute(db);
  return rows[0] ?? { ended: 0, applied: 0, seconds: null, datasets: 0 };
}

/** One source of each of the country's governments, all due at once, at 115 portals that count how they are treated. */
export const harvestAll: Figure = async function* ({ temporaryFolder, defer, log }) {
  const portals = launch(program('portals'));
  defer(() => portals.stop());
  const { port } = await portals.line((line) => typeof line['port'] === 'number');
  const folder = await temporaryFolder();
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  defer(() => postgres.stop());
  const { connectionString } = postgres;
  await migrateToLatest({ connectionString, folder: migrationsFolder });
  await seedReference({ connectionString });
  const db = createDatabase<Tables>({ connectionString, applicationName: 'bench' });
  defer(() => db.destroy());
  const sources = await openSources(db, Number(port));

  const allowed = Array.from({ length: HOSTS }, (_, index) => hostOf(index, Number(port)));
  const hub = await startHub({
    dataDir: join(folder, 'hub'),
    isDemonstration: false,
    variables: { DATABASE_URL: connectionString, RMA_OUTBOUND_ALLOW: allowed.join(',') },
  });
  defer(() => hub.launched.stop());
  const worker = hub.workerPid();
  const firstHalf = watchResident(() => [worker], 500);
  const ended = (count: number) =>
    withLastWords(hub, () =>
      until(
        () => progress(db),
        (now) => now.ended >= count,
        { timeoutMs: 1_800_000, everyMs: 1000 },
      ),
    );
  log(`${(await ended(Math.floor(sources / 2))).ended} of ${sources} runs ended`);
  const highestAtFirst = await firstHalf.stop();
  const secondHalf = watchResident(() => [worker], 500);
  const done = await ended(sources);
  const highestLater = await secondHalf.stop();
  if (done.applied !== sources) throw new Error(`only ${done.applied} of ${sources} runs were applied`);

  const facts = factsSchema.parse(await (await fetch(`http://127.0.0.1:${String(port)}/facts`)).json());
  const note = `${done.datasets.toLocaleString('en-US')} datasets, ${facts.hosts} hosts`;
  yield { name: 'harvest-all.2,510 sources due at once', value: done.seconds ?? 0, unit: 's', note };
  yield {
    name: 'harvest-all.requests at once at any host',
    value: facts.mostAtOnce,
    unit: '',
    target: { atMost: 2 },
  };
  yield {
    name: 'harvest-all.shortest gap between two at a host',
    value: facts.shortestGapMs,
    unit: 'ms',
    // The client starts them 100 ms apart; the network may bring them a little closer.
    target: { atLeast: 80 },
  };
  const peak = peakMb(worker);
  if (peak !== null)
    yield { name: 'harvest-all.peak of the worker', value: peak, unit: 'MB', target: { atMost: 512 } };
  if (highestAtFirst !== null && highestLater !== null)
    yield {
      name: 'harvest-all.memory of the second half by the first',
      value: highestLater / highestAtFirst,
      unit: '×',
      target: { atMost: 1.2 },
    };
};
