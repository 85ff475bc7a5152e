import type { Connector } from './connector.ts';
import { ckan } from './ckan/connector.ts';
import { dataJson } from './data-json/connector.ts';
import { dkan } from './dkan/connector.ts';
import { dcat } from './dcat/connector.ts';
import { node } from './node/connector.ts';
import { fileList } from './file-list/connector.ts';
import { opendatasoft } from './opendatasoft/connector.ts';
import { socrata } from './socrata/connector.ts';
import { arcgis } from './arcgis/connector.ts';
import { csw } from './csw/connector.ts';

/** Every kind of catalogue the network reads, by the name its source bears. */
export const connectors = {
  ckan,
  'data-json': dataJson,
  dcat,
  dkan,
  node,
  'file-list': fileList,
  opendatasoft,
  socrata,
  arcgis,
  csw,
} as const satisfies Record<string, Connector>;

export type SourceKind = keyof typeof connectors;

export const sourceKinds = Object.keys(connectors) as [SourceKind, ...SourceKind[]];
