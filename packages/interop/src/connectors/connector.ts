import type { Mapped } from '../record/canonical-record.ts';
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
