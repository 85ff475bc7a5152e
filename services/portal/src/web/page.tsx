import type { ComponentType } from 'react';
import { type RouteObject, data, redirect, useLoaderData } from 'react-router';
import { type Api, ViewUnavailable } from './api.ts';

export type LoadArguments = { api: Api; params: Record<string, string | undefined>; url: URL };

/** What a file of routes/ exports: how to load its data, and the page as a function of it. */
export type PageModule<Data> = {
  load: (args: LoadArguments) => Promise<Data>;
  Page: ComponentType<{ data: Data }>;
};

/** A page of a list that is no longer ordered so, or an address that somebody cut short: the list begins again. */
function beginAgain(url: URL, error: unknown): never {
  const isOldPage = error instanceof ViewUnavailable && error.code === 'BAD_CURSOR';
  if (!isOldPage || !url.searchParams.has(pageAfter)) throw error;
  const query = new URLSearchParams(url.searchParams);
  query.delete(pageAfter);
  throw redirect(query.size === 0 ? url.pathname : `${url.pathname}?${query}`);
}
const pageAfter = 'pagina-despues';

/** A route whose code arrives only when it is visited. */
export function page<Data>(path: string, api: Api, importPage: () => Promise<PageModule<Data>>): RouteObject {
  return {
    path,
    lazy: async () => {
      const { load, Page } = await importPage();
      return {
        loader: ({ params, request }) => {
          const url = new URL(request.url);
          return load({ api, params, url }).catch((error: unknown) => beginAgain(url, error));
        },
        Component: () => <Page data={useLoaderData() as Data} />,
      };
    },
  };
}

/** A page of work: nothing to load on the server, everything after signing in. */
export function workPage(path: string, importPage: () => Promise<{ Page: ComponentType }>): RouteObject {
  return {
    path,
    handle: { interactive: true },
    lazy: async () => ({ Component: (await importPage()).Page }),
  };
}

/** `history` is the address of what is left of it. */
export type Absence = { absent: string; reason?: string; history?: string };

/** Thrown by a loader when there is nothing at the address: a 404, or a 410 when it was withdrawn. */
export function absence(
  absent: string,
  { status = 404, ...told }: { status?: 404 | 410; reason?: string; history?: string } = {},
) {
  return data({ absent, ...told } satisfies Absence, { status });
}
