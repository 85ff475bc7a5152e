import { readEnvironment, serverEnvironment, variables } from '@rma/service-kit';
import { z } from 'zod';

const portalVariables = z.object({
  API_URL: z.url({ protocol: /^https?$/ }).meta({
    es: 'la dirección donde responden GraphQL y REST',
    en: 'the address where GraphQL and REST answer',
  }),
  RMA_DEMO: variables.RMA_DEMO,
});

/** The configuration of the portal as a process of its own; throws EnvironmentError naming every mistake. */
export function readPortalEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const { server, portal } = readEnvironment({ server: serverEnvironment, portal: portalVariables }, source);
  return {
    ...server,
    apiUrl: portal.API_URL.replace(/\/+$/, ''),
    isDemonstration: portal.RMA_DEMO === '1',
  };
}
