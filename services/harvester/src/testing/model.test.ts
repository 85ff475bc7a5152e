import { countsAddUp } from '@rma/domain';
import { connectors } from '@rma/interop';
import { startCkanPortal, startDataJsonPortal, datasetsOf } from '@rma/testkit';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { countsOf } from '../runs/report-payload.ts';
import { coordinator, startTestHarvester, xalapa } from '../testing.ts';
import { cityPackages, readState, scriptOf } from './remotes.ts';
import { changeOf, step, type Fault, type Step } from './steps.ts';
import { createWorld, type Side } from './world.ts';

const veracruz = '30';
const RUNS = 40;
const STEPS = 15;

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let runs = 0;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  hub = await startTestHarvester();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await Promise.all(closing.map((close) => close()));
});

/** Two sources of one state and one of its municipalities, read from portals that are as the world says. */
async function open() {
  const run = (runs += 1);
  const world = createWorld();
  const city = await startCkanPortal({ datasets: datasetsOf([]) });
  const other = await startDataJsonPortal({ datasets: datasetsOf([]) });
  closing.push(
    () => city.close(),
    () => other.close(),
  );
  let fault: Fault = 'none';
  vi.spyOn(connectors['data-json'], 'read').mockImplementation(({ since }) =>
    readState(run, { remote: world.remote.state, since, fault }),
  );
  const sources = {
    city: await hub.sourceOf(city, { cvegeo: xalapa, title: 'Municipio' }),
    state: await hub.sourceOf(other, { cvegeo: veracruz, kind: 'data-json', title: 'Estado' }),
  };
  return {
    world,
    sources,
    async harvest(side: Side, wanted: { mode: 'full' | 'incremental'; fault: Fault }) {
      ({ fault } = wanted);
      city.serve(cityPackages(run, world.remote.city));
      city.misbehave(scriptOf[fault]);
      return sources[side].harvest({ mode: side === 'state' ? wanted.mode : 'full' });
    },
  };
}

type Opened = Awaited<ReturnType<typeof open>>;

async function viewOf({ sources }: Opened) {
  const rows = await hub.admin
    .selectFrom('national.dataset')
    .select(['title', 'also_at', 'archived_at'])
    .where('source_id', 'in', [sources.city.sourceId, sources.state.sourceId])
    .execute();
  const live = rows.filter((row) => row.archived_at === null);
  const archived = rows.filter((row) => row.archived_at !== null);
  return {
    live: live.map((row) => `${row.title}${row.also_at.length > 0 ? ' (+)' : ''}`).toSorted(),
    archived: archived.map((row) => row.title).toSorted(),
  };
}

type Told = Record<string, unknown>;

/** What whoever follows the history of datasets believes to be there, word for word. */
async function followed({ sources }: Opened): Promise<Map<string, Told>> {
  const { rows } = await sql<{ id: string; told: Told }>`
    select dataset_id as id, snapshot as told from (
      select distinct on (event.dataset_id) event.dataset_id, event.kind, event.snapshot
      from national.dataset_event event join harvest.record record using (dataset_id)
      where record.source_id in (${sources.city.sourceId}, ${sources.state.sourceId})
      order by event.dataset_id, event.number desc) last
    where kind <> 'delete'`.execute(hub.admin);
  return new Map(rows.map(({ id, told }) => [id, told]));
}

/** What the national view tells of each live dataset, in the form its history keeps. */
async function shownNow({ sources }: Opened): Promise<Map<string, Told>> {
  const { rows } = await sql<{ id: string; told: Told }>`
    select id, to_jsonb(dataset) - 'search' - 'preview' - 'ordinal' as told from national.dataset dataset
    where archived_at is null
      and source_id in (${sources.city.sourceId}, ${sources.state.sourceId})`.execute(hub.admin);
  return new Map(rows.map((row) => [row.id, row.told]));
}

async function take(opened: Opened, taken: Step): Promise<void> {
  const { world, sources } = opened;
  switch (taken.do) {
    case 'change':
      return world.change(taken.side, taken.index, changeOf(taken.change));
    case 'link both':
      for (const side of ['city', 'state'] as const)
        world.change(side, taken.index, (record) => void (record.isLinked = true));
      return;
    case 'take all away or give all back':
      world.remote[taken.side].records.forEach((_, index) =>
        world.change(taken.side, index, changeOf('take away or give back')),
      );
      return;
    case 'pass':
      hub.clock.advance({ days: taken.days });
      await sources.city.harvester.sweep();
      return world.sweep(hub.clock.now().getTime());
    case 'harvest': {
      hub.clock.advance({ minutes: 1 });
      const { side, isConfirmed } = taken;
      const isHeld = taken.fault === 'none' && world.mustHold(side);
      const run = await opened.harvest(side, taken);
      expect(run.state).toBe(taken.fault !== 'none' ? 'failed' : isHeld ? 'held' : 'applied');
      if (taken.fault !== 'none') return;
      expect(countsAddUp(countsOf(run))).toBe(true);
      if (isHeld && !isConfirmed) {
        await sources[side].harvester.refuseRun(coordinator, { runId: run.id });
        return;
      }
      if (isHeld) {
        await sources[side].harvester.confirmRun(coordinator, { runId: run.id });
        await sources[side].harvester.executeRun(run.id);
      }
      return world.apply(side, hub.clock.now().getTime());
    }
  }
}

test(
  'whatever two portals do, the national view is what the model says, and its history says the same',
  { timeout: 600_000 },
  async () => {
    const seed = Date.now() % 2 ** 31;
    process.stdout.write(`model of the harvester, seed ${seed}\n`);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: STEPS }), async (steps) => {
        const opened = await open();
        const addresses = new Map<string, string>();
        for (const taken of steps) {
          await take(opened, taken);
          if (taken.do !== 'harvest' && taken.do !== 'pass') continue;
          expect(await viewOf(opened)).toEqual(opened.world.view());
          expect(await followed(opened)).toEqual(await shownNow(opened));
          const known = await hub.admin
            .selectFrom('harvest.record')
            .select(['source_id', 'remote_id', 'dataset_id'])
            .where('source_id', 'in', [opened.sources.city.sourceId, opened.sources.state.sourceId])
            .execute();
          for (const { source_id, remote_id, dataset_id } of known) {
            const key = `${source_id} ${remote_id}`;
            expect(addresses.get(key) ?? dataset_id).toBe(dataset_id);
            addresses.set(key, dataset_id);
          }
        }
      }),
      { numRuns: RUNS, seed, interruptAfterTimeLimit: 500_000 },
    );
  },
);
