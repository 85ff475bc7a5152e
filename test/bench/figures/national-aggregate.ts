import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrationsFolder, seedReference } from '@rma/db';
import { createBlobStore, migrateToLatest, startEmbeddedPostgres } from '@rma/persistence';
import { standard } from '@rma/themes';
import { z } from 'zod';
import type { Figure } from '../figure.ts';
import { writeCrimeParts } from '../generate/crime-parts.ts';
import { loadTableParts } from '../generate/load-table-parts.ts';
import { governmentKeys } from '../governments.ts';
import { graphqlClient } from '../graphql-client.ts';
import { launch } from '../launch.ts';
import { percentile } from '../percentile.ts';
import { peakMb, processorSeconds, residentMb } from '../process-facts.ts';
import { program } from '../paths.ts';

const TURNS = 7;

const sum = 'measures: [{ operation: SUM, column: "conteo" }]';
// A `first` of its own has each one worked out: the gateway keeps answers, and nothing else differs.
const questions = {
  'by year and legal interest': `aggregate(groupBy: ["anio", "bien_juridico"] ${sum} first: $first) { rows }`,
  'by government': `aggregate(groupBy: ["_cvegeo"] ${sum} first: $first) { rows }`,
  'homicides by state since 2020': `aggregate(groupBy: ["cve_ent"] ${sum} first: $first
    filter: [{ column: "anio", operator: GTE, value: 2020 }, { column: "tipo", value: "Homicidio" }]) { rows }`,
};

const coverageSchema = z.object({ table: z.object({ coverage: z.object({ rows: z.number() }) }) });
const answerSchema = z.object({
  table: z.object({ aggregate: z.object({ rows: z.array(z.array(z.unknown())).min(1) }) }),
});

/** Aggregates over the national table of crime, one part per municipality, asked of the real gateway over HTTP. */
export const nationalAggregate: Figure = async function* ({ isFull, log, temporaryFolder, defer }) {
  const asked = standard('security/crime-incidence@1.0');
  if (!asked) throw new Error('the standard security/crime-incidence@1.0 is gone');
  const folder = await temporaryFolder();
  const blobStoreUrl = pathToFileURL(join(folder, 'blobs')).href;
  const { municipalities } = governmentKeys();
  const startedAt = performance.now();
  const parts = await writeCrimeParts(createBlobStore(blobStoreUrl), {
    standard: asked,
    municipalities: isFull ? municipalities : municipalities.slice(0, 100),
    // 206 months of 98 kinds of crime in each of 2,478 municipalities are 50 million rows.
    months: 206,
    log,
  });
  log(`${parts.length} parts written in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);

  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  defer(() => postgres.stop());
  const { connectionString } = postgres;
  await migrateToLatest({ connectionString, folder: migrationsFolder });
  await seedReference({ connectionString });
  await loadTableParts(connectionString, parts);
  const gateway = launch(program('gateway'), { args: [connectionString, blobStoreUrl] });
  defer(() => gateway.stop());
  const { url } = await gateway.line((line) => typeof line['url'] === 'string');
  await gateway.line((line) => line['msg'] === 'search is in memory');
  const client = graphqlClient(String(url), { connections: 1 });
  defer(async () => client.close());

  const { table } = await client.read(
    coverageSchema,
    '{ table(standard: "security/crime-incidence") { coverage { rows } } }',
  );
  const size = `${(table.coverage.rows / 1e6).toFixed(1)} million rows, ${parts.length} parts`;
  const openedAt = performance.now();
  await client.read(z.unknown(), '{ table(standard: "security/crime-incidence") { columns { name } } }');
  log(`columns of all parts read in ${(performance.now() - openedAt).toFixed(0)} ms`);
  const before = residentMb(gateway.pid) ?? 0;
  let first = 1000;
  for (const [name, question] of Object.entries(questions)) {
    const document = `query ($first: Int) { table(standard: "security/crime-incidence") { ${question} } }`;
    const times: number[] = [];
    let used: number | null = null;
    for (let turn = 0; turn <= TURNS; turn += 1) {
      first += 1;
      if (turn === 1) used = processorSeconds(gateway.pid);
      const askedAt = performance.now();
      await client.read(answerSchema, document, { first });
      times.push(performance.now() - askedAt);
    }
    const [cold = 0, ...warm] = times;
    const usedAfter = processorSeconds(gateway.pid);
    // Tells a slow machine from a slow answer.
    const processor =
      used === null || usedAfter === null
        ? ''
        : `, ${Math.round(((usedAfter - used) / TURNS) * 1000)} ms of processor each`;
    yield {
      name: `national-aggregate.${name}`,
      value: percentile(warm, 0.5),
      unit: 'ms',
      target: { atMost: 1000 },
      note: `${size}; first time ${cold.toFixed(0)} ms, slowest ${Math.max(...warm).toFixed(0)} ms${processor}`,
    };
  }
  const peak = peakMb(gateway.pid);
  if (peak !== null)
    yield {
      name: "national-aggregate.gateway's peak",
      value: peak,
      unit: 'MB',
      note: `${before.toFixed(0)} MB before the first question`,
    };
};
