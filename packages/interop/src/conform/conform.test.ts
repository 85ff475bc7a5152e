import { createOutbound, signToken } from '@rma/service-kit';
import { fakeKey, remotePortals, startFakeNode, type RemotePortalKind } from '@rma/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { outboundTo } from '../connectors/testing.ts';
import { startSite } from '../detect/testing.ts';
import { badge } from './badge.ts';
import type { CheckId } from './checks.ts';
import { conform } from './conform.ts';
import type { ConformReport } from './report.ts';

type Kind = keyof typeof remotePortals;
type Script = Parameters<RemotePortalKind['start']>[0]['script'];

async function judge(
  kind: Kind,
  options: {
    count?: number;
    script?: Script;
    changed?: (record: Record<string, unknown>, index: number) => Record<string, unknown>;
  } = {},
) {
  const portalKind: RemotePortalKind = remotePortals[kind];
  const { count = 12, script = {}, changed } = options;
  const good = portalKind.synthetic(count);
  const datasets =
    changed === undefined ? good : { count, at: (index: number) => changed(good.at(index), index) };
  const portal = await portalKind.start({ datasets, script });
  onTestFinished(() => portal.close());
  const outbound = outboundTo(portal.host);
  onTestFinished(() => outbound.close());
  return conform(portalKind.urlOf(portal), { outbound });
}

const resultsOf = ({ judgements }: ConformReport) =>
  Object.fromEntries(judgements.map(({ id, result }) => [id, result])) as Record<CheckId, string>;
const failuresOf = ({ judgements }: ConformReport) =>
  judgements.filter(({ result }) => result === 'fail').map(({ id }) => id);

describe('a good portal', () => {
  // The fake catalogue service answers no GetCapabilities, by which one is recognised.
  const kinds = (Object.keys(remotePortals) as Kind[]).filter((kind) => kind !== 'csw');
  test.each(kinds)('of kind %s has no failure', async (kind) => {
    const report = await judge(kind);
    expect(report.judgements.filter(({ result }) => result === 'fail')).toEqual([]);
    expect(report).toMatchObject({ datasets: 12 });
    expect(resultsOf(report)).toMatchObject({
      complete: 'pass',
      paging: 'pass',
      'stable-ids': 'pass',
      'stable-order': 'pass',
      'stable-content': 'pass',
      'ids-present': 'pass',
      'ids-unique': 'pass',
      accepted: 'pass',
    });
  });
});

describe('a portal that misbehaves', () => {
  test.each<[what: string, kind: Kind, options: Parameters<typeof judge>[1], fails: CheckId]>([
    ['is down', 'ckan', { script: { down: true } }, 'reachable'],
    ['lets no program in', 'ckan', { script: { onlyBrowsers: true } }, 'robots'],
    ['answers a page of maintenance', 'ckan', { script: { html: true } }, 'kind'],
    ['announces more than it has', 'ckan', { script: { announces: 40 } }, 'count'],
    ['never ends', 'ckan', { script: { ignoresStart: true, maxRows: 5 } }, 'paging'],
    ['breaks at a page', 'ckan', { script: { maxRows: 5, failing: { page: 2, status: 500 } } }, 'complete'],
    ['sends half a document', 'data-json', { script: { truncatedPage: 1 } }, 'complete'],
    [
      'uses an identifier twice',
      'data-json',
      { changed: (record, index) => ({ ...record, identifier: index < 2 ? 'same' : record['identifier'] }) },
      'ids-unique',
    ],
    [
      'leaves identifiers out',
      'data-json',
      { changed: (record, index) => (index === 3 ? { ...record, identifier: '' } : record) },
      'ids-present',
    ],
    [
      'has datasets without title',
      'ckan',
      { changed: (record) => ({ ...record, title: '', name: '' }) },
      'accepted',
    ],
  ])('%s: told by the check it fails', async (_what, kind, options, fails) => {
    const report = await judge(kind, options);
    expect(failuresOf(report)).toContain(fails);
    expect(report.verdict).toBe('does-not-conform');
    const told = report.judgements.find(({ id }) => id === fails);
    expect(told?.fix).not.toBeNull();
    expect(told?.evidence).not.toBe('');
  });

  test('that makes identifiers anew in each answer has no stable ones', async () => {
    let asked = 0;
    const report = await judge('data-json', {
      changed: (record) => ({ ...record, identifier: `${String(record['identifier'])}-${(asked += 1)}` }),
    });
    expect(resultsOf(report)['stable-ids']).toBe('fail');
  });

  test('whose clock is wrong, whose licences nobody knows and who names nobody is warned', async () => {
    const report = await judge('ckan', {
      script: { clockSkewMs: 3_600_000 },
      changed: (record) => ({
        ...record,
        license_id: 'propia',
        license_title: 'Propia',
        license_url: '',
        author: '',
        author_email: '',
        maintainer: '',
        maintainer_email: '',
      }),
    });
    expect(resultsOf(report)).toMatchObject({ clock: 'warn', licences: 'warn', contacts: 'warn' });
    expect(report.verdict).toBe('conforms-with-warnings');
  });
});

describe('a node', () => {
  const start = async () => {
    const node = await startFakeNode({ now: () => new Date() });
    onTestFinished(() => node.close());
    const outbound = outboundTo(node.host);
    onTestFinished(() => outbound.close());
    node.publish(
      { dataset: 'uno', title: 'Uno' },
      { dataset: 'dos', title: 'Dos' },
      { dataset: 'uno', title: 'Uno otra vez' },
    );
    return { node, judged: () => conform(node.url, { outbound }) };
  };

  test('that signs its pages and leaves no gap passes what is asked of nodes', async () => {
    const { judged } = await start();
    const report = await judged();
    expect(report).toMatchObject({ kind: 'node', datasets: 2 });
    expect(resultsOf(report)).toMatchObject({
      'node-document': 'pass',
      signatures: 'pass',
      'feed-order': 'pass',
      'feed-history': 'pass',
      incremental: 'pass',
      receipts: 'not-applicable',
    });
  });

  test.each([
    ['good', 'pass'],
    ['of another node', 'fail'],
    ['signed by somebody else', 'fail'],
    ['none yet', 'warn'],
  ])('with a registration is held to its receipts: %s', async (what, result) => {
    const { node } = await start();
    const [hubKey, stranger] = [await fakeKey(), await fakeKey()];
    const url = what === 'of another node' ? 'https://otro.example' : node.url;
    const { signer } = what === 'signed by somebody else' ? stranger : hubKey;
    const token = await signToken(
      'rma-receipt+jws',
      { url, number: 3, at: '2026-11-22T00:00:00Z' },
      { signer },
    );
    const hubUrl = 'https://hub.example';
    const document = { url: hubUrl, feed: `${hubUrl}/feed`, keys: [hubKey.publicKey] };
    const hub = await startSite({
      '/.well-known/rma-node.json': { body: JSON.stringify(document) },
      '/api/v1/nodes/7/receipts/latest': {
        body: JSON.stringify({ items: what === 'none yet' ? [] : [{ token }] }),
      },
    });
    onTestFinished(() => hub.close());
    const outbound = createOutbound({
      contact: { publicUrl: 'http://127.0.0.1', email: 'pruebas@example.org' },
      allow: [node.host, hub.host],
      politeness: () => ({ concurrency: 2, gapMs: 0 }),
    });
    onTestFinished(() => outbound.close());
    const report = await conform(node.url, { outbound, registration: `${hub.url}/api/v1/nodes/7` });
    expect(resultsOf(report).receipts).toBe(result);
  });

  test('whose pages change on the way fails by its signatures', async () => {
    const { node, judged } = await start();
    node.misbehave((path, body) => (path.startsWith('/feed') ? body.replace('Dos', 'Tres') : body));
    expect(failuresOf(await judged())).toEqual(expect.arrayContaining(['complete', 'signatures']));
  });
});

test('the badge says the verdict, the version of the checks and the day', async () => {
  const svg = badge(await judge('ckan', { script: { announces: 40 } }));
  expect(svg).toContain('no cumple');
  expect(svg).toContain('Red México Abierto 1.0');
  expect(svg).toMatch(/\d{4}-\d{2}-\d{2}/);
});
