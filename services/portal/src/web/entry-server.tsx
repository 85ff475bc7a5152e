import { renderToString } from 'react-dom/server';
import { StaticRouterProvider, createStaticHandler, createStaticRouter } from 'react-router';
import { type Send, createApi } from './api.ts';
import { Document, type PageState } from './document.tsx';
import { createRoutes } from './routes.tsx';
import type { Site } from './site.ts';

export type RenderOptions = { send: Send; site: Site; onError: (error: unknown) => void };

/**
 * Makes the function that answers a GET with a whole HTML page: status, headers and text. Pages that are absent answer
 * 404 or 410; a page whose data could not be read answers 500 with words, and the cause goes to `onError`.
 */
export function createRenderer({ send, site, onError }: RenderOptions) {
  const handler = createStaticHandler(createRoutes(createApi(send)));
  return async (request: Request): Promise<Response> => {
    const context = await handler.query(request);
    if (context instanceof Response) return context;
    const failed = context.errors !== null;
    if (context.statusCode >= 500) onError(Object.values(context.errors ?? {})[0]);
    const handles = context.matches.map((match) => (match.route.handle ?? {}) as { interactive?: boolean });
    const state: PageState = {
      site,
      interactive: !failed && handles.some(({ interactive }) => interactive === true),
      hydration: failed ? null : { loaderData: context.loaderData },
    };
    const html = renderToString(
      <Document state={state} stateText={scriptSafe(state)}>
        <StaticRouterProvider
          router={createStaticRouter(handler.dataRoutes, context)}
          context={context}
          hydrate={false}
        />
      </Document>,
    );
    return new Response(`<!doctype html>${html}`, {
      status: context.statusCode,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
    });
  };
}

/** JSON that cannot close the script element it stands in. */
function scriptSafe(state: PageState): string {
  return JSON.stringify(state).replaceAll('<', '\\u003c');
}
