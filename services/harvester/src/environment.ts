import { readEnvironment, serverEnvironment } from '@rma/service-kit';
import { z } from 'zod';

const harvesterVariables = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .meta({ es: 'una dirección postgres://…', en: 'a postgres://… address' }),
  RMA_CONTACT_EMAIL: z
    .email()
    .meta({ es: 'un correo al que un portal pueda escribir', en: 'an e-mail a portal can write to' }),
});

/** The configuration of the harvester as a process of its own; throws EnvironmentError naming every mistake. */
export function readHarvesterEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const { server, harvester } = readEnvironment(
    { server: serverEnvironment, harvester: harvesterVariables },
    source,
  );
  return {
    port: server.PORT,
    host: server.HOST,
    publicUrl: server.PUBLIC_URL,
    logLevel: server.LOG_LEVEL,
    databaseUrl: harvester.DATABASE_URL,
    contactEmail: harvester.RMA_CONTACT_EMAIL,
  };
}
