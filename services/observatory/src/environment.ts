import { readEnvironment, serverEnvironment, variables } from '@rma/service-kit';
import { z } from 'zod';

const observatoryVariables = z.object({
  DATABASE_URL: variables.DATABASE_URL,
  BLOB_STORE_URL: variables.BLOB_STORE_URL,
});

/** The configuration of the observatory as a process of its own; throws EnvironmentError naming every mistake. */
export function readObservatoryEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const { server, observatory } = readEnvironment(
    { server: serverEnvironment, observatory: observatoryVariables },
    source,
  );
  return { ...server, databaseUrl: observatory.DATABASE_URL, blobStoreUrl: observatory.BLOB_STORE_URL };
}
