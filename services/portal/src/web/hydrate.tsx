import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { createBrowserRouter, matchRoutes } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { createApi } from './api.ts';
import { stateElementId } from './document-state.ts';
import { Document, type PageState } from './document.tsx';
import { createRoutes } from './routes.tsx';

/** Takes the server's page over: same data, same markup, now with React. */
export async function hydrate(): Promise<void> {
  const stateText = document.getElementById(stateElementId)?.textContent ?? '';
  const state = JSON.parse(stateText) as PageState;
  const routes = createRoutes(createApi((path, init) => fetch(path, init)));
  // The code of the page on screen must be there before React looks at it.
  for (const { route } of matchRoutes(routes, location) ?? []) {
    if (typeof route.lazy === 'function') Object.assign(route, await route.lazy(), { lazy: undefined });
  }
  const router = createBrowserRouter(routes, state.hydration ? { hydrationData: state.hydration } : {});
  startTransition(() => {
    hydrateRoot(
      document,
      <Document state={state} stateText={stateText}>
        <RouterProvider router={router} />
      </Document>,
    );
  });
}
