import {
  startCkanPortal,
  startDataJsonPortal,
  syntheticDataJson,
  syntheticPackages,
  type RemotePortal,
} from '@rma/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { administrator, startTestHarvester, xalapa } from '../testing.ts';
import type { PreviewLimits } from './read-sample.ts';

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let portal: RemotePortal;

beforeEach(async () => {
  hub = await startTestHarvester();
});
afterEach(() => portal.close());

const harvester = () => hub.harvesterFor([portal.host]);

async function preview(url = portal.url, limits?: PreviewLimits) {
  const { previewId } = await harvester().requestPreview(administrator, { cvegeo: xalapa, url });
  await harvester().executePreview(previewId, limits === undefined ? {} : { limits });
  return harvester().readPreview(administrator, previewId);
}

describe('a preview', () => {
  test('of a large catalogue reads the beginning and tells how many there are', async () => {
    portal = await startCkanPortal({ datasets: syntheticPackages(450) });
    const { result } = await preview(portal.url, { records: 250, wholeMs: 60_000, bytes: 100_000_000 });
    expect(result?.counts).toMatchObject({ announced: 450, read: 250, isWhole: false });
  });

  test('stops at so many bytes, and says so', async () => {
    portal = await startDataJsonPortal({ datasets: syntheticDataJson(2000) });
    const { result } = await preview(`${portal.url}/data.json`, {
      records: 2000,
      wholeMs: 60_000,
      bytes: 500_000,
    });
    expect(result?.counts).toMatchObject({ read: 500, isWhole: false });
    expect(result?.notes.join(' ')).toContain('más grande de lo que se acepta');
  });

  test('of a portal that breaks off keeps what came, and says why it stopped', async () => {
    portal = await startCkanPortal({
      datasets: syntheticPackages(250),
      script: { failing: { page: 2, status: 500 } },
    });
    const { state, result } = await preview();
    expect(state).toBe('ready');
    expect(result?.counts).toMatchObject({ read: 100, isWhole: false });
    expect(result?.notes.join(' ')).toContain('HTTP 500');
  });

  test('of a portal without end stops by itself', async () => {
    portal = await startCkanPortal({ datasets: syntheticPackages(300), script: { endless: true } });
    const { result } = await preview(portal.url, { records: 300, wholeMs: 60_000, bytes: 100_000_000 });
    expect(result?.counts).toMatchObject({ read: 300, isWhole: false });
  });

  test('of a portal that keeps silent fails when its time is over', async () => {
    portal = await startDataJsonPortal({ datasets: syntheticDataJson(4), script: { slowMs: 2000 } });
    const url = `${portal.url}/data.json`;
    const { previewId } = await harvester().requestPreview(administrator, {
      cvegeo: xalapa,
      url,
      kind: 'data-json',
    });
    const limits = { records: 300, wholeMs: 200, bytes: 100_000_000 };
    await harvester().executePreview(previewId, { limits });
    expect(await harvester().readPreview(administrator, previewId)).toMatchObject({
      state: 'failed',
      failure: { code: 'timeout' },
    });
  });
});
