import { createContext, useContext } from 'react';

/** Accounts of a demonstration: what each is for, and the password that opens them all. */
export type DemonstrationAccounts = {
  accounts: { label: string; email: string }[];
  password: string;
};

/** What every page needs to know of the site it is on; the same on the server and in the browser. */
export type Site = {
  publicUrl: string;
  demonstration: boolean;
  /** The government whose node this is; absent on a hub. */
  node?: { cvegeo: string; name: string };
  /** Accounts anybody may try, with their password; only a demonstration on one's own machine has them. */
  demonstrationAccounts?: DemonstrationAccounts;
  assets: { script: string; styles: string[]; font: string; modules: string[] };
};

export const SiteContext = createContext<Site | null>(null);

/** What the site is called, in the titles of its pages. */
export const siteNameOf = ({ node }: Site): string =>
  node === undefined ? 'Red México Abierto' : `Nodo de ${node.name}, Red México Abierto`;

/** The site a component is drawn on; only wrong wiring can make it absent. */
export function useSite(): Site {
  const site = useContext(SiteContext);
  if (!site) throw new Error('SiteContext is missing');
  return site;
}
