import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { graphql } from './support/http.ts';
import { startHubProcess } from './support/hub-process.ts';
import { brokenLinks, readLedger } from './support/ledger.ts';
import { signInAsCoordinator } from './support/people.ts';
import { downloadedHash, expectWholePublications } from './support/wholeness.ts';

const hub = await startHubProcess({ demonstration: true });

type Distribution = { downloadUrl: string | null; sha256: string | null; bytes: number | null };
type Dataset = { id: string; url: string; title: string; origin: string; distributions: Distribution[] };
type DatasetPage = {
  datasets: {
    totalCount: number;
    nodes: Dataset[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

async function everyDataset(): Promise<{ datasets: Dataset[]; totalCount: number }> {
  const datasets: Dataset[] = [];
  let after: string | null = null;
  for (;;) {
    const page: DatasetPage = await graphql<DatasetPage>(
      hub,
      `
        query ($after: String) {
          datasets(first: 50, after: $after, sort: TITLE) {
            totalCount
            nodes {
              id
              url
              title
              origin
              distributions {
                downloadUrl
                sha256
                bytes
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      `,
      { after },
    );
    datasets.push(...page.datasets.nodes);
    if (!page.datasets.pageInfo.hasNextPage) return { datasets, totalCount: page.datasets.totalCount };
    after = page.datasets.pageInfo.endCursor;
  }
}

const hostedFiles = async () =>
  (await everyDataset()).datasets
    .filter(({ origin }) => origin === 'HOSTED')
    .flatMap(({ distributions }) => distributions);

async function firstFile(): Promise<{ url: string; sha256: string; bytes: number }> {
  const file = (await hostedFiles())[0];
  if (!file?.downloadUrl || !file.sha256 || !file.bytes) throw new Error('no published file');
  return { url: file.downloadUrl, sha256: file.sha256, bytes: file.bytes };
}

test('the network answers with its 32 states, 2,478 municipalities, members, datasets and packages', async () => {
  const { network } = await graphql<{
    network: {
      governments: { states: number; municipalities: number };
      members: number;
      datasets: number;
      packages: number;
      demonstration: boolean;
    };
  }>(hub, '{ network { governments { states municipalities } members datasets packages demonstration } }');
  expect(network.governments).toEqual({ states: 32, municipalities: 2478 });
  expect(network.members).toBeGreaterThanOrEqual(8);
  expect(network.datasets).toBeGreaterThanOrEqual(270);
  expect(network.packages).toBeGreaterThanOrEqual(4);
  expect(network.demonstration).toBe(true);
});

test('every dataset has a page at its address, in HTML, with its title', async () => {
  const { datasets, totalCount } = await everyDataset();
  expect(new Set(datasets.map(({ id }) => id)).size).toBe(totalCount);
  const wrong: string[] = [];
  for (const { url, title } of datasets) {
    const page = await fetch(url);
    const html = await page.text();
    const isHtml = page.headers.get('content-type')?.startsWith('text/html') === true;
    if (page.status !== 200 || !isHtml || !html.includes(escaped(title)))
      wrong.push(`${url}: ${page.status} ${title}`);
  }
  expect(wrong).toEqual([]);
});

test('published files come with the bytes and the checksum that the view promises', async () => {
  const files = await hostedFiles();
  expect(files.length).toBeGreaterThanOrEqual(16);
  for (const { downloadUrl, sha256 } of files) expect(await downloadedHash(downloadUrl ?? '')).toBe(sha256);
});

test('every package has a descriptor whose hashes hold, and the ledger tells of it', async () => {
  await expectWholePublications(hub, await signInAsCoordinator(hub));
  const ledger = await readLedger(hub);
  expect(ledger.length).toBeGreaterThan(270);
  expect(brokenLinks(ledger)).toEqual([]);
  expect(ledger[0]?.seq).toBe(1);
});

test('a file answers range requests', async () => {
  const { url, bytes } = await firstFile();
  const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
  expect(whole.byteLength).toBe(bytes);
  const middle = await fetch(url, { headers: { range: 'bytes=10-19' } });
  expect(middle.status).toBe(206);
  expect(middle.headers.get('content-range')).toBe(`bytes 10-19/${bytes}`);
  expect(Buffer.from(await middle.arrayBuffer()).equals(whole.subarray(10, 20))).toBe(true);
  const end = await fetch(url, { headers: { range: 'bytes=-5' } });
  expect(Buffer.from(await end.arrayBuffer()).equals(whole.subarray(-5))).toBe(true);
  const beyond = await fetch(url, { headers: { range: `bytes=${bytes}-` } });
  expect(beyond.status).toBe(416);
  expect(beyond.headers.get('content-range')).toBe(`bytes */${bytes}`);
});

test('a file is asked for again only when it changed', async () => {
  const { url, sha256 } = await firstFile();
  const head = await fetch(url, { method: 'HEAD' });
  const etag = head.headers.get('etag') ?? '';
  expect(etag).toBe(`"${sha256}"`);
  expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
  expect((await fetch(url, { headers: { 'if-none-match': '"otro"' } })).status).toBe(200);
  const since = { range: 'bytes=0-3', 'if-range': '"otro"' };
  expect((await fetch(url, { headers: since })).status).toBe(200);
  expect((await fetch(url, { headers: { ...since, 'if-range': etag } })).status).toBe(206);
});

test('search folds accents, keeps ñ apart from n, and finds the words of a family', async () => {
  const found = async (query: string) => {
    const { datasets } = await graphql<{ datasets: { totalCount: number; nodes: { title: string }[] } }>(
      hub,
      'query ($query: String) { datasets(query: $query, first: 50) { totalCount nodes { title } } }',
      { query },
    );
    return datasets.nodes.map(({ title }) => title);
  };
  const titled = (titles: string[], word: RegExp) => titles.filter((title) => word.test(title));
  expect(titled(await found('catastro'), /catastral|catastro/i)).not.toEqual([]);
  expect(await found('catastral')).toEqual(await found('catastro'));
  const withAccent = titled(await found('educación'), /educación/i);
  expect(withAccent).not.toEqual([]);
  expect(await found('educacion')).toEqual(expect.arrayContaining(withAccent));
  expect(await found('ninos')).toContain('Refugios temporales de Quintana Roo, temporada 2018');
  expect(titled(await found('año'), /Incidencia delictiva/)).toHaveLength(5);
  expect(titled(await found('ano'), /Incidencia delictiva/)).toEqual([]);
});

/** `rma` as anybody runs it, in a folder of its own. */
async function rma(...args: string[]): Promise<{ code: number; out: string }> {
  const main = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const out = await textOf(child.stdout);
  const [code] = await closed;
  return { code: Number(code), out };
}

test('the ledger is verified from outside by the command, and its head is remembered', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rma-view-'));
  const head = join(folder, 'head.json');
  try {
    const first = await rma('ledger', 'verify', hub.url, '--head', head);
    expect(first.out).toContain('está entera');
    expect(first.out).toContain('la firma es buena');
    expect(first.code).toBe(0);
    const again = await rma('ledger', 'verify', hub.url, '--from', 'last', '--head', head);
    expect(again.out).toContain('sigue igual');
    expect(again.code).toBe(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('this very hub passes what it expects of others', async () => {
  const { code, out } = await rma('conform', hub.url, '--json');
  const report = JSON.parse(out) as { kind: string; judgements: { id: string; result: string }[] };
  expect(report.kind).toBe('node');
  expect(report.judgements.filter(({ result }) => result === 'fail')).toEqual([]);
  const passed = report.judgements.filter(({ result }) => result === 'pass').map(({ id }) => id);
  expect(passed).toEqual(expect.arrayContaining(['complete', 'signatures', 'feed-history', 'dcat-ap']));
  expect(code).toBe(0);
});

/** Text as React writes it into HTML. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;');
}
