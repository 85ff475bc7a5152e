import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Actor, Grant, MembershipState } from '@rma/domain';
import {
  authentication,
  createLogger,
  createMetrics,
  createOutbound,
  createReadiness,
  createServer,
  openapi,
} from '@rma/service-kit';
import { createTestDatabase, testBlobStore, testClock } from '@rma/testkit';
import { afterAll } from 'vitest';
import { createCatalog, type CatalogDependencies } from './app.ts';

export const torreon = '05035';
export const cuernavaca = '17007';
export const prospect = '30087';
export const publicUrl = 'http://hub.test';

const person = (id: number, ...grants: Grant[]): Actor => ({
  kind: 'person',
  accountId: `00000000-0000-7000-8000-00000000000${id}`,
  name: 'Persona de prueba',
  grants,
});
const machine = (...scopes: string[]): Actor => ({
  kind: 'machine',
  apiKeyId: 'clave',
  accountId: '00000000-0000-7000-8000-000000000009',
  grants: [{ role: 'liaison', cvegeo: torreon }],
  scopes,
});

/** Who the test server believes each API key to be. */
export const actors = {
  liaison: person(1, { role: 'liaison', cvegeo: torreon }),
  administrator: person(2, { role: 'administrator', cvegeo: torreon }),
  neighbour: person(3, { role: 'liaison', cvegeo: cuernavaca }),
  applicant: person(4, { role: 'liaison', cvegeo: prospect }),
  coordinator: person(5, { role: 'coordinator', cvegeo: null }),
  stateCto: person(6, { role: 'state-cto', cvegeo: '05' }),
  squad: person(7, { role: 'squad', cvegeo: null }),
  auditor: person(8, { role: 'auditor', cvegeo: null }),
  ally: person(9, { role: 'ally', cvegeo: null }),
  reader: machine('catalog:read'),
  writer: machine('catalog:read', 'catalog:write'),
  publisher: machine('catalog:read', 'catalog:write', 'catalog:publish'),
} satisfies Record<string, Actor>;
export type Who = keyof typeof actors;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the constant above
export const whoever = Object.keys(actors) as Who[];

const actorOf = (key: string): Actor | null =>
  Object.entries(actors).find(([name]) => `rma_${name}` === key)?.[1] ?? null;

const header =
  'id,fecha,anio,mes,hora,cve_ent,cve_mun,crucero,semaforizado,tipo_incidente,clasificacion,total_incidentes,heridos,muertos,latitud,longitud';

/** Road incidents of Torreón that follow the standard, one row per crossing. */
export function roadIncidents(...crossings: string[]): string {
  const rows = crossings.map(
    (crossing, index) =>
      `T-${index + 1},2025-03-14,2025,3,7,05,035,${crossing},true,,,1,0,0,25.571217,-103.42022`,
  );
  return `${[header, ...rows].join('\n')}\n`;
}

/** A catalog on a database and a blob store of its own, served with everything the hub's server has. */
export async function catalogForTests(options: Partial<CatalogDependencies> = {}) {
  const database = await createTestDatabase();
  const blobs = await testBlobStore();
  const clock = testClock('2026-03-02T15:00:00Z');
  const logger = createLogger({ level: 'silent', service: 'catalog' });
  const metrics = createMetrics();
  const deps: CatalogDependencies = {
    db: database.as('rma_catalog'),
    clock,
    logger,
    metrics,
    blobs,
    outbound: createOutbound({ contact: { publicUrl, email: 'pruebas@example.org' }, logger }),
    partialFolder: join(blobs.folder, 'partial'),
    publicUrl,
    ...options,
  };
  const catalog = createCatalog(deps);
  const server = await createServer({
    logger,
    metrics,
    readiness: createReadiness(),
    publicUrl,
    uploadLimitBytes: 1_000_000,
  });
  await server.register(authentication, {
    issuer: publicUrl,
    publicKeyFor: async () => null,
    verifyApiKey: async (key: string) => actorOf(key),
  });
  await server.register(openapi, { version: '0.0.0' });
  await server.register(catalog.routes);
  afterAll(() => server.close());

  async function setMembership(cvegeo: string, membership: MembershipState | null): Promise<void> {
    await database.db
      .updateTable('national.government')
      .set({ membership })
      .where('cvegeo', '=', cvegeo)
      .execute();
  }
  await setMembership(torreon, 'active');
  await setMembership(cuernavaca, 'approved');

  /** A request by `who` (anonymous when null), with a JSON body or none. */
  const call = (
    who: Who | null,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
  ) =>
    server.inject({
      method,
      url,
      headers: who === null ? {} : { authorization: `Bearer rma_${who}` },
      ...(body && { payload: body }),
    });

  const upload = (
    who: Who | null,
    resourceId: string,
    content: string | Buffer,
    fileName = 'incidentes.csv',
  ) =>
    server.inject({
      method: 'POST',
      url: `/api/v1/resources/${resourceId}/uploads`,
      headers: {
        ...(who !== null && { authorization: `Bearer rma_${who}` }),
        'content-type': 'text/csv',
        'x-file-name': encodeURIComponent(fileName),
      },
      payload: content,
    });

  /** The package of Torreón for mobility with one resource, as its liaison leaves them. */
  async function newResource(name = 'incidentes'): Promise<{ packageId: string; resourceId: string }> {
    const { id: packageId } = await catalog.createPackage(actors.liaison, {
      cvegeo: torreon,
      theme: 'mobility',
      contactName: 'Dirección de Movilidad',
      contactEmail: 'movilidad@torreon.example',
    });
    const { id: resourceId } = await catalog.addResource(actors.liaison, {
      packageId,
      resource: { standard: 'mobility/road-incidents', name, title: 'Incidentes viales' },
    });
    return { packageId, resourceId };
  }

  /** Uploads and validates; says how it ended. */
  async function deliver(resourceId: string, content: string | Buffer, fileName = 'incidentes.csv') {
    const { uploadId } = await catalog.receiveUpload(actors.liaison, {
      resourceId,
      fileName,
      stream: Readable.from([Buffer.from(content)]),
    });
    const state = await catalog.validateUpload(uploadId);
    return { uploadId, state };
  }

  return { database, blobs, clock, deps, catalog, server, call, upload, newResource, deliver, setMembership };
}
