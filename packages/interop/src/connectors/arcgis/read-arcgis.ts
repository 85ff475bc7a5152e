import { isElsewhere } from '../ask.ts';
import { readByOffset } from '../read-by-offset.ts';
import { incomplete, type ReadLimits, type ReadOptions, type ReadStep } from '../reading.ts';
import { hubPageAsker, readFeed } from './read-hub.ts';
import { readServer, serverAddress } from './read-server.ts';

export const arcgisLimits: ReadLimits = {
  deadlineMs: 60_000,
  maxBytes: 64 * 1024 * 1024,
  maxRecords: 500_000,
};

const PAGE = 100;
/** As far as a Hub's search lets itself be paged; its feed has everything. */
const FARTHEST = 10_000;

const feeds = ['/api/feed/dcat-us/1.1.json', '/data.json'];

/** Reads the first feed that the Hub has. */
async function* readFeeds(origin: string, source: ReadOptions): AsyncGenerator<ReadStep, void> {
  for (const [index, path] of feeds.entries()) {
    const reading = readFeed({ ...source, url: `${origin}${path}` });
    const first = await reading.next();
    if (first.done) return;
    const step = first.value;
    const isNotHere = step.kind === 'end' && !step.complete && isElsewhere(step.failure);
    if (isNotHere && index < feeds.length - 1) continue;
    yield step;
    yield* reading;
    return;
  }
}

/**
 * Reads an ArcGIS catalogue: an ArcGIS Server where the address has `/rest/services`, a feed where it is one, else a
 * Hub by its search, or by its DCAT-US feed when it has no search or more items than that can be paged. A dataset
 * is called by its item's GUID and layer in all of these, whatever the Hub calls it. Complete as `readByOffset`,
 * `readServer` and `readDataJson` say.
 */
export async function* readArcgis(source: { url: string } & ReadOptions): AsyncGenerator<ReadStep, void> {
  const limits = { ...arcgisLimits, ...source.limits };
  const options = { outbound: source.outbound, limits, signal: source.signal };
  const server = serverAddress(source.url);
  if (server !== null) {
    yield yield* readServer(server, options);
    return;
  }
  const { origin, pathname } = new URL(source.url);
  if (/\.json$/i.test(pathname) || pathname.includes('/api/feed/')) {
    yield* readFeed(source);
    return;
  }
  const ask = hubPageAsker(origin, options);
  const first = await ask({ start: 0, rows: PAGE });
  if (first.ok && first.total <= FARTHEST) {
    yield yield* readByOffset(ask, { rows: PAGE, limits, first });
  } else if (first.ok || (first.failure.code === 'http-status' && isElsewhere(first.failure))) {
    yield* readFeeds(origin, source);
  } else yield incomplete(first.failure);
}
