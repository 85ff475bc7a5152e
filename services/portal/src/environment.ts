import { readEnvironment, serverEnvironment } from '@rma/service-kit';
import { z } from 'zod';

const portalEnvironment = z
  .object({
    API_URL: z.url({ protocol: /^https?$/ }).meta({
      es: 'la dirección donde responden GraphQL y REST',
      en: 'the address where GraphQL and REST answer',
    }),
    RMA_DEMO: z.enum(['0', '1']).default('0').meta({ es: '0 o 1', en: '0 or 1' }),
  })
  .transform(({ API_URL, RMA_DEMO }) => ({
    apiUrl: API_URL.replace(/\/+$/, ''),
    demonstration: RMA_DEMO === '1',
  }));

/** What the standalone portal is told; throws EnvironmentError naming every variable that is wrong. */
export function environment() {
  return readEnvironment({ server: serverEnvironment, portal: portalEnvironment }, process.env);
}
