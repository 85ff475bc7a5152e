import type { Actor } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { createLogger, createMetrics, createOutbound } from '@rma/service-kit';
import { createTestDatabase, remotePortals, testClock, type RemotePortal } from '@rma/testkit';
import { sql, type Selectable } from 'kysely';
import type { SourceKind } from '@rma/interop';
import { createHarvester } from './app.ts';
import type { WantedRun } from './runs/start-run.ts';
import type { HarvesterDependencies } from './dependencies.ts';

export const xalapa = '30087';

const grantOf = (role: 'coordinator' | 'liaison' | 'administrator', cvegeo: string | null): Actor => ({
  kind: 'person',
  accountId: `${role}-${cvegeo}`,
  name: role,
  grants: [{ role, cvegeo }],
});
export const coordinator = grantOf('coordinator', null);
export const administrator = grantOf('administrator', xalapa);
export const liaisonElsewhere = grantOf('liaison', '14');

const outboundTo = (allow: string[]) =>
  createOutbound({
    contact: { publicUrl: 'http://127.0.0.1', email: 'pruebas@example.org' },
    allow,
    politeness: () => ({ concurrency: 2, gapMs: 0 }),
    clock: { now: () => Date.now(), sleep: async () => {}, random: () => 0.5 },
    resolve: async (name) => (name === 'interno.example' ? ['127.0.0.1'] : ['192.0.2.1']),
  });

const hasPortal = (kind: SourceKind): kind is keyof typeof remotePortals =>
  Object.hasOwn(remotePortals, kind);

/** The address a source of this kind is proposed with. */
const addressAt = (portal: Pick<RemotePortal, 'url'>, kind: SourceKind) =>
  hasPortal(kind) ? remotePortals[kind].urlOf(portal) : portal.url;

/** A harvester over a database of its own, with Xalapa as a member and a clock that stands still. */
export async function startTestHarvester() {
  const database = await createTestDatabase();
  const db = database.as('rma_harvester');
  const clock = testClock('2026-03-01T06:00:00Z');
  await database.db
    .updateTable('national.government')
    .set({ membership: 'active' })
    .where('cvegeo', '=', xalapa)
    .execute();
  const depsFor = (allow: string[]): HarvesterDependencies => ({
    db,
    clock,
    logger: createLogger({ level: 'silent', service: 'test' }),
    metrics: createMetrics(),
    outbound: outboundTo(allow),
    publicUrl: 'https://red.example',
  });
  const harvesterFor = (allow: string[]) => createHarvester(depsFor(allow));

  /** An approved source at this portal, of a government that is a member from now on. */
  async function sourceOf(
    portal: Pick<RemotePortal, 'host' | 'url'>,
    { cvegeo, kind = 'ckan', title }: { cvegeo: string; kind?: SourceKind; title: string },
  ) {
    await database.db
      .updateTable('national.government')
      .set({ membership: 'active' })
      .where('cvegeo', '=', cvegeo)
      .execute();
    const harvester = harvesterFor([portal.host]);
    const { sourceId } = await harvester.proposeSource(coordinator, {
      cvegeo,
      kind,
      url: addressAt(portal, kind),
      title,
    });
    await harvester.approveSource(coordinator, { sourceId });
    const run = (id: string): Promise<Selectable<Tables['harvest.run']>> =>
      database.db.selectFrom('harvest.run').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    return {
      harvester,
      sourceId,
      run,
      harvest: async (wanted: Omit<WantedRun, 'sourceId'> = {}) => {
        const { runId } = await harvester.startRun(coordinator, { sourceId, ...wanted });
        await harvester.executeRun(runId);
        return run(runId);
      },
    };
  }

  return {
    admin: database.db,
    connectionString: database.connectionString,
    clock,
    depsFor,
    harvesterFor,
    /** A source of Xalapa at this portal, approved. */
    sourceAt: (portal: RemotePortal, kind: SourceKind = 'ckan') =>
      sourceOf(portal, { cvegeo: xalapa, kind, title: 'Portal de pruebas' }),
    sourceOf,
    /** What the public sees: titles in search, and titles out of it but at their address. */
    async view() {
      const rows = await database.db
        .selectFrom('national.dataset')
        .select(['id', 'title', 'archived_at', 'updated_at'])
        .orderBy('title')
        .execute();
      return {
        live: rows.filter((row) => row.archived_at === null),
        archived: rows.filter((row) => row.archived_at !== null),
      };
    },
    async jobs(task: string) {
      const { rows } = await sql<{ payload: Record<string, unknown> }>`
        select job.payload from graphile_worker._private_jobs job
        join graphile_worker._private_tasks task on task.id = job.task_id
        where task.identifier = ${task} order by job.id`.execute(database.db);
      return rows.map((row) => row.payload);
    },
    async ledgerKinds() {
      const rows = await database.db
        .selectFrom('national.ledger_entry')
        .select(['kind', (eb) => eb.fn.countAll<number>().as('entries')])
        .where('kind', '<>', 'source.approved')
        .groupBy('kind')
        .execute();
      return Object.fromEntries(rows.map((row) => [row.kind, row.entries]));
    },
    async source(id: string) {
      return database.db
        .selectFrom('national.source')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
    },
  };
}
