import { startCkanPortal, syntheticPackages } from '@rma/testkit';
import { afterAll, describe, expect, test } from 'vitest';
import { ask, call, graphql, type Problem } from './support/http.ts';
import { startHubProcess } from './support/hub-process.ts';
import { readLedger } from './support/ledger.ts';
import { joinAsLiaison, signInAsCoordinator } from './support/people.ts';
import { openResource, publish, roadIncidents, sendFile, upload, verdictOf } from './support/publishing.ts';
import { until } from './support/until.ts';

const torreon = '05035';
const gomezPalacio = '10007';

const portal = await startCkanPortal({ datasets: syntheticPackages(1) });
afterAll(() => portal.close());
const hub = await startHubProcess({ variables: { RMA_OUTBOUND_ALLOW: portal.host } });
const coordinator = await signInAsCoordinator(hub);
const tokens = {
  [torreon]: await joinAsLiaison(hub, coordinator, torreon),
  [gomezPalacio]: await joinAsLiaison(hub, coordinator, gomezPalacio),
};

type Prepared = {
  id: string;
  state: string;
  isOriginalPublic: boolean;
  report: { findings: { code: string; field: string | null }[] } | null;
  personalData: { header: string; kind: string; examplesMasked: string[] }[];
};
const prepare = async (token: string, uploadId: string, preparation: object) => {
  await ask(hub, 'PUT', `/api/v1/uploads/${uploadId}/preparation`, { token, json: preparation });
  await verdictOf(hub, token, uploadId);
  return ask<Prepared>(hub, 'GET', `/api/v1/uploads/${uploadId}`, { token });
};

const tableOf = () =>
  graphql<{
    table: {
      coverage: { published: { government: { cvegeo: string }; rows: number }[] };
      rows: { totalCount: number };
      aggregate: { rows: unknown[][] };
    };
  }>(
    hub,
    `
      {
        table(standard: "mobility/road-incidents") {
          coverage {
            published {
              government {
                cvegeo
              }
              rows
            }
          }
          rows {
            totalCount
          }
          aggregate(groupBy: ["_cvegeo"], measures: [{ operation: COUNT }]) {
            rows
          }
        }
      }
    `,
  ).then(({ table }) => table);

/** Torreón's road incidents, which the tests below share in the order they are written. */
const incidents = await openResource(hub, tokens[torreon], torreon);

describe('from two files to one national table', () => {
  const place = { state: '10', municipality: '007', lat: '25.56', lon: '-103.49' };
  const { packageId, resourceId } = incidents;

  test('the rows of both are there, with whose they are, at once and in every form', async () => {
    const other = await openResource(hub, tokens[gomezPalacio], gomezPalacio);
    await upload(hub, tokens[torreon], { resourceId, content: roadIncidents(['A & B', 'C & D', 'E & F']) });
    await upload(hub, tokens[gomezPalacio], {
      resourceId: other.resourceId,
      content: roadIncidents(['G & H'], place),
    });
    await publish(hub, tokens[torreon], packageId);
    await publish(hub, tokens[gomezPalacio], other.packageId);

    const table = await until('both are in the table', async () => {
      const found = await tableOf();
      return found.rows.totalCount === 4 && found;
    });
    expect(table.coverage.published.map(({ government, rows }) => [government.cvegeo, rows])).toEqual([
      [torreon, 3],
      [gomezPalacio, 1],
    ]);
    expect(new Map(table.aggregate.rows as [string, number][])).toEqual(
      new Map([
        [torreon, 3],
        [gomezPalacio, 1],
      ]),
    );

    const whole = await fetch(`${hub.url}/api/v1/tables/mobility/road-incidents.csv`);
    expect(whole.status).toBe(200);
    const lines = (await whole.text()).trimEnd().split(/\r?\n/);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^_cvegeo,_government,_dataset,_release,_published_at,_url,id,/);
    const parquet = await fetch(`${hub.url}/api/v1/tables/mobility/road-incidents.parquet`);
    expect(
      Buffer.from(await parquet.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('PAR1');
  });

  test('one dataset answers for its rows, to programs of ours and to programs made for CKAN', async () => {
    const filtered = await ask<{ total: number; items: Record<string, unknown>[] }>(
      hub,
      'GET',
      `/api/v1/datasets/${resourceId}/rows?columns=id,crucero&filter[crucero][contains]=${encodeURIComponent('C')}`,
    );
    expect(filtered).toMatchObject({ total: 1, items: [{ id: 'T-2', crucero: 'C & D' }] });
    const ckan = await ask<{ success: boolean; result: { total: number; records: unknown[] } }>(
      hub,
      'GET',
      `/api/3/action/datastore_search?resource_id=${resourceId}&limit=2`,
    );
    expect(ckan).toMatchObject({ success: true, result: { total: 3 } });
    expect(ckan.result.records).toHaveLength(2);
    const wrong = await call<Problem>(hub, 'GET', `/api/v1/datasets/${resourceId}/rows?filter[nada]=1`);
    expect({ status: wrong.status, code: wrong.body.code }).toEqual({ status: 400, code: 'unknown-column' });
  });

  test('what is withdrawn leaves the table with its package', async () => {
    await ask(hub, 'POST', `/api/v1/packages/${packageId}/withdrawal`, {
      token: tokens[torreon],
      json: { reason: 'Se publicó el corte de otro mes; se repondrá con el correcto.' },
    });
    await until('it left the table', async () => (await tableOf()).rows.totalCount === 1);
  });
});

describe('a file with personal data', () => {
  const shelters = `Refugios temporales del municipio
,,,,
Clave,Nombre del refugio,Domicilio,Cupo,Responsable
REF-1,Esc. Prim. Emiliano Zapata,Calle Reforma 12,280,"Lucía Peña Núñez
Tel. 8715551234"
REF-2,Auditorio Municipal,Av. Morelos 200,450,"Raúl Ibáñez Ávila
Tel. 8715554321"
`;
  let packageId = '';
  let resourceId = '';

  test('is not published until somebody decides, and then never as it came', async () => {
    const token = tokens[torreon];
    ({ id: packageId } = await ask<{ id: string }>(hub, 'POST', '/api/v1/packages', {
      token,
      json: {
        cvegeo: torreon,
        theme: 'resilience',
        contactName: 'Protección Civil',
        contactEmail: 'proteccion@pruebas.example',
      },
    }));
    ({ id: resourceId } = await ask<{ id: string }>(hub, 'POST', `/api/v1/packages/${packageId}/resources`, {
      token,
      json: { standard: 'resilience/temporary-shelters', name: 'refugios', title: 'Refugios temporales' },
    }));
    const first = await upload(hub, token, { resourceId, content: shelters, name: 'refugios.csv' });
    expect(first.state).toBe('invalid');
    expect(first.report?.findings.map(({ code }) => code)).toContain('personal-data');
    const refused = await call<Problem>(hub, 'POST', `/api/v1/packages/${packageId}/releases`, {
      token,
      json: {},
    });
    expect({ status: refused.status, code: refused.body.code }).toEqual({
      status: 409,
      code: 'release-not-ready',
    });

    const prepared = await prepare(token, first.id, {
      privacy: [{ header: 'Responsable', action: 'drop' }],
    });
    expect(prepared).toMatchObject({ state: 'valid', isOriginalPublic: false });
    await publish(hub, token, packageId);
    const described = await (await fetch(`${hub.url}/packages/${packageId}/datapackage.json`)).text();
    const dataset = await graphql<{ dataset: { distributions: { downloadUrl: string }[] } }>(
      hub,
      `{ dataset(id: "${resourceId}") { distributions { downloadUrl } } }`,
    );
    const files = await Promise.all(
      dataset.dataset.distributions.map(async ({ downloadUrl }) => (await fetch(downloadUrl)).text()),
    );
    expect(files.length).toBeGreaterThan(1);
    for (const text of [described, ...files]) expect(text).not.toMatch(/Peña Núñez|8715551234/);
  });

  test('may be kept by a person with a reason, and the ledger says so', async () => {
    const token = tokens[torreon];
    const reason = 'Los responsables firmaron su consentimiento; oficio PC/123/2026.';
    const again = await upload(hub, token, {
      resourceId,
      content: shelters.replace('280', '300'),
      name: 'refugios.csv',
    });
    // What was decided for the last delivery is remembered; nothing has to be said again.
    expect(again.state).toBe('valid');
    const kept = await prepare(token, again.id, {
      privacy: [{ header: 'Responsable', action: 'keep', reason }],
    });
    expect(kept).toMatchObject({ state: 'valid', isOriginalPublic: false });
    await publish(hub, token, packageId);
    const entry = (await readLedger(hub)).find(({ kind }) => kind === 'dataset.personal-data-kept');
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
      cvegeo: torreon,
      cause: reason,
      detail: { column: 'Responsable', kinds: ['person-name-with-address', 'phone'] },
    });
  });
});

test('a worker killed during a validation: another gives the verdict, once', async () => {
  const token = tokens[torreon];
  const { resourceId } = incidents;
  const crossings = Array.from({ length: 150_000 }, (_, index) => `Cruce ${index}`);
  const sent = await sendFile(hub, token, { resourceId, content: roadIncidents(crossings) });
  await until('the validation is under way', async () => {
    const { body } = await call<{ state: string }>(hub, 'GET', `/api/v1/uploads/${sent.body.uploadId}`, {
      token,
    });
    return body.state === 'validating';
  });
  const killed = await hub.workerPid();
  process.kill(killed, 'SIGKILL');
  const verdict = await verdictOf(hub, token, sent.body.uploadId);
  expect(verdict).toMatchObject({ state: 'valid', rowCount: crossings.length });
  expect(await hub.workerPid()).not.toBe(killed);
});
