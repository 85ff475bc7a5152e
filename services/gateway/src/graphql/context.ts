import type { Clock } from '@rma/domain';
import type { BlobStore, Tables } from '@rma/persistence';
import type { TableQueries } from '@rma/tabular';
import type { Language, Logger } from '@rma/service-kit';
import type { GraphQLResolveInfo } from 'graphql';
import type { Kysely } from 'kysely';
import type { RecentRows } from '../datasets/recent-rows.ts';
import type { Directory } from '../governments/directory.ts';
import type { Search } from '../search/search.ts';
import type { Live } from '../live/live.ts';
import type { Lately } from '../national/lately.ts';
import type { Figures } from '../network/figures.ts';
import type { ScorecardRow } from '../scorecards/scorecard-queries.ts';
import type { Batches } from './batches.ts';
import type { NotedFigures, NotedSearch } from './noted-parts.ts';

/** What every resolver may use. Reads only; the database's role sees `national` and nothing else. */
export type GatewayParts = {
  db: Kysely<Tables>;
  clock: Clock;
  logger: Logger;
  publicUrl: string;
  demonstration: boolean;
  directory: Directory;
  search: Search;
  recentRows: RecentRows;
  /** The newest scorecard of a scope (`<cvegeo> <theme>`), for the batches; they note it. */
  newestScorecards: Lately<ScorecardRow[]>;
  figures: Figures;
  /** Where the parts of national tables are; read only. */
  blobs: Pick<BlobStore, 'path' | 'folder'>;
  tables: TableQueries;
  /** The nodes themselves, asked at this moment. */
  live: Live;
};

/**
 * One request: a single instant for all of its answer, and what it has read so far. Whatever is read through it is
 * noted, so an answer is kept exactly until something it was made of changes; `now` and `language` are noted too.
 */
export type GatewayContext = Omit<GatewayParts, 'figures' | 'search'> & {
  figures: NotedFigures;
  search: NotedSearch;
  readonly now: Date;
  readonly language: Language;
  requestId: string;
  /** Says that the answer serves a dataset that was asked for by its id. */
  noteServed: (datasetId: string) => void;
  batches: Batches;
};

export type Resolver<Parent, Arguments = unknown> = (
  parent: Parent,
  args: Arguments,
  context: GatewayContext,
  info: GraphQLResolveInfo,
) => unknown;

/** Resolvers of one type by field. Fields without one are read from the parent by their own name. */
export type TypeResolvers<Parent> = Record<string, Resolver<Parent, never>>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for texts that can be an id of a row; anything else is simply not found. */
export const isUuid = (text: string): boolean => uuid.test(text);
