import { fromCkanPackage, readCkan } from '@rma/interop';
import { createOutbound } from '@rma/service-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemonstrationPortal } from './portal.ts';

/** Resources of each institution in ADELA, November 2015. */
const resources: Record<string, number> = {
  'ayuntamiento-de-ciudad-juarez': 7,
  'ayuntamiento-de-puebla': 82,
  'ayuntamiento-de-san-pedro-garza-garcia': 14,
  'ayuntamiento-de-veracruz': 5,
  'ayuntamiento-de-xalapa': 57,
  'estado-de-morelos': 3,
  'estado-de-puebla': 12,
  'estado-de-veracruz': 88,
};

let portal: Awaited<ReturnType<typeof startDemonstrationPortal>>;
beforeAll(async () => {
  portal = await startDemonstrationPortal({ port: 0 });
});
afterAll(() => portal.close());

async function read(organization?: string) {
  const outbound = createOutbound({
    contact: { publicUrl: 'http://127.0.0.1', email: 'pruebas@example.org' },
    allow: [new URL(portal.url).host],
    politeness: () => ({ concurrency: 2, gapMs: 0 }),
  });
  const records: { remoteId: string | null; raw: unknown }[] = [];
  let isComplete = false;
  for await (const step of readCkan({ baseUrl: portal.url, organization, outbound })) {
    if (step.kind === 'page') records.push(...step.records);
    else isComplete = step.complete;
  }
  await outbound.close();
  return { records, isComplete };
}

describe('the demonstration portal', () => {
  test('serves the 268 resources of 2015 to a harvester, each with an id of its own', async () => {
    const { records, isComplete } = await read();
    expect(isComplete).toBe(true);
    expect(new Set(records.map((record) => record.remoteId)).size).toBe(268);
  });

  test.each(Object.entries(resources))('gives %s its %i resources', async (organization, count) => {
    const { records, isComplete } = await read(organization);
    expect(isComplete).toBe(true);
    expect(records).toHaveLength(count);
  });

  test('describes them so that every one can be published, with its address shown as a page', async () => {
    const { records } = await read();
    for (const { raw } of records) {
      const mapped = fromCkanPackage(raw);
      expect(mapped).toMatchObject({
        ok: true,
        problems: [],
        record: { licence: 'libre-uso-mx', distributions: [{ url: null, accessUrl: expect.any(String) }] },
      });
    }
  });

  test('answers for a dataset it does not have as CKAN does', async () => {
    const answer = await fetch(`${portal.url}/api/3/action/package_show?id=otro`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ success: false, error: { __type: 'Not Found Error' } });
  });
});
