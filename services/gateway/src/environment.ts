import { readEnvironment, serverEnvironment, variables } from '@rma/service-kit';
import { z } from 'zod';

const gatewayVariables = z.object({
  DATABASE_URL: variables.DATABASE_URL,
  READ_DATABASE_URL: variables.READ_DATABASE_URL,
  BLOB_STORE_URL: variables.BLOB_STORE_URL,
  RMA_CONTACT_EMAIL: variables.RMA_CONTACT_EMAIL,
  RMA_DEMO: variables.RMA_DEMO,
  RMA_OUTBOUND_ALLOW: variables.RMA_OUTBOUND_ALLOW,
});

/** The configuration of the gateway as a process of its own; throws EnvironmentError naming every mistake. */
export function readGatewayEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const { server, gateway } = readEnvironment(
    { server: serverEnvironment, gateway: gatewayVariables },
    source,
  );
  return {
    ...server,
    /** Where it reads. Notifications come from the primary only. */
    readDatabaseUrl: gateway.READ_DATABASE_URL ?? gateway.DATABASE_URL,
    listensTo: gateway.READ_DATABASE_URL === undefined ? gateway.DATABASE_URL : undefined,
    /** Where the catalog keeps its files, which hold the rows of national tables. */
    blobStoreUrl: gateway.BLOB_STORE_URL,
    contactEmail: gateway.RMA_CONTACT_EMAIL,
    outboundAllow: gateway.RMA_OUTBOUND_ALLOW,
    isDemonstration: gateway.RMA_DEMO === '1',
  };
}
