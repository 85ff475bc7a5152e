import type { PackageState, UploadState } from '@rma/domain';
import type { DefaultJson, Generated, Json } from './columns.ts';

export type CatalogTables = {
  'catalog.package': {
    id: Generated<string>;
    cvegeo: string;
    theme_id: string;
    title: string;
    description: Generated<string>;
    licence: string;
    periodicity: string;
    contact_name: string;
    contact_email: string;
    state: PackageState;
    release_number: Generated<number>;
    created_at: Date;
    created_by: string;
    updated_at: Date;
    withdrawn_at: Date | null;
    withdrawal_reason: string | null;
  };
  'catalog.resource': {
    id: Generated<string>;
    package_id: string;
    name: string;
    title: string;
    description: Generated<string>;
    standard_id: string;
    temporal: string | null;
    created_at: Date;
    removed_at: Date | null;
    removal_reason: string | null;
    /** Decisions of the last delivery, offered to the next one. */
    preparation: DefaultJson<Record<string, unknown>>;
    /** ISO 8601 repeating interval; null follows the standard's. */
    periodicity: string | null;
  };
  'catalog.upload': {
    id: Generated<string>;
    resource_id: string;
    file_name: string;
    sha256: string;
    bytes: number;
    standard_version: string;
    state: UploadState;
    failure: string | null;
    report: Json<Record<string, unknown>> | null;
    conforming_sha256: string | null;
    conforming_bytes: number | null;
    row_count: number | null;
    preview: Json<Preview> | null;
    uploaded_at: Date;
    uploaded_by: string;
    validated_at: Date | null;
    discarded_at: Date | null;
    /** Address of the file as it was sent, once published; the conforming copy has its own. */
    original_id: Generated<string>;
    conforming_id: Generated<string>;
    swept_at: Date | null;
    preparation: DefaultJson<Record<string, unknown>>;
    profile: Json<Record<string, unknown>> | null;
    drift: Json<Record<string, unknown>> | null;
    is_original_public: Generated<boolean>;
    /** Counts how often a validation was asked for; a verdict of an earlier one is not recorded. */
    attempt: Generated<number>;
    /** How far the worker got; null when nobody is validating. */
    progress: Json<{ step: string; share: number }> | null;
  };
  'catalog.upload_form': {
    id: Generated<string>;
    upload_id: string;
    role: 'parquet' | 'json' | 'geojson';
    sha256: string;
    bytes: number;
  };
  'catalog.privacy_override': {
    id: Generated<string>;
    upload_id: string;
    header: string;
    kinds: string[];
    reason: string;
    decided_by: string;
    decided_at: Date;
  };
  'catalog.harvested_file': {
    id: Generated<string>;
    dataset_id: string;
    url: string;
    source_id: string;
    cvegeo: string;
    dataset_title: string;
    file_title: string;
    standard_id: string;
    standard_version: string | null;
    state: 'due' | 'unavailable' | 'other' | 'invalid' | 'personal-data' | 'conforming' | 'failed';
    failure: string | null;
    etag: string | null;
    last_modified: string | null;
    sha256: string | null;
    bytes: number | null;
    report: Json<Record<string, unknown>> | null;
    parquet_sha256: string | null;
    parquet_bytes: number | null;
    row_count: number | null;
    temporal_from: string | null;
    temporal_to: string | null;
    found_at: Date;
    checked_at: Date | null;
    due_at: Date;
    failures: Generated<number>;
  };
  'catalog.table_agreement': { source_id: string; cvegeo: string; agreed_by: string; agreed_at: Date };
  'catalog.subscription': {
    id: Generated<string>;
    /** `hub`: the federation's hub this node belongs to. */
    kind: 'webhook' | 'hub';
    title: string;
    url: string;
    /** Only changes of this government; null: of all. */
    cvegeo: string | null;
    theme_id: string | null;
    state: 'waiting' | 'active' | 'paused' | 'failing' | 'ended';
    /** The newest event it was told of. */
    last_number: number;
    failures: Generated<number>;
    created_by: string;
    created_at: Date;
    /** How the hub calls this node. */
    remote_id: string | null;
    failing_since: Date | null;
    /** It is not tried before; null: at the next change. */
    next_attempt_at: Date | null;
    ended_because: string | null;
  };
  'catalog.subscription_delivery': {
    id: Generated<string>;
    subscription_id: string;
    from_number: number;
    to_number: number;
    at: Date;
    /** 1 for the first try of these events, 0 for a test. */
    attempt: number;
    status: number | null;
    failure: string | null;
    /** What the hub signed when it received the hint. */
    receipt: string | null;
  };
  'catalog.release': {
    package_id: string;
    number: number;
    published_at: Date;
    published_by: string;
    notes: string | null;
    descriptor: Json<Record<string, unknown>>;
    withdrawn_at: Date | null;
    withdrawal_reason: string | null;
    changes: Json<Record<string, unknown>> | null;
  };
  'catalog.release_resource': {
    package_id: string;
    number: number;
    resource_id: string;
    upload_id: string;
  };
};

/** The first rows of a table, as text, for people to look at. */
export type Preview = { columns: { name: string; title: string; type: string }[]; rows: (string | null)[][] };
