import {
  datasetsOf,
  firstOf,
  remotePortals,
  withCopies,
  withField,
  type PortalScript,
  type RemoteDatasets,
  type RemotePortal,
  type RemotePortalKind,
} from '@rma/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator, startTestHarvester, xalapa } from '../testing.ts';
import { countsOf } from './report-payload.ts';

/** Eight pages of four records where a portal has pages, so that something may go wrong on the seventh. */
const COUNT = 30;
const ROWS = 4;
const PAGE = 7;

type Kind = keyof typeof remotePortals;
const kinds = (Object.keys(remotePortals) as Kind[]).map((name) => ({
  name,
  kind: remotePortals[name] as RemotePortalKind,
}));

const badPage = ({ isPaged }: RemotePortalKind) => (isPaged ? PAGE : 1);

/** What a portal does, what the run says of it, and where it can happen. */
type Fault = {
  says: string;
  script: (kind: RemotePortalKind) => PortalScript;
  codes: string[];
  onlyPaged?: boolean;
};

const anyPagingFault = ['paging-loop', 'paging-repeats', 'count-mismatch', 'too-large'];

const faults: Fault[] = [
  { says: 'is down', script: () => ({ down: true }), codes: ['unreachable'] },
  {
    says: 'fails on page 7',
    script: (kind) => ({ failing: { page: badPage(kind), status: 500 } }),
    codes: ['http-status'],
  },
  {
    says: 'asks for patience again and again',
    script: (kind) => ({ failing: { page: badPage(kind), status: 429, retryAfterSeconds: 1 } }),
    codes: ['http-status'],
  },
  { says: 'lets only browsers in', script: () => ({ onlyBrowsers: true }), codes: ['forbidden'] },
  { says: 'shows a web page', script: () => ({ html: true }), codes: ['not-json', 'wrong-shape'] },
  {
    says: 'breaks off',
    script: (kind) => ({ truncatedPage: badPage(kind) }),
    codes: ['truncated', 'syntax'],
  },
  {
    says: 'leads to a private address',
    script: () => ({ redirectTo: 'http://10.1.2.3/' }),
    codes: ['refused'],
  },
  { says: 'never ends', script: () => ({ endless: true }), codes: anyPagingFault, onlyPaged: true },
  { says: 'gives a page again', script: () => ({ repeatsPage: 2 }), codes: anyPagingFault, onlyPaged: true },
  {
    says: 'gives the first page for every page',
    script: () => ({ ignoresStart: true }),
    codes: anyPagingFault,
    onlyPaged: true,
  },
  {
    says: 'announces more than it has',
    script: () => ({ announces: 5 * COUNT }),
    codes: ['count-mismatch'],
    onlyPaged: true,
  },
];

const quirks: [string, PortalScript][] = [
  ['is slow', { slowMs: 5 }],
  ['compresses and says so', { gzip: 'told' }],
  ['compresses and does not say so', { gzip: 'untold' }],
  ['has a clock that is wrong', { clockSkewMs: 400 * 86_400_000 }],
  ['calls everything a web page', { contentType: 'text/html' }],
  ['fails once', { failing: { page: 1, status: 500, times: 1 } }],
  ['asks once for patience', { failing: { page: 1, status: 429, times: 1, retryAfterSeconds: 2 } }],
];

describe.each(kinds)('a portal of the kind $name', ({ name, kind }) => {
  let hub: Awaited<ReturnType<typeof startTestHarvester>>;
  let portal: RemotePortal;
  let source: Awaited<ReturnType<typeof hub.sourceAt>>;
  const good = kind.synthetic(COUNT);
  const manners: PortalScript = kind.isPaged ? { maxRows: ROWS } : {};

  beforeAll(async () => {
    hub = await startTestHarvester();
    portal = await kind.start({ datasets: good, script: manners });
    source = await hub.sourceAt(portal, name);
    await harvest();
  }, 60_000);
  afterAll(() => portal.close());

  /** Everything is asked for, for what is told here is what becomes of a whole reading. */
  const harvest = () => source.harvest({ mode: 'full' });
  const reports = () => hub.jobs('registry.report-harvest');
  const ids = async () => (await hub.view()).live.map((row) => row.id).toSorted();

  /** Serves this once, and the good catalogue again afterwards, whose harvest must leave everything as it was. */
  async function once(datasets: RemoteDatasets, look: () => Promise<void>) {
    portal.serve(datasets);
    try {
      await look();
    } finally {
      portal.serve(good);
      portal.misbehave(manners);
    }
  }

  test('that behaves is published whole', async () => {
    expect((await hub.view()).live).toHaveLength(COUNT);
    expect(await hub.source(source.sourceId)).toMatchObject({ health: 'healthy' });
  });

  const here = faults.filter(({ onlyPaged }) => onlyPaged !== true || kind.isPaged);
  test.each(here)(
    'that $says keeps what is published, and its officials are told why',
    async ({ script, codes }) => {
      const before = await hub.view();
      const told = (await reports()).length;
      await once(good, async () => {
        portal.misbehave({ ...manners, ...script(kind) });
        const run = await harvest();
        expect(run).toMatchObject({ state: 'failed', archived_count: 0 });
        expect(codes).toContain(run.failure?.code);
        expect(run.failure?.message).toMatch(/Lo publicado no cambió\.$/);
        expect((await reports()).slice(told)).toMatchObject([
          { cvegeo: xalapa, runId: run.id, state: 'failed', failure: run.failure },
        ]);
      });
      expect(await hub.view()).toEqual(before);
      expect(await hub.source(source.sourceId)).toMatchObject({ health: 'degraded' });
      expect(await hub.admin.selectFrom('harvest.staged_record').select('position').execute()).toEqual([]);
    },
  );

  test.each(quirks)('that %s is read whole, and nothing is written', async (_, script) => {
    const before = await hub.view();
    await once(good, async () => {
      portal.misbehave({ ...manners, ...script });
      expect(await harvest()).toMatchObject({ state: 'applied', unchanged_count: COUNT, read_count: COUNT });
    });
    expect(await hub.view()).toEqual(before);
    expect(await hub.source(source.sourceId)).toMatchObject({ health: 'healthy' });
  });

  test.each<[string, RemoteDatasets, RegExp]>([
    ['is empty', datasetsOf([]), /ninguno de los 30/],
    ['lost half of its records', firstOf(good, COUNT / 2), /15 de los 30/],
    [
      'renamed every id',
      withField(good, kind.idField, (_index, record) => renamed(record[kind.idField])),
      /ninguno de los 30/,
    ],
  ])('that %s waits for a person, who is told; what is published stays', async (_, datasets, because) => {
    const before = await hub.view();
    const told = (await reports()).length;
    await once(datasets, async () => {
      const run = await harvest();
      expect(run).toMatchObject({ state: 'held', held_because: expect.stringMatching(because) });
      expect((await reports()).slice(told)).toMatchObject([
        { cvegeo: xalapa, runId: run.id, state: 'held', heldBecause: expect.stringMatching(because) },
      ]);
      expect(await hub.view()).toEqual(before);
      await source.harvester.refuseRun(administrator, { runId: run.id });
    });
    expect(await hub.view()).toEqual(before);
    expect(await harvest()).toMatchObject({ state: 'applied', unchanged_count: COUNT });
    expect(await hub.view()).toEqual(before);
  });

  test('that lost one record and has it back archives it and returns it under its id', async () => {
    const before = await ids();
    await once(firstOf(good, COUNT - 1), async () => {
      expect(await harvest()).toMatchObject({ state: 'applied', archived_count: 1 });
      expect((await hub.view()).archived).toHaveLength(1);
    });
    expect(await harvest()).toMatchObject({ state: 'applied', returned_count: 1 });
    expect(await ids()).toEqual(before);
  });

  test('that tells records twice keeps one of each and says which', async () => {
    const before = await hub.view();
    await once(withCopies(good, 2), async () => {
      const run = await harvest();
      expect(run).toMatchObject({ state: 'applied' });
      const { read, unchanged, skipped } = countsOf(run);
      // One document of RDF that says the same twice says it once.
      expect([read - COUNT, skipped]).toEqual(read === COUNT ? [0, 0] : [2, 2]);
      expect(unchanged).toBe(COUNT);
    });
    expect(await hub.view()).toEqual(before);
  });

  test('that spoils a title keeps the last good copy and tells its officials what to mend', async () => {
    const before = await hub.view();
    const told = (await reports()).length;
    const spoilt = withField(good, kind.titleField, (index, record) =>
      index === 3 ? null : record[kind.titleField],
    );
    await once(spoilt, async () => {
      const run = await harvest();
      expect(run).toMatchObject({
        state: 'applied',
        rejected_count: 1,
        unchanged_count: COUNT - 1,
        archived_count: 0,
      });
      expect((await reports()).slice(told)).toMatchObject([
        { cvegeo: xalapa, state: 'applied', problems: [{ rule: 'title-required', fix: expect.any(String) }] },
      ]);
    });
    expect(await hub.view()).toEqual(before);
  });

  test('whose record says it is of the year 2099 is read like any other', async () => {
    const told = good.at(2)[kind.modifiedField];
    const at = typeof told === 'number' ? Date.UTC(2099, 0) : '2099-01-01T00:00:00Z';
    const future = withField(good, kind.modifiedField, (index, record) =>
      index === 2 ? at : record[kind.modifiedField],
    );
    await once(future, async () => {
      const run = await harvest();
      expect(run).toMatchObject({ state: 'applied', rejected_count: 0, read_count: COUNT });
    });
    expect(await harvest()).toMatchObject({ state: 'applied', rejected_count: 0 });
    expect(await ids()).toHaveLength(COUNT);
  });
});

/** Another id of the same form: some kinds know an id again under the endings that its portal gives it. */
const renamed = (id: unknown): unknown =>
  typeof id === 'number'
    ? id + 500
    : String(id).replace(/\d+$|$/, (digits) => String(BigInt(digits) + 500n).padStart(digits.length, '0'));
