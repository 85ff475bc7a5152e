import type { Connector } from '../connector.ts';
import { fromSocrataResult } from './from-socrata.ts';
import { readSocrata } from './read-socrata.ts';

/** Socrata (Tyler Data & Insights), by its catalogue API or its data.json. */
export const socrata: Connector = { mappingVersion: 1, read: readSocrata, map: fromSocrataResult };
