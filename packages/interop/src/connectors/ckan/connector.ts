import type { Connector } from '../connector.ts';
import { portalUrl } from './ckan-action.ts';
import { fromCkanPackage } from './from-ckan.ts';
import { readCkan } from './read-ckan.ts';

/** CKAN, by its action API. */
export const ckan: Connector = {
  mappingVersion: 4,
  read: ({ url, ...options }) => readCkan({ baseUrl: url, ...options }),
  map: fromCkanPackage,
  permalink: ({ url }, remoteId) => `${portalUrl(url)}/dataset/${encodeURIComponent(remoteId)}`,
};
