import { Client } from 'pg';
import { z } from 'zod';
import type { Figure } from '../figure.ts';
import { launch } from '../launch.ts';
import { program } from '../paths.ts';
import { peakMb } from '../process-facts.ts';

const EVENTS = 100_000;

/** Every dataset's publication as the ledger would have it, each dated after the one before. */
const insertEvents = `
  insert into ledger.dataset_event (number, seq, at, kind, dataset_id, cvegeo, snapshot)
  select row_number() over (order by ordinal), row_number() over (order by ordinal), now(), 'create', id, cvegeo,
    to_jsonb(dataset) - 'search' - 'preview' - 'ordinal'
  from (select * from national.dataset order by ordinal limit ${EVENTS}) dataset`;

const pageSchema = z.object({
  page: z.object({
    relation: z
      .union([z.unknown().array(), z.unknown().transform((one) => [one])])
      .optional()
      .transform((all) => all ?? []),
  }),
  member: z.array(z.object({ '@id': z.string(), '@type': z.string() }).loose()),
});
const nextSchema = z.object({ '@type': z.literal('tree:GreaterThanRelation'), node: z.string() }).loose();

/** Reads pages one after the other by their relations, as a plain client does that only knows JSON. */
async function catchUp(feed: string): Promise<{ events: number; bytes: number }> {
  let events = 0;
  let bytes = 0;
  for (let path: string | undefined = '/feed/pages/1'; path !== undefined;) {
    const response: Response = await fetch(`${feed}${path}`);
    const text = await response.text();
    const { page, member } = pageSchema.parse(JSON.parse(text));
    events += member.length;
    bytes += text.length;
    const next = page.relation.flatMap((relation) => nextSchema.safeParse(relation).data ?? []);
    path = next[0] === undefined ? undefined : new URL(next[0].node).pathname;
  }
  return { events, bytes };
}

/** A client that was away for 100,000 events reads them all from a feed whose pages are signed. */
export const feed: Figure = async function* ({ national, temporaryFolder, defer, log }) {
  const { connectionString } = await national();
  const admin = new Client({ connectionString, application_name: 'rma-bench' });
  await admin.connect();
  defer(() => admin.end());
  await admin.query(insertEvents);
  await admin.query(`update ledger.head set event_number = ${EVENTS}`);
  await admin.query('vacuum analyze ledger.dataset_event');
  const catalog = launch(program('catalog'), { args: [connectionString, await temporaryFolder()] });
  defer(() => catalog.stop());
  const { url } = await catalog.line((line) => typeof line['url'] === 'string');

  const startedAt = performance.now();
  const { events, bytes } = await catchUp(String(url));
  const seconds = (performance.now() - startedAt) / 1000;
  if (events !== EVENTS) throw new Error(`the feed gave ${events} events of ${EVENTS}`);
  log(`${(bytes / 1e6).toFixed(0)} MB of JSON-LD in ${seconds.toFixed(1)} s`);
  yield {
    name: `feed.catch-up of ${EVENTS.toLocaleString('en-US')} events, signed`,
    value: events / seconds,
    unit: 'events/s',
    target: { atLeast: 2000 },
    note: `${seconds.toFixed(0)} s`,
  };
  const peak = peakMb(catalog.pid);
  if (peak !== null)
    yield { name: 'feed.peak of the server', value: peak, unit: 'MB', target: { atMost: 512 } };
};
