import { createTableQueries } from '@rma/tabular';
import type { FastifyInstance } from 'fastify';
import type { CatalogDependencies } from '../dependencies.ts';
import { ckanRoutes } from '../rows/ckan-routes.ts';
import { rowRoutes } from '../rows/row-routes.ts';
import { tableRoutes } from './table-routes.ts';
import { createWholeParquets } from './whole-parquet.ts';

/** Everything that answers about rows: of one dataset, in CKAN's words, and of the national tables. */
export function createPublishedTables(deps: CatalogDependencies) {
  const tables = createTableQueries({ folders: [deps.blobs.folder] });
  const wholes = createWholeParquets({ blobs: deps.blobs, tables });
  return {
    routes: async (server: FastifyInstance): Promise<void> => {
      await server.register(rowRoutes({ ...deps, tables }));
      await server.register(ckanRoutes({ ...deps, tables }));
      await server.register(tableRoutes({ ...deps, tables, wholes }));
    },
    close: async (): Promise<void> => {
      await wholes.close();
      await tables.close();
    },
  };
}
