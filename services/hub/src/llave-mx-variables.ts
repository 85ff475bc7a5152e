import { EnvironmentError } from '@rma/service-kit';
import { z } from 'zod';

const text = z
  .string()
  .min(1)
  .optional()
  .meta({ es: 'lo que dio Llave MX al registrar la aplicación', en: 'what Llave MX gave at registration' });

/** How this installation is registered at Llave MX: all five variables, or none. */
export const llaveMxVariables = z.object({
  RMA_LLAVEMX_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({ es: 'la dirección de Llave MX', en: 'the address of Llave MX' }),
  RMA_LLAVEMX_CLIENT_ID: text,
  RMA_LLAVEMX_CLIENT_SECRET: text,
  RMA_LLAVEMX_USER: text,
  RMA_LLAVEMX_PASSWORD: text,
});

/** The settings of Llave MX; undefined when there are none. Throws EnvironmentError naming what is missing of them. */
export function readLlaveMx(variables: z.output<typeof llaveMxVariables>) {
  const {
    RMA_LLAVEMX_URL: baseUrl,
    RMA_LLAVEMX_CLIENT_ID: clientId,
    RMA_LLAVEMX_CLIENT_SECRET: clientSecret,
    RMA_LLAVEMX_USER: serviceUser,
    RMA_LLAVEMX_PASSWORD: servicePassword,
  } = variables;
  if (baseUrl && clientId && clientSecret && serviceUser && servicePassword)
    return { baseUrl, clientId, clientSecret, serviceUser, servicePassword };
  const names = Object.keys(llaveMxVariables.shape) as (keyof typeof variables)[];
  const missing = names.filter((name) => variables[name] === undefined);
  if (missing.length === names.length) return undefined;
  throw new EnvironmentError(
    `Llave MX: faltan ${missing.join(', ')}.\nLlave MX: ${missing.join(', ')} missing.`,
    missing,
  );
}
