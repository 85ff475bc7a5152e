import { join } from 'node:path';
import { inspect, parseArgs } from 'node:util';
import { createCleanup, temporaryFolder } from './cleanup.ts';
import type { Figure } from './figure.ts';
import { abuse } from './figures/abuse.ts';
import { board } from './figures/board.ts';
import { feed } from './figures/feed.ts';
import { graphql } from './figures/graphql.ts';
import { harvest } from './figures/harvest.ts';
import { harvestAll } from './figures/harvest-all.ts';
import { lighthouse } from './figures/lighthouse.ts';
import { nationalAggregate } from './figures/national-aggregate.ts';
import { node } from './figures/node.ts';
import { page } from './figures/page.ts';
import { privacy } from './figures/privacy.ts';
import { quality } from './figures/quality.ts';
import { search } from './figures/search.ts';
import { start } from './figures/start.ts';
import { upload } from './figures/upload.ts';
import { validate } from './figures/validate.ts';
import { machineFacts } from './machine.ts';
import { createNationalFixture, type NationalFixture } from './national-fixture.ts';
import { root } from './paths.ts';
import { lineOf, writeRun, type Outcome } from './report.ts';

const figures: Record<string, Figure> = {
  start,
  search,
  graphql,
  abuse,
  validate,
  privacy,
  quality,
  upload,
  harvest,
  'harvest-all': harvestAll,
  feed,
  node,
  page,
  lighthouse,
  board,
  'national-aggregate': nationalAggregate,
};

const say = (text: string) => process.stdout.write(`${text}\n`);
const progress = (text: string) => process.stderr.write(`  · ${text}\n`);

const { values: options, positionals } = parseArgs({
  options: { full: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => figures[name] === undefined);
if (unknown.length > 0) {
  say(
    `No such figure: ${unknown.join(', ')}. There are ${Object.keys(figures).join(', ')}; --full for full size.`,
  );
  process.exit(2);
}

const startedAt = new Date();
const machine = machineFacts();
const shared = createCleanup();
let fixture: Promise<NationalFixture> | null = null;
const national = () =>
  (fixture ??= createNationalFixture({
    cleanup: shared,
    datasets: options.full ? 1_000_000 : 100_000,
    log: progress,
  }));

async function measure(name: string, figure: Figure): Promise<Outcome> {
  const began = performance.now();
  const own = createCleanup();
  const outcome: Outcome = { figure: name, seconds: 0, measurements: [], failure: null };
  const finish = async (step: () => Promise<void>) => {
    try {
      await step();
    } catch (error) {
      const why = inspect(error);
      outcome.failure ??= why;
      say(`✗ ${name} could not be measured: ${why}`);
    }
  };
  current = own;
  await finish(async () => {
    for await (const measurement of figure({
      isFull: options.full,
      log: progress,
      temporaryFolder: () => temporaryFolder(own),
      defer: own.defer,
      national,
    })) {
      outcome.measurements.push(measurement);
      say(lineOf(measurement));
    }
  });
  await finish(own.run);
  outcome.seconds = (performance.now() - began) / 1000;
  return outcome;
}

let current = createCleanup();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void current
      .run()
      .then(shared.run)
      .finally(() => process.exit(130));
  });
}

say(
  `${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}, commit ${machine.commit}, load ${machine.loadAtStart.toFixed(1)}`,
);
const names = positionals.length > 0 ? positionals : Object.keys(figures);
const outcomes: Outcome[] = [];
for (const [name, figure] of Object.entries(figures)) {
  if (names.includes(name)) outcomes.push(await measure(name, figure));
}
await shared.run();
const path = await writeRun(join(root, '.bench'), { startedAt, isFull: options.full, machine, outcomes });
say(`${((Date.now() - startedAt.getTime()) / 1000).toFixed(0)} s, written to ${path}`);
process.exitCode = outcomes.some((outcome) => outcome.failure !== null) ? 1 : 0;
