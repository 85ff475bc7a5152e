import {
  authentication,
  createReadiness,
  createServer,
  openapi,
  type Logger,
  type Metrics,
  type Server,
} from '@rma/service-kit';
import type { Registry } from './app.ts';

/** Largest part of a form a server of the registry takes in; documents have their own, smaller limit. */
const formLimitBytes = 32 * 2 ** 20;

/** A server with nothing but the registry on it: its own process, and its tests. */
export async function createRegistryServer(
  registry: Registry,
  options: { logger: Logger; metrics: Metrics; publicUrl: string; trustProxy?: string[] },
): Promise<Server> {
  const readiness = createReadiness({ checks: registry.ready });
  const server = await createServer({ ...options, readiness, uploadLimitBytes: formLimitBytes });
  await server.register(authentication, {
    issuer: options.publicUrl,
    publicKeyFor: registry.publicKeyFor,
    verifyApiKey: registry.verifyApiKey,
  });
  await server.register(openapi, { version: '1' });
  await server.register(registry.routes);
  return server;
}
