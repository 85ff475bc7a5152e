import { resolve } from 'node:path';
import { readEnvironment, serverEnvironment, variables } from '@rma/service-kit';
import { z } from 'zod';

const catalogVariables = z.object({
  DATABASE_URL: variables.DATABASE_URL,
  BLOB_STORE_URL: variables.BLOB_STORE_URL,
  DATA_DIR: z.string().default('./.data').meta({ es: 'una carpeta', en: 'a folder' }),
  RMA_CONTACT_EMAIL: variables.RMA_CONTACT_EMAIL,
  RMA_UPLOAD_LIMIT_BYTES: variables.RMA_UPLOAD_LIMIT_BYTES,
  RMA_REGISTRY_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ es: 'la dirección http o https del registro', en: "the registry's http or https address" }),
});

/** The configuration of the catalog as a process of its own; throws EnvironmentError naming every mistake. */
export function readCatalogEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const { server, catalog } = readEnvironment(
    { server: serverEnvironment, catalog: catalogVariables },
    source,
  );
  return {
    ...server,
    databaseUrl: catalog.DATABASE_URL,
    blobStoreUrl: catalog.BLOB_STORE_URL,
    partialFolder: resolve(catalog.DATA_DIR, 'partial'),
    registryUrl: (catalog.RMA_REGISTRY_URL ?? server.publicUrl).replace(/\/+$/, ''),
    contactEmail: catalog.RMA_CONTACT_EMAIL,
    uploadLimitBytes: catalog.RMA_UPLOAD_LIMIT_BYTES,
  };
}
