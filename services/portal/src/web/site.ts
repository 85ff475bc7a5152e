import { createContext, useContext } from 'react';

/** What every page needs to know of the site it is on; the same on the server and in the browser. */
export type Site = {
  publicUrl: string;
  demonstration: boolean;
  assets: { script: string; styles: string[]; font: string; modules: string[] };
};

export const SiteContext = createContext<Site | null>(null);

/** The site a component is drawn on; only wrong wiring can make it absent. */
export function useSite(): Site {
  const site = useContext(SiteContext);
  if (!site) throw new Error('SiteContext is missing');
  return site;
}
