import type { Connector } from '../connector.ts';
import { fromDataJsonDataset } from './from-data-json.ts';
import { readDataJson } from './read-data-json.ts';

/** Project Open Data's data.json, and ADELA's catalogo.json. */
export const dataJson: Connector = { mappingVersion: 2, read: readDataJson, map: fromDataJsonDataset };
