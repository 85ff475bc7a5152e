import type { Thing } from './statements.ts';
import type { PropertyName } from './terms.ts';

/**
 * What one RDF document says: a thing and, one by one as they come, the members it has by a property. A document of
 * any length is never whole in memory.
 */
export type RdfDocument = {
  root: Thing;
  members?: { property: PropertyName; things: AsyncIterable<Thing> };
};

export type WriteDocument = (document: RdfDocument) => AsyncGenerator<string, void>;
