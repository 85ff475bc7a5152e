import type { Mapped } from '../record/canonical-record.ts';
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
import type { ReadOptions, ReadStep } from './reading.ts';

/** Where a catalogue is, and which part of it is the government's. */
export type CatalogueAddress = { url: string; organization?: string | undefined };

/** How one kind of catalogue is read and said in the network's terms. */
export type Connector = {
  /** Part of every record's hash: raised when `map` says the same record otherwise. */
  mappingVersion: number;
  /** Reads the catalogue page by page; nothing is concluded unless its end says `complete`. */
  read: (source: CatalogueAddress & ReadOptions) => AsyncIterable<ReadStep>;
  /** One record as `read` gave it, in the network's terms. Pure. */
  map: (raw: unknown) => Mapped;
  /** The address at which the portal shows a record for life, when the record need not tell it. */
  permalink?: (source: CatalogueAddress, remoteId: string) => string;
};

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
