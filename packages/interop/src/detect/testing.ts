import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Page = { type?: string; body: string | Buffer; status?: number };

type Answer = (response: ServerResponse, asked: string) => unknown;

export type Site = { url: string; host: string; requests: string[]; close: () => Promise<void> };

/** A site of this machine with these pages by path (with or without its query); the rest is `otherwise` or a 404. */
export async function startSite(
  pages: Record<string, Page | Answer>,
  otherwise: Page | Answer = {
    status: 404,
    body: '<h1>404</h1>',
    type: 'text/html',
  },
): Promise<Site> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const asked = request.url ?? '/';
    requests.push(asked);
    const page = pages[asked] ?? pages[asked.split('?')[0] ?? ''] ?? otherwise;
    if (typeof page === 'function') {
      page(response, asked);
      return;
    }
    response
      .writeHead(page.status ?? 200, { 'content-type': page.type ?? 'application/json' })
      .end(page.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export const html = (body: string, head = ''): Page => ({
  type: 'text/html; charset=utf-8',
  body: `<!doctype html><html lang="es"><head><title>Datos de Xalapa</title>${head}</head><body>${body}</body></html>`,
});
