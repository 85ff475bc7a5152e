import { createRenderer } from '../entry-server.tsx';
import type { DemonstrationAccounts } from '../site.ts';
import { type FakeRest, fakeNetwork } from './network.ts';

/** A page as the server answers it, over the tests' network. `network` replaces root answers of its GraphQL. */
export async function renderPage(
  path: string,
  options: {
    demonstration?: boolean;
    demonstrationAccounts?: DemonstrationAccounts;
    node?: { cvegeo: string; name: string };
    network?: Record<string, unknown>;
    rest?: FakeRest;
  } = {},
) {
  const errors: unknown[] = [];
  const render = createRenderer({
    send: fakeNetwork(options.network, options.rest),
    site: {
      publicUrl: 'http://127.0.0.1:8080',
      demonstration: options.demonstration ?? true,
      ...(options.node && { node: options.node }),
      ...(options.demonstrationAccounts && { demonstrationAccounts: options.demonstrationAccounts }),
      assets: {
        script: '/assets/entry.js',
        styles: ['/assets/entry.css'],
        font: '/assets/archivo.woff2',
        modules: [],
      },
    },
    onError: (error) => errors.push(error),
  });
  const response = await render(new Request(`http://127.0.0.1:8080${path}`));
  return { status: response.status, html: await response.text(), errors };
}
