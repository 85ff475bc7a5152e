import type { Connector } from '../connector.ts';
import { fromDcatDataset } from './from-dcat.ts';
import { readDcat } from './read-dcat.ts';

/** DCAT in any syntax of RDF, with Hydra's paging. */
export const dcat: Connector = { mappingVersion: 1, read: readDcat, map: fromDcatDataset };
