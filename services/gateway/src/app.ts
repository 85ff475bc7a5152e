import type { Clock } from '@rma/domain';
import type { BlobStore, Tables } from '@rma/persistence';
import type { Logger, Metrics, Outbound } from '@rma/service-kit';
import { createTableQueries } from '@rma/tabular';
import type { FastifyPluginAsync } from 'fastify';
import { sql, type Kysely } from 'kysely';
import { changeRoutes } from './changes/change-routes.ts';
import { createChangeStreams } from './changes/change-streams.ts';
import { createRecentRows } from './datasets/recent-rows.ts';
import { createDirectory, directoryTables } from './governments/directory.ts';
import { createAnswers } from './graphql/answers.ts';
import type { Variables } from './graphql/cost.ts';
import { createEngine } from './graphql/engine.ts';
import { graphqlRoutes } from './http/graphql-routes.ts';
import { defaultQuotas, type QuotaLimits } from './http/quotas.ts';
import { createLive } from './live/live.ts';
import { changeKeys } from './national/change-keys.ts';
import { createLately } from './national/lately.ts';
import { createNationalWatch } from './national/national-watch.ts';
import { relationFacts } from './national/relation-queries.ts';
import { createRelations, type Relations } from './national/relations.ts';
import { createFigures, slowFiguresKeptMs } from './network/figures.ts';
import { createBitmapLifecycle } from './search/bitmap-lifecycle.ts';
import type { ScorecardRow } from './scorecards/scorecard-queries.ts';
import { createSearch, wordTables } from './search/search.ts';

/** How the nodes are asked: people wait for them, so nobody queues behind another's question. */
export const nodePoliteness = () => ({ concurrency: 8, gapMs: 0 });

export type GatewayOptions = {
  /** With the role rma_gateway. */
  db: Kysely<Tables>;
  /** Where to listen for changes; without it they are looked for once a second. */
  connectionString?: string | undefined;
  clock: Clock;
  logger: Logger;
  publicUrl: string;
  demonstration: boolean;
  metrics: Metrics;
  /** The catalog's files, of which national tables are made; read only. */
  blobs: Pick<BlobStore, 'path' | 'folder'>;
  /** How the nodes are asked; it is the caller's, and stays open. */
  outbound: Outbound;
  /** What one caller may spend a minute; as documented when not given. */
  quotas?: QuotaLimits;
  /** How old a count of the whole network may be that takes long to make; 2 s when not given. */
  slowKeptMs?: number;
};

export type GraphqlAnswer = {
  status: number;
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
  extensions?: { cost: { estimated: number; limit: number } };
};

/** Every government has one of everything; those of a theme are fewer. */
const MOST_SCORECARD_CHARACTERS = 16_000_000;
const SCORECARD_CHARACTERS = 4000;

/** What `ask` gives, asked for once; after a failure, once more. */
function askedOnce<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | null = null;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = null;
      throw error;
    });
    return asked;
  };
}

/**
 * The GraphQL gateway over the `national` schema. It begins to follow changes and to load its search at once, and
 * answers from the first moment. `query` is the same as a request to /graphql, in process; `settled` resolves when
 * everything committed until now is taken in and the search is in memory.
 */
export function createGateway(options: GatewayOptions) {
  const { db, connectionString, clock, logger, publicUrl, demonstration, metrics, blobs, outbound } = options;
  const { quotas = defaultQuotas, slowKeptMs = slowFiguresKeptMs } = options;
  const tables = createTableQueries({ folders: [blobs.folder] });
  const directory = createDirectory({ db });
  const streams = createChangeStreams({ db, logger });
  const bitmaps = createBitmapLifecycle({ db, logger });
  const watch = createNationalWatch({
    db,
    connectionString,
    logger,
    listener: {
      async tables(names) {
        if (directoryTables.some((name) => names.has(name))) await directory.reload();
        await search.tablesChanged(names);
        streams.pulse();
      },
      async datasets(ordinals) {
        if (ordinals.length === 0) return;
        recentRows.forget(ordinals);
        await bitmaps.changed(ordinals);
      },
    },
  });
  const search = createSearch({ db, bitmaps, logger, metrics, publicUrl, directory });
  const recentRows = createRecentRows({ db, isFollowed: watch.isCurrent });
  const parts = {
    db,
    clock,
    logger,
    publicUrl,
    demonstration,
    directory,
    search,
    recentRows,
    newestScorecards: createLately<ScorecardRow[]>({
      watch,
      changeKey: changeKeys.table('national.scorecard'),
      mostWeight: MOST_SCORECARD_CHARACTERS,
      weightOf: (rows) => rows.length * SCORECARD_CHARACTERS,
    }),
    figures: createFigures({ db, clock, version: watch.version, slowKeptMs }),
    blobs,
    tables,
    live: createLive({ db, clock, outbound, metrics, publicUrl }),
  };
  const engine = createEngine();
  const relations = askedOnce<Relations>(async () => createRelations(await relationFacts(db)));
  const answers = createAnswers({ parts, engine, watch, relations, logger, metrics });

  async function start(): Promise<void> {
    await watch.start();
    await search.tablesChanged(new Set(wordTables));
    await bitmaps.warm();
  }
  const started = start();
  started.catch(() => bitmaps.warmInBackground());

  return {
    routes: (async (server) => {
      await server.register(graphqlRoutes(answers, { clock, quotas }));
      await server.register(changeRoutes({ streams, search: parts.search, publicUrl }));
    }) satisfies FastifyPluginAsync,
    ready: [
      { name: 'gateway-database', check: () => sql`select 1 from national.government limit 1`.execute(db) },
    ],
    async query(document: string, variables: Variables = {}): Promise<GraphqlAnswer> {
      const { status, body } = await answers.answer({
        source: document,
        variables,
        operationName: null,
        language: 'es',
        requestId: 'in-process',
      });
      return { status, ...(JSON.parse(body) as Omit<GraphqlAnswer, 'status'>) };
    },
    async settled(): Promise<void> {
      await started;
      await watch.catchUp();
    },
    async close(): Promise<void> {
      await streams.close();
      bitmaps.close();
      await watch.close();
      await started.catch(() => {});
      await engine.close();
      await tables.close();
    },
  };
}
export type Gateway = ReturnType<typeof createGateway>;
