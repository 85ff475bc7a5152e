import { startFakeNode } from '@rma/testkit';
import { describe, expect, onTestFinished, test } from 'vitest';
import { outboundTo, readAll } from '../testing.ts';
import { node as connector } from './connector.ts';

const now = new Date('2026-03-01T12:00:00Z');

async function openNode() {
  const node = await startFakeNode({ now: () => now });
  const outbound = outboundTo(node.host);
  onTestFinished(async () => {
    await node.close();
    await outbound.close();
  });
  const read = async (since?: string | null) => {
    const removed: string[] = [];
    const steps = connector.read({
      url: `${node.url}/feed`,
      outbound,
      keys: [node.key.publicKey],
      now: () => now,
      ...(typeof since === 'string' && { since }),
    });
    async function* noting() {
      for await (const step of steps) {
        if (step.kind === 'page') removed.push(...(step.removed ?? []));
        yield step;
      }
    }
    const { records, end } = await readAll(noting());
    const titles = records.map(({ raw }) => {
      const mapped = connector.map(raw);
      return mapped.ok ? mapped.record.title : null;
    });
    return {
      titles,
      ids: records.map(({ remoteId }) => remoteId),
      removed,
      end,
      cursor: end?.kind === 'end' && end.complete ? end.cursor : null,
      failure: end?.kind === 'end' && !end.complete ? end.failure.code : null,
    };
  };
  return { node, read };
}

const several = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    dataset: `d${from + index}`,
    title: `Título ${from + index}`,
  }));

describe('a node’s feed', () => {
  test('is read whole from its first event, the newest version of each dataset only', async () => {
    const { node, read } = await openNode();
    node.publish(...several(0, 250), { dataset: 'd3', title: 'Otro título' }, { dataset: 'd4', title: null });
    const { ids, titles, end } = await read();
    expect(end).toMatchObject({ complete: true, scope: 'whole', count: 249 });
    expect(new Set(ids).size).toBe(249);
    expect(ids).not.toContain(node.datasetUrl('d4'));
    expect(titles.filter((title) => title === 'Otro título')).toHaveLength(1);
    expect(titles).not.toContain('Título 3');
  });

  test('says who publishes each dataset and under which address it is known', async () => {
    const { node, read } = await openNode();
    node.publish({ dataset: 'a', title: 'Aguas', cvegeo: '30193' });
    const { ids } = await read();
    expect(ids).toEqual([node.datasetUrl('a')]);
    const steps = await readAll(
      connector.read({
        url: `${node.url}/feed`,
        outbound: outboundTo(node.host),
        keys: [node.key.publicKey],
        now: () => now,
      }),
    );
    const mapped = connector.map(steps.records[0]?.raw);
    expect(mapped).toMatchObject({
      ok: true,
      record: { provenance: { uri: node.datasetUrl('a'), publisherCvegeo: '30193' } },
    });
  });

  test('is followed from where it was left, after any number of pages', async () => {
    const { node, read } = await openNode();
    node.publish(...several(0, 130));
    const { cursor } = await read();
    expect(await read(cursor)).toMatchObject({ ids: [], removed: [], end: { scope: 'changes', cursor } });
    node.publish(...several(200, 320), { dataset: 'd1', title: null }, { dataset: 'd2', title: 'Nuevo' });
    node.requests.length = 0;
    const next = await read(cursor);
    expect(next.ids).toHaveLength(321);
    expect(next.removed).toEqual([node.datasetUrl('d1')]);
    expect(next.end).toMatchObject({ complete: true, scope: 'changes', count: 321 });
    expect(node.requests).toEqual(['/feed', '/feed/pages/4', '/feed/pages/3', '/feed/pages/2']);
    expect(await read(next.cursor)).toMatchObject({ ids: [] });
  });

  test('that is empty, or whose newest page is, is complete too', async () => {
    const { node, read } = await openNode();
    expect((await read()).end).toMatchObject({ complete: true, count: 0, cursor: null });
    node.publish(...several(0, 100));
    const { cursor, ids } = await read();
    expect(ids).toHaveLength(100);
    expect(await read(cursor)).toMatchObject({ ids: [], end: { complete: true, cursor } });
  });

  test('is believed only with a signature of one of its keys', async () => {
    const { node, read } = await openNode();
    node.publish(...several(0, 150));
    node.misbehave((path, body) =>
      path === '/feed/pages/1' ? body.replace('Título 7"', 'Título 8"') : body,
    );
    expect((await read()).failure).toBe('signature');
    node.misbehave(null);
    const { failure } = await read();
    expect(failure).toBeNull();
    const old = node.key.publicKey;
    await node.rotateKey();
    const outbound = outboundTo(node.host);
    const { end } = await readAll(
      connector.read({ url: `${node.url}/feed`, outbound, keys: [old], now: () => now }),
    );
    expect(end).toMatchObject({ complete: false, failure: { code: 'signature' } });
    const late = new Date(now.getTime() + 3_600_000);
    const stale = await readAll(
      connector.read({ url: `${node.url}/feed`, outbound, keys: [node.key.publicKey], now: () => late }),
    );
    expect(stale.end).toMatchObject({ complete: false, failure: { code: 'signature' } });
  });

  test('that tells what was read otherwise, or no longer, has rewritten its history', async () => {
    const { node, read } = await openNode();
    node.publish(...several(0, 130));
    const { cursor } = await read();
    node.publish(...several(200, 5));
    node.rewrite(120, { dataset: 'd119', title: 'Nunca dicho' });
    expect((await read(cursor)).failure).toBe('history-rewritten');
    node.rewrite(120, { dataset: 'd119', title: 'Título 119' });
    expect((await read(cursor)).failure).toBeNull();
    node.rewrite(3, { dataset: 'd2', title: 'Nunca dicho' });
    const whole = (remembered: string) =>
      readAll(
        connector.read({
          url: `${node.url}/feed`,
          outbound: outboundTo(node.host),
          keys: [node.key.publicKey],
          now: () => now,
          remembered,
        }),
      );
    expect((await whole(String(cursor))).end).toMatchObject({ complete: true, scope: 'whole' });
    node.forget(10);
    expect((await read(cursor)).failure).toBe('history-rewritten');
    expect((await whole(String(cursor))).end).toMatchObject({ failure: { code: 'history-rewritten' } });
  });

  test('with numbers left out is not complete', async () => {
    const { node, read } = await openNode();
    node.publish(...several(0, 250));
    node.skipNumber(150);
    expect((await read()).failure).toBe('gap');
  });

  test('with a page of nothing before its newest one is not complete: such pages could lead on for ever', async () => {
    const { node, read } = await openNode();
    node.publish(...several(0, 200));
    for (let number = 101; number <= 200; number += 1) node.skipNumber(number);
    expect((await read()).failure).toBe('gap');
    expect(node.requests).toEqual(['/feed', '/feed/pages/2']);
  });
});
