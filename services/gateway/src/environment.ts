import { readEnvironment, serverEnvironment } from '@rma/service-kit';
import { z } from 'zod';

const gatewayVariables = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .meta({ es: 'una dirección postgres://…', en: 'a postgres://… address' }),
  READ_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .meta({ es: 'una dirección postgres://…', en: 'a postgres://… address' }),
  RMA_DEMO: z.enum(['0', '1']).default('0').meta({ es: '0 o 1', en: '0 or 1' }),
});

/** The configuration of the gateway as a process of its own; throws EnvironmentError naming every mistake. */
export function readGatewayEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const { server, gateway } = readEnvironment(
    { server: serverEnvironment, gateway: gatewayVariables },
    source,
  );
  return {
    port: server.PORT,
    host: server.HOST,
    publicUrl: server.PUBLIC_URL,
    logLevel: server.LOG_LEVEL,
    /** Where it reads. Notifications come from the primary only. */
    readDatabaseUrl: gateway.READ_DATABASE_URL ?? gateway.DATABASE_URL,
    listensTo: gateway.READ_DATABASE_URL === undefined ? gateway.DATABASE_URL : undefined,
    isDemonstration: gateway.RMA_DEMO === '1',
  };
}
