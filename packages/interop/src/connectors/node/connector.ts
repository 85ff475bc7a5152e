import type { Connector } from '../connector.ts';
import { fromDcatDataset } from '../dcat/from-dcat.ts';
import { readNode } from './read-node.ts';

/** A node of this network, by its signed feed. */
export const node: Connector = { mappingVersion: 1, read: readNode, map: fromDcatDataset };
