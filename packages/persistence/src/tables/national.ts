import type { Level, MemorandumState, MembershipState, Origin, TextBlock } from '@rma/domain';
import type { PublicParty, PublicSignature } from './agreement.ts';
import type { Preview } from './catalog.ts';
import type { Computed, DefaultJson, Generated, Json } from './columns.ts';
import type { LinkState } from './harvest.ts';

/** DCAT distribution as the national view holds it. `url` is where the bytes are; absent when only a page is known. */
export type Distribution = {
  id: string;
  title: string;
  format: string;
  mediaType: string | null;
  url: string | null;
  accessUrl: string | null;
  bytes: number | null;
  sha256: string | null;
  modified: string | null;
  /** Which copy this is of a hosted resource; null for a harvested one. */
  role: 'original' | 'conforming' | 'parquet' | 'json' | 'geojson' | null;
};
export type AlsoAt = { url: string; title: string };
export type Contact = { name: string; email: string | null };

export type NationalTables = {
  'national.government': {
    cvegeo: string;
    level: Level;
    name: string;
    folded_name: Computed<string>;
    state_cvegeo: string;
    state_name: string;
    abbreviation: string | null;
    population: number | null;
    lon: number | null;
    lat: number | null;
    west: number | null;
    south: number | null;
    east: number | null;
    north: number | null;
    membership: MembershipState | null;
    member_since: Date | null;
  };
  'national.neighbour': { cvegeo: string; neighbour_cvegeo: string };
  'national.official': {
    id: string;
    cvegeo: string;
    post: 'liaison' | 'administrator';
    name: string;
    position: string;
    term_starts: string;
    term_ends: string | null;
  };
  'national.memorandum': {
    id: string;
    folio: string;
    cvegeo: string;
    title: string;
    state: MemorandumState;
    valid_from: string;
    valid_until: string;
    signed_on: string | null;
    kind: Generated<'agreement' | 'addendum'>;
    parent_id: string | null;
    document_sha256: string | null;
    renews_id: string | null;
    federation_party: Json<PublicParty> | null;
    government_party: Json<PublicParty> | null;
    signatures: DefaultJson<PublicSignature[]>;
    text: Json<TextBlock[]> | null;
    ended_because: string | null;
    ended_on: string | null;
  };
  'national.source': {
    id: string;
    cvegeo: string;
    kind: string;
    title: string;
    url: string | null;
    health: 'healthy' | 'degraded' | 'held';
    last_success_at: Date | null;
    last_run_at: Date | null;
    every_hours: Generated<number>;
    next_run_at: Date | null;
    /** Why it is not healthy, in Spanish. */
    message: string | null;
    /** What its portal runs, e.g. «CKAN 2.9.4». */
    software: string | null;
    /** False once paused or revoked. */
    is_open: Generated<boolean>;
  };
  'national.source_day': {
    source_id: string;
    day: string;
    runs: Generated<number>;
    failures: Generated<number>;
    held: Generated<number>;
    read: Generated<number>;
    rejected: Generated<number>;
    changed: Generated<number>;
    seconds: Generated<number>;
  };
  'national.link_check': {
    url: string;
    state: LinkState;
    status: number | null;
    content_type: string | null;
    bytes: number | null;
    checked_at: Date;
    failing_since: Date | null;
    changed_at: Date | null;
  };
  'national.node': {
    source_id: string;
    cvegeo: string;
    title: string;
    url: string;
    kid: string;
    approved_at: Date;
  };
  'national.dataset_event': {
    number: Computed<number>;
    seq: Computed<number>;
    at: Computed<Date>;
    kind: Computed<'create' | 'update' | 'delete'>;
    dataset_id: Computed<string>;
    cvegeo: Computed<string | null>;
    /** The row of national.dataset as it was, without search, preview and ordinal; null for a deletion. */
    snapshot: Computed<Record<string, unknown> | null>;
    /** `at`, or just after the event before it: later than all before, by a microsecond at least (a Date rounds it off). */
    published_at: Computed<Date>;
  };
  'national.feed_head': { number: Computed<number> };
  'national.package': {
    id: string;
    cvegeo: string;
    theme_id: string;
    title: string;
    description: string | null;
    licence: string;
    periodicity: string;
    release_number: number;
    released_at: Date;
    resource_count: number;
  };
  'national.dataset': {
    id: string;
    ordinal: Computed<number>;
    origin: Origin;
    source_id: string | null;
    package_id: string | null;
    cvegeo: string;
    level: Level;
    state_cvegeo: string;
    publisher_name: string;
    title: string;
    description: Generated<string>;
    theme_id: string | null;
    standard_id: string | null;
    keywords: Generated<string[]>;
    licence: string | null;
    issued: Date | null;
    modified: Date | null;
    periodicity: string | null;
    temporal: string | null;
    spatial: string | null;
    landing_page: string | null;
    contact: Json<Contact> | null;
    distributions: Json<Distribution[]>;
    formats: Generated<string[]>;
    preview: Json<Preview> | null;
    also_at: Json<AlsoAt[]>;
    /** What its own catalogue calls it, when it was harvested from one that does. */
    origin_uri: string | null;
    /** Global identifiers in one spelling; empty for what is hosted here. */
    identities: Generated<string[]>;
    archived_at: Date | null;
    updated_at: Date;
    search: Computed<string>;
  };
  'national.tombstone': {
    dataset_id: string;
    cvegeo: string;
    title: string;
    reason: string;
    withdrawn_at: Date;
  };
  'national.table_part': {
    dataset_id: string;
    standard_id: string;
    standard_version: string;
    cvegeo: string;
    /** Null for what was harvested: it has no releases here. */
    package_id: string | null;
    release_number: number | null;
    /** The Parquet file of the rows, in the blob store. */
    sha256: string;
    bytes: number;
    rows: number;
    temporal_from: string | null;
    temporal_to: string | null;
    published_at: Date;
  };
  'national.dataset_change': {
    seq: Computed<number>;
    xid: Computed<string>;
    ordinal: Computed<number>;
    /** Whose the dataset is, or was. */
    cvegeo: Computed<string | null>;
    /** The observatory's own mark: the dataset's quality changed, not the dataset. */
    of_quality: Computed<boolean>;
  };
  'national.ledger_entry': {
    seq: Computed<number>;
    at: Computed<Date>;
    kind: Computed<string>;
    subject: Computed<string>;
    cvegeo: Computed<string | null>;
    actor: Computed<string>;
    cause: Computed<string | null>;
    body: Computed<string>;
    previous_hash: Computed<string>;
    hash: Computed<string>;
  };
};
