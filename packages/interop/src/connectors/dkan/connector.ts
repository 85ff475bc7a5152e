import type { Connector } from '../connector.ts';
import { fromDkanDataset } from './from-dkan.ts';
import { readDkan } from './read-dkan.ts';

/** DKAN of both generations. */
export const dkan: Connector = { mappingVersion: 1, read: readDkan, map: fromDkanDataset };
