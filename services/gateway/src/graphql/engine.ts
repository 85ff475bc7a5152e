import { readFileSync } from 'node:fs';
import { fastify } from 'fastify';
import { buildSchema, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { mercurius, type IResolvers } from 'mercurius';
import { commitmentTypes } from '../commitments/commitment-resolvers.ts';
import { consultationQueries, consultationTypes } from '../demand/consultation-resolvers.ts';
import { requestQueries, requestTypes } from '../demand/request-resolvers.ts';
import { useQueries, useTypes } from '../demand/use-resolvers.ts';
import { datasetQueries, datasetTypes } from '../datasets/dataset-resolvers.ts';
import { governmentQueries, governmentTypes } from '../governments/government-resolvers.ts';
import { historyQueries, historyTypes } from '../history/history-resolvers.ts';
import { indicatorQueries, indicatorTypes } from '../indicators/indicator-resolvers.ts';
import { ledgerQueries, ledgerTypes } from '../ledger/ledger-resolvers.ts';
import { liveQueries, liveTypes } from '../live/live-resolvers.ts';
import { memorandumQueries, memorandumTypes } from '../memoranda/memorandum-resolvers.ts';
import { inventoryQueries, inventoryTypes } from '../plan/inventory-resolvers.ts';
import { monthlyQueries, monthlyTypes } from '../network/monthly-resolvers.ts';
import { networkQueries } from '../network/network-resolvers.ts';
import { countedUseTypes } from '../use/count-resolvers.ts';
import { packageQueries, packageTypes } from '../packages/package-resolvers.ts';
import { qualityQueries, qualityTypes } from '../quality/quality-resolvers.ts';
import { sourceQueries, sourceTypes } from '../sources/source-resolvers.ts';
import { tableQueries, tableTypes } from '../tables/table-resolvers.ts';
import { themeQueries, themeTypes } from '../themes/theme-resolvers.ts';
import { rankingQueries, rankingTypes } from '../scorecards/ranking-resolvers.ts';
import { scorecardTypes } from '../scorecards/scorecard-resolvers.ts';
import { connectionResolvers } from './connection-resolvers.ts';
import type { GatewayContext } from './context.ts';
import { tellError } from './error-answer.ts';
import { mergeTypes } from './merge-types.ts';
import { scalars } from './scalars.ts';
import type { Variables } from './cost.ts';

const schemaText = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');

function resolvers() {
  return {
    ...scalars,
    Query: {
      ...networkQueries,
      ...monthlyQueries,
      ...governmentQueries,
      ...themeQueries,
      ...datasetQueries,
      ...packageQueries,
      ...memorandumQueries,
      ...ledgerQueries,
      ...historyQueries,
      ...liveQueries,
      ...tableQueries,
      ...sourceQueries,
      ...requestQueries,
      ...useQueries,
      ...consultationQueries,
      ...inventoryQueries,
      ...qualityQueries,
      ...indicatorQueries,
      ...rankingQueries,
    },
    ...mergeTypes(
      governmentTypes,
      themeTypes,
      datasetTypes,
      packageTypes,
      memorandumTypes,
      commitmentTypes,
      monthlyTypes,
      countedUseTypes,
      ledgerTypes,
      historyTypes,
      liveTypes,
      tableTypes,
      sourceTypes,
      requestTypes,
      useTypes,
      consultationTypes,
      inventoryTypes,
      qualityTypes,
      indicatorTypes,
      scorecardTypes,
      rankingTypes,
    ),
    GovernmentConnection: { ...connectionResolvers },
    PackageConnection: { ...connectionResolvers },
    MemorandumConnection: { ...connectionResolvers },
    SourceConnection: { ...connectionResolvers },
    MonthlyReportConnection: { ...connectionResolvers },
    DataRequestConnection: { ...connectionResolvers },
    ReuseConnection: { ...connectionResolvers },
    ConsultationConnection: { ...connectionResolvers },
    InventoryItemConnection: { ...connectionResolvers },
    EvidenceConnection: { ...connectionResolvers },
    LedgerConnection: { ...connectionResolvers },
    DatasetVersionConnection: { ...connectionResolvers },
  };
}

/**
 * Executes prepared documents: Mercurius without routes, so the same engine serves HTTP and in-process callers.
 * Often repeated documents are compiled. Errors of resolvers come back already
 * told; a document that does not fit the schema rejects with Mercurius' validation error, whose `errors` say why.
 */
export function createEngine() {
  const schema: GraphQLSchema = buildSchema(schemaText);
  const host = fastify({ logger: false });
  void host.register(mercurius, {
    // As text: Mercurius must build it with its own copy of graphql, which a bundler or test runner may double.
    schema: schemaText,
    resolvers: resolvers() as unknown as IResolvers,
    routes: false,
    graphiql: false,
    subscription: false,
    // Compiling takes a few milliseconds and saves more than that of what is asked again and again, most of all when busy.
    jit: { minCount: 10, eluThreshold: 1, maxCompilePerTick: 1, maxQueueSize: 100 },
    errorFormatter: (execution, context) => {
      const { language, requestId, logger } = context as unknown as GatewayContext;
      const audience = { language, requestId, logger };
      return {
        statusCode: 200,
        response: {
          data: execution.data ?? null,
          errors: (execution.errors ?? []).map((error) => tellError(error, audience) as never),
        },
      };
    },
  });
  return {
    schema,
    ready: () => host.ready(),
    execute(source: string, context: GatewayContext, variables: Variables): Promise<ExecutionResult> {
      return host.graphql(source, context, { ...variables });
    },
    close: () => host.close(),
  };
}
export type Engine = ReturnType<typeof createEngine>;
