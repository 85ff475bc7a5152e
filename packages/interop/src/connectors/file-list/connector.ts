import type { Connector } from '../connector.ts';
import { fromListedDataset } from './from-file-list.ts';
import { readFileList } from './read-file-list.ts';

/** A page with links to files, or an inventory in a spreadsheet or CSV. */
export const fileList: Connector = { mappingVersion: 1, read: readFileList, map: fromListedDataset };
