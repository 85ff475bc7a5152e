import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { standard } from '@rma/themes';
import { z } from 'zod';
import type { Figure } from '../figure.ts';
import { writeCrimeIncidence } from '../generate/crime-incidence.ts';
import { governmentKeys } from '../governments.ts';
import { graphqlClient } from '../graphql-client.ts';
import { asCoordinator, asLiaison, until, type HubClient } from '../hub-client.ts';
import { startHub } from '../hub-process.ts';
import { residentMb, watchResident } from '../process-facts.ts';
import { percentile } from '../percentile.ts';

const TIMES = 5;
const idSchema = z.object({ id: z.uuid() });
const uploadSchema = z.object({ state: z.string(), report: z.unknown() });
const datasetSchema = z.object({
  dataset: z.object({ distributions: z.array(z.object({ sha256: z.string().nullable() })) }).nullable(),
});
const document = `query ($id: ID!) { dataset(id: $id) { distributions { sha256 } } }`;

async function openResource(liaison: HubClient): Promise<{ packageId: string; resourceId: string }> {
  const { id: packageId } = await liaison.call(idSchema, {
    method: 'POST',
    path: '/api/v1/packages',
    body: {
      cvegeo: '20',
      theme: 'security',
      contactName: 'Unidad de datos',
      contactEmail: 'datos@bench.example',
    },
  });
  const { id: resourceId } = await liaison.call(idSchema, {
    method: 'POST',
    path: `/api/v1/packages/${packageId}/resources`,
    body: { standard: 'security/crime-incidence', name: 'incidencia', title: 'Incidencia delictiva' },
  });
  return { packageId, resourceId };
}

/** A valid file of Oaxaca's, different each time. */
const smallFile = (time: number) =>
  `anio,mes,cve_ent,cve_mun,bien_juridico,tipo,subtipo,modalidad,metodologia,conteo\n${Array.from(
    { length: 12 },
    (_, month) =>
      `2025,${month + 1},20,067,El patrimonio,Robo,Robo a casa habitación,Sin violencia,CNSP-38-15,${time}\n`,
  ).join('')}`;

/** What the disk and SHA-256 allow by themselves, in MB/s. */
async function plainCopy(from: string, to: string, megabytes: number): Promise<number> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const startedAt = performance.now();
  await pipeline(createReadStream(from), hashing, createWriteStream(to, { flush: true }));
  return megabytes / ((performance.now() - startedAt) / 1000);
}

/** A liaison's work over HTTP: a small file from its first byte to the national view, and a large file. */
export const upload: Figure = async function* ({ isFull, temporaryFolder, defer }) {
  const folder = await temporaryFolder();
  const hub = await startHub({ dataDir: join(folder, 'data'), isDemonstration: false });
  defer(() => hub.launched.stop());
  const liaison = await asLiaison(await asCoordinator(hub.url), '20');
  const { packageId, resourceId } = await openResource(liaison);
  const reader = graphqlClient(hub.url, { connections: 1 });
  defer(async () => reader.close());

  const smallPath = join(folder, 'pequeno.csv');
  const laps: Record<'received' | 'checked' | 'published' | 'visible', number>[] = [];
  for (let time = 1; time <= TIMES; time += 1) {
    await writeFile(smallPath, smallFile(time));
    const sha256 = createHash('sha256').update(smallFile(time)).digest('hex');
    const startedAt = performance.now();
    const sinceStart = () => (performance.now() - startedAt) / 1000;
    const { uploadId } = await liaison.upload(resourceId, smallPath);
    const received = sinceStart();
    const checked = await until(
      () => liaison.call(uploadSchema, { method: 'GET', path: `/api/v1/uploads/${uploadId}` }),
      ({ state }) => !['received', 'validating'].includes(state),
      { timeoutMs: 60_000 },
    );
    const checkedAt = sinceStart();
    if (checked.state !== 'valid')
      throw new Error(`the file is valid and was judged ${JSON.stringify(checked)}`);
    await liaison.call(z.unknown(), {
      method: 'POST',
      path: `/api/v1/packages/${packageId}/releases`,
      body: {},
    });
    const published = sinceStart();
    await until(
      () => reader.read(datasetSchema, document, { id: resourceId }),
      ({ dataset }) => dataset?.distributions.some((each) => each.sha256 === sha256) ?? false,
      { timeoutMs: 30_000 },
    );
    laps.push({ received, checked: checkedAt, published, visible: sinceStart() });
  }
  const halfway = (lap: keyof (typeof laps)[number]) =>
    percentile(
      laps.map((each) => each[lap]),
      0.5,
    );
  yield {
    name: 'upload.small file to the national view, p50',
    value: halfway('visible'),
    unit: 's',
    note: `received at ${halfway('received').toFixed(2)} s, checked ${halfway('checked').toFixed(2)}, published ${halfway('published').toFixed(2)}`,
  };

  const asked = standard('security/crime-incidence@1.0');
  if (!asked) throw new Error('the standard security/crime-incidence@1.0 is gone');
  const largePath = join(folder, 'grande.csv');
  const written = await writeCrimeIncidence(largePath, {
    standard: asked,
    municipalities: governmentKeys().municipalities.filter((key) => /^(20|21|30)/.test(key)),
    bytes: isFull ? 1000e6 : 200e6,
  });
  const megabytes = written.bytes / 1e6;
  const yardstick = await plainCopy(largePath, join(folder, 'copia.csv'), megabytes);
  const residentBefore = residentMb(hub.launched.pid);
  const watch = watchResident(() => [hub.launched.pid]);
  const startedAt = performance.now();
  await liaison.upload(resourceId, largePath);
  const speed = megabytes / ((performance.now() - startedAt) / 1000);
  const peak = await watch.stop();
  yield {
    name: `upload.speed (${Math.round(megabytes)} MB)`,
    value: speed,
    unit: 'MB/s',
    yardstick: { name: 'plain copy with SHA-256', value: yardstick, ratio: speed / yardstick },
  };
  if (peak !== null && residentBefore !== null)
    yield {
      name: 'upload.growth of the server',
      value: peak - residentBefore,
      unit: 'MB',
      note: `${Math.round(peak)} MB at most`,
    };
};
