import { readEnvironment, serverEnvironment, variables } from '@rma/service-kit';
import { z } from 'zod';

const registryVariables = z.object({
  DATABASE_URL: variables.DATABASE_URL,
  BLOB_STORE_URL: variables.BLOB_STORE_URL,
  RMA_EFIRMA_AUTHORITIES: variables.RMA_EFIRMA_AUTHORITIES,
  RMA_EFIRMA_OCSP_URL: variables.RMA_EFIRMA_OCSP_URL,
  SMTP_URL: variables.SMTP_URL,
  TRUST_PROXY: variables.TRUST_PROXY,
});

/** The configuration of the registry as a process of its own; throws EnvironmentError naming every mistake. */
export function readRegistryEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const { server, registry } = readEnvironment(
    { server: serverEnvironment, registry: registryVariables },
    source,
  );
  return {
    ...server,
    databaseUrl: registry.DATABASE_URL,
    blobStoreUrl: registry.BLOB_STORE_URL,
    efirma: {
      authoritiesPath: registry.RMA_EFIRMA_AUTHORITIES ?? null,
      responderUrl: registry.RMA_EFIRMA_OCSP_URL ?? null,
    },
    smtpUrl: registry.SMTP_URL,
    trustProxy: registry.TRUST_PROXY,
  };
}
