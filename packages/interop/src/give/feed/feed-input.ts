import type { WrittenDataset } from '../dcat/catalogue-input.ts';

/** A change of the catalogue. `dataset` is what it was after the change; null when it is gone. */
export type WrittenEvent = {
  url: string;
  kind: 'create' | 'update' | 'delete';
  /** ISO 8601 in UTC; every event has one later than those before it. */
  publishedAt: string;
  datasetUrl: string;
  dataset: WrittenDataset | null;
};

/** A page beside another, and the date of the last event of the earlier one of both. */
export type NeighbourPage = { url: string; bound: string };

/** One page of a feed, in order of its events. */
export type WrittenFeedPage = {
  url: string;
  /** The feed itself, by its address. */
  feedUrl: string;
  /** Where the shape of its events is. */
  shapeUrl: string;
  /** The date of the first event there ever was; null when there is none. Everything since is kept. */
  since: string | null;
  previous: NeighbourPage | null;
  next: NeighbourPage | null;
  events: readonly WrittenEvent[];
};
