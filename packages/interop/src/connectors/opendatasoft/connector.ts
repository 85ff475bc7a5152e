import type { Connector } from '../connector.ts';
import { fromOpendatasoftDataset } from './from-opendatasoft.ts';
import { readOpendatasoft } from './read-opendatasoft.ts';

/** OpenDataSoft (Huwise), by its Explore API. */
export const opendatasoft: Connector = {
  mappingVersion: 1,
  read: readOpendatasoft,
  map: fromOpendatasoftDataset,
};
