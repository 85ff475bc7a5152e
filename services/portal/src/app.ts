import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, StartupError } from '@rma/service-kit';
import type { FastifyPluginAsync } from 'fastify';
import { currentBundles } from './build/current.ts';
import { loadBundles } from './server/bundles.ts';
import type { DemonstrationAccounts } from './web/site.ts';
import { portalRoutes } from './server/routes.ts';

export type PortalOptions = {
  /** Reaches the public interfaces, GraphQL and REST, by path: in process in the hub, over HTTP when alone. */
  request: (path: string, init?: RequestInit) => Promise<Response>;
  publicUrl: string;
  /** Every page says so when the network shows demonstration data. */
  demonstration: boolean;
  /** The government whose node this is; absent on a hub. */
  node?: { cvegeo: string; name: string };
  /** Shown where one signs in, each with one click; only a demonstration on one's own machine passes them. */
  demonstrationAccounts?: DemonstrationAccounts;
  logger: Logger;
  /** The bundles to serve; the ones last built by default. */
  assetsFolder?: string;
};

/**
 * The web portal: public pages rendered on the server, pages of work taken over by the browser. Registers a catch-all
 * GET route, so it comes last. Throws StartupError when the bundles were not built (`node src/build.ts`).
 */
export async function createPortal(options: PortalOptions): Promise<{
  routes: FastifyPluginAsync;
  ready: { name: string; check: () => Promise<unknown> }[];
  close: () => Promise<void>;
}> {
  const folder = options.assetsFolder ?? currentBundles();
  if (folder === null || !existsSync(join(folder, 'server', 'entry.js'))) {
    throw new StartupError(
      'El portal no está construido; ejecute "node services/portal/src/build.ts". / ' +
        'The portal is not built; run "node services/portal/src/build.ts".',
    );
  }
  const { createRenderer, assets } = await loadBundles(folder);
  const { publicUrl, demonstration, node, demonstrationAccounts, request, logger } = options;
  const render = createRenderer({
    send: request,
    site: {
      publicUrl,
      demonstration,
      ...(node && { node }),
      ...(demonstrationAccounts && { demonstrationAccounts }),
      assets,
    },
    onError: (error) => logger.error({ err: error }, 'page could not be rendered'),
  });
  return {
    routes: portalRoutes({ render, clientFolder: join(folder, 'client'), publicUrl }),
    ready: [],
    close: async () => undefined,
  };
}
