import type { ReactNode } from 'react';
import { stateElementId } from './document-state.ts';
import { type Site, SiteContext } from './site.ts';

/** What the browser needs to take a page over; `null` hydration leaves it as plain HTML. */
export type PageState = {
  site: Site;
  interactive: boolean;
  hydration: { loaderData: Record<string, unknown> } | null;
};

/** The whole HTML document. The state travels in a data block, which a Content-Security-Policy never executes. */
export function Document({
  state,
  stateText,
  children,
}: {
  state: PageState;
  stateText: string;
  children: ReactNode;
}) {
  const { assets } = state.site;
  return (
    <html lang="es-MX">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbf9f5" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#191714" media="(prefers-color-scheme: dark)" />
        <link rel="preload" href={assets.font} as="font" type="font/woff2" crossOrigin="anonymous" />
        {assets.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <link rel="icon" href="/portal/icono.svg" type="image/svg+xml" />
        {state.interactive &&
          assets.modules.map((href) => <link key={href} rel="modulepreload" href={href} />)}
        <script type="module" src={assets.script} />
      </head>
      <body>
        <SiteContext value={state.site}>{children}</SiteContext>
        <script
          id={stateElementId}
          type="application/json"
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: stateText }}
        />
      </body>
    </html>
  );
}
