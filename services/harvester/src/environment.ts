import { readEnvironment, serverEnvironment } from '@rma/service-kit';
import { z } from 'zod';

const harvesterEnvironment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).meta({
    es: 'la dirección de PostgreSQL (postgres://…)',
    en: 'the address of PostgreSQL (postgres://…)',
  }),
  RMA_CONTACT_EMAIL: z
    .email()
    .default('contacto@example.org')
    .meta({ es: 'un correo al que un portal pueda quejarse', en: 'an e-mail a portal can complain to' }),
});

/** The variables of a harvester that runs alone; throws EnvironmentError with every mistake at once. */
export function readHarvesterEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const { server, harvester } = readEnvironment(
    { server: serverEnvironment, harvester: harvesterEnvironment },
    source,
  );
  return { ...server, ...harvester };
}
