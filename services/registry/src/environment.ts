import { readEnvironment, serverEnvironment } from '@rma/service-kit';
import { z } from 'zod';

const registryVariables = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .meta({ es: 'una dirección postgres://…', en: 'a postgres://… address' }),
  BLOB_STORE_URL: z
    .url({ protocol: /^file$/ })
    .meta({ es: 'una dirección file:///carpeta', en: 'a file:///folder address' }),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .meta({ es: 'una dirección smtp://…', en: 'an smtp://… address' }),
});

/** The configuration of the registry as a process of its own; throws EnvironmentError naming every mistake. */
export function readRegistryEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const { server, registry } = readEnvironment(
    { server: serverEnvironment, registry: registryVariables },
    source,
  );
  return {
    port: server.PORT,
    host: server.HOST,
    publicUrl: server.PUBLIC_URL,
    logLevel: server.LOG_LEVEL,
    databaseUrl: registry.DATABASE_URL,
    blobStoreUrl: registry.BLOB_STORE_URL,
    smtpUrl: registry.SMTP_URL,
  };
}
