/**
 * What the writers of this package need to know of a dataset, a government and a catalogue, whatever database they
 * come from. Every `url` is an address of ours for life: it names the thing in RDF.
 */
export type PublisherGovernment = {
  url: string;
  /** INEGI's key: two digits of a state, five of a municipality. */
  cvegeo: string;
  level: 'state' | 'municipality';
  name: string;
  stateName: string;
  /** Degrees, WGS84; null when it is not known. */
  bounds: { west: number; south: number; east: number; north: number } | null;
  centre: { lon: number; lat: number } | null;
};

export type WrittenDistribution = {
  /** Unique within its dataset. */
  id: string;
  title: string;
  /** The network's name of the format. */
  format: string;
  mediaType: string | null;
  /** Where the bytes are; null when only a page is known. */
  url: string | null;
  accessUrl: string | null;
  bytes: number | null;
  sha256: string | null;
  /** ISO 8601 instant. */
  modified: string | null;
  /** Which copy of a hosted resource this is; null for a harvested one. */
  role: string | null;
};

export type WrittenDataset = {
  id: string;
  url: string;
  publisher: PublisherGovernment;
  /** True when its files are the network's own. */
  isHosted: boolean;
  title: string;
  description: string;
  theme: { id: string; url: string; name: string } | null;
  /** The standard its rows follow. */
  standard: { id: string; url: string; title: string } | null;
  keywords: readonly string[];
  /** A licence of the network by its id, else the catalogue's own words or address. */
  licence: string | null;
  issued: Date | null;
  modified: Date | null;
  /** When the network last saw it change. */
  updatedAt: Date;
  /** ISO 8601 repeating interval, or `irregular`. */
  periodicity: string | null;
  /** ISO 8601 interval, as far as the catalogue wrote one. */
  temporal: string | null;
  spatial: string | null;
  landingPage: string | null;
  contact: { name: string; email: string | null } | null;
  distributions: readonly WrittenDistribution[];
  alsoAt: readonly { url: string; title: string }[];
  /** What the catalogue it was harvested from calls it, and its global identifiers; null and none of a hosted one. */
  originUri: string | null;
  identities: readonly string[];
  archivedAt: Date | null;
};

export type WrittenCatalogue = {
  url: string;
  title: string;
  description: string;
  /** Null for the network's own: all governments. */
  publisher: PublisherGovernment | null;
  /** The network, its home and its name. */
  network: { url: string; name: string };
  modified: Date | null;
};

/** Where a page of a catalogue stands among its pages. */
export type CataloguePage = {
  url: string;
  first: string;
  last: string;
  previous: string | null;
  next: string | null;
  totalItems: number;
  itemsPerPage: number;
};
