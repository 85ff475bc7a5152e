import { readEnvironment, serverEnvironment } from '@rma/service-kit';
import { z } from 'zod';

const catalogVariables = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .meta({ es: 'una dirección postgres://…', en: 'a postgres://… address' }),
  BLOB_STORE_URL: z
    .url({ protocol: /^file$/ })
    .meta({ es: 'una dirección file:///carpeta', en: 'a file:///folder address' }),
  RMA_REGISTRY_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ es: 'la dirección http o https del registro', en: "the registry's http or https address" }),
  RMA_CONTACT_EMAIL: z
    .email()
    .default('contacto@redmexicoabierto.example')
    .meta({ es: 'un correo electrónico', en: 'an e-mail address' }),
  RMA_UPLOAD_LIMIT_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(2 ** 30)
    .meta({ es: 'un número de bytes', en: 'a number of bytes' }),
});

/** The configuration of the catalog as a process of its own; throws EnvironmentError naming every mistake. */
export function readCatalogEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const { server, catalog } = readEnvironment(
    { server: serverEnvironment, catalog: catalogVariables },
    source,
  );
  return {
    port: server.PORT,
    host: server.HOST,
    publicUrl: server.PUBLIC_URL,
    logLevel: server.LOG_LEVEL,
    databaseUrl: catalog.DATABASE_URL,
    blobStoreUrl: catalog.BLOB_STORE_URL,
    registryUrl: (catalog.RMA_REGISTRY_URL ?? server.PUBLIC_URL).replace(/\/+$/, ''),
    contactEmail: catalog.RMA_CONTACT_EMAIL,
    uploadLimitBytes: catalog.RMA_UPLOAD_LIMIT_BYTES,
  };
}
