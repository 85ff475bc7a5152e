import { readEnvironment, serverEnvironment, variables } from '@rma/service-kit';
import { z } from 'zod';

const harvesterVariables = z.object({
  DATABASE_URL: variables.DATABASE_URL,
  RMA_CONTACT_EMAIL: variables.RMA_CONTACT_EMAIL,
});

/** The configuration of the harvester as a process of its own; throws EnvironmentError naming every mistake. */
export function readHarvesterEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const { server, harvester } = readEnvironment(
    { server: serverEnvironment, harvester: harvesterVariables },
    source,
  );
  return {
    ...server,
    databaseUrl: harvester.DATABASE_URL,
    contactEmail: harvester.RMA_CONTACT_EMAIL,
  };
}
