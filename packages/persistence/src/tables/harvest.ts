import type { RecordOutcome, RunStage, RunState } from '@rma/domain';
import type { DefaultJson, Generated, Json } from './columns.ts';

/** What of a portal belongs to the source's government; empty means all of it. */
export type Selection = { organization?: string | undefined };

/** Why a record was rejected or skipped, in words its publisher can act on. */
export type RecordProblem = { field: string; value: string; rule: string; message: string; fix: string };

/** Hours in which a portal must not be asked: days from 0 (Sunday), times HH:MM of Mexico City. */
export type MaintenanceWindow = { days: number[]; from: string; to: string };

export type LinkState =
  | 'waiting'
  | 'available'
  | 'broken'
  | 'unreachable'
  | 'not-found-page'
  | 'wrong-content'
  | 'refused';

export type HarvestTables = {
  'harvest.source': {
    id: Generated<string>;
    cvegeo: string;
    /** A kind of @rma/interop's connectors. */
    kind: string;
    title: string;
    url: string;
    selection: Json<Selection>;
    state: 'proposed' | 'approved' | 'paused' | 'revoked' | 'refused';
    /** Why a proposal was refused, in words its government reads. */
    refusal_reason: string | null;
    every_hours: Generated<number>;
    next_run_at: Date | null;
    /** Hour of Mexico City at which its daily run begins; null: every_hours after the last one. */
    daily_at: number | null;
    maintenance: DefaultJson<MaintenanceWindow[]>;
    /** How often everything is read although the source tells what changed. */
    full_every_days: Generated<number>;
    /** Where the next reading of changes begins, as the connector understands it. */
    cursor: string | null;
    last_full_at: Date | null;
    notify: Generated<'always' | 'change' | 'error'>;
    /** sha256 fingerprint (hex) of the one self-signed certificate a person accepted for this source. */
    accepted_certificate: string | null;
    proposed_by: string;
    proposed_at: Date;
    decided_by: string | null;
    decided_at: Date | null;
  };
  'harvest.run': {
    id: Generated<string>;
    source_id: string;
    trigger: 'schedule' | 'person' | 'confirmation' | 'hint';
    mode: Generated<'full' | 'incremental'>;
    /** Reads, compares and judges, and writes nothing public. */
    is_dry: Generated<boolean>;
    /** Maps every record again, also those that came unchanged. */
    is_forced: Generated<boolean>;
    read_scope: 'whole' | 'changes' | null;
    read_cursor: string | null;
    /** How many records the attempt that came furthest has staged. */
    furthest_read: Generated<number>;
    state: RunState;
    stage: RunStage | null;
    read_count: Generated<number>;
    added_count: Generated<number>;
    updated_count: Generated<number>;
    unchanged_count: Generated<number>;
    rejected_count: Generated<number>;
    skipped_count: Generated<number>;
    archived_count: Generated<number>;
    returned_count: Generated<number>;
    queued_at: Date;
    started_at: Date | null;
    /** Which execution owns the run; another one cannot write once it was taken over. */
    worker: string | null;
    attempt_count: Generated<number>;
    heartbeat_at: Date | null;
    finished_at: Date | null;
    failure: Json<{ code: string; message: string }> | null;
    held_because: string | null;
    decided_by: string | null;
    decided_at: Date | null;
  };
  'harvest.record': {
    source_id: string;
    remote_id: string;
    dataset_id: Generated<string>;
    hash: string;
    /** Of the record as the source gave it; the same one again needs no mapping. */
    raw_hash: Generated<string>;
    state: 'live' | 'archived' | 'withdrawn';
    first_seen_at: Date;
    last_seen_at: Date;
    changed_at: Date;
    archived_at: Date | null;
    /** Global identifiers, to recognise the same dataset in another source. */
    identities: Generated<string[]>;
    /** The government that publishes it, when it is not the source's own. */
    publisher_cvegeo: string | null;
    /** The dataset of which this one is a copy: it is not shown by itself but as that one's `alsoAt`. */
    copy_of: string | null;
  };
  'harvest.staged_removal': { run_id: string; remote_id: string };
  'harvest.preview': {
    id: Generated<string>;
    cvegeo: string;
    url: string;
    state: 'waiting' | 'working' | 'ready' | 'failed';
    requested_by: string;
    requested_at: Date;
    finished_at: Date | null;
    result: Json<Record<string, unknown>> | null;
    /** The kind of catalogue a person said it is; null: to be found out. */
    kind: string | null;
    /** The part of a portal of several governments that is the government's; null: all of it. */
    organization: string | null;
    stage: 'detect' | 'read' | 'judge' | null;
    read_count: Generated<number>;
    attempt_count: Generated<number>;
    beat_at: Date | null;
    failure: Json<{
      code: string;
      message: string;
      tried?: { url: string; answer: string }[];
      suggestions?: string[];
    }> | null;
    /** What a source would be proposed with, once it is known. */
    source_url: string | null;
    source_kind: string | null;
  };
  'harvest.link': {
    url: string;
    host: string;
    state: LinkState;
    status: number | null;
    content_type: string | null;
    bytes: number | null;
    etag: string | null;
    last_modified: string | null;
    checksum: string | null;
    changed_at: Date | null;
    checked_at: Date | null;
    failing_since: Date | null;
    failures: Generated<number>;
    /** Why it cannot be had, as a code: dns, tls, deadline … */
    failure: string | null;
    steady: Generated<number>;
    due_at: Date;
  };
  'harvest.link_use': { url: string; dataset_id: string; source_id: string; cvegeo: string; format: string };
  'harvest.link_host': {
    host: string;
    window_began_at: Date;
    asked: Generated<number>;
    rest_until: Date | null;
  };
  'harvest.node': {
    id: Generated<string>;
    source_id: string | null;
    cvegeo: string;
    title: string;
    url: string;
    contact_email: string | null;
    state: 'proposed' | 'approved' | 'refused' | 'revoked';
    registered_at: Date;
    decided_by: string | null;
    decided_at: Date | null;
    reason: string | null;
    /** The newest event of its feed that a hint announced or a run applied. */
    last_number: Generated<number>;
    last_hint_at: Date | null;
  };
  'harvest.node_key': {
    kid: string;
    node_id: string;
    public_jwk: Json<Record<string, unknown>>;
    state: 'active' | 'retired' | 'revoked';
    added_at: Date;
    ended_at: Date | null;
    reason: string | null;
  };
  'harvest.receipt': {
    node_id: string;
    number: number;
    kind: 'received' | 'applied';
    at: Date;
    token: string;
  };
  'harvest.staged_record': {
    run_id: string;
    position: number;
    remote_id: string | null;
    title: string | null;
    raw_hash: string | null;
    /** As the source gave it; absent once mapped, or when nothing changed. */
    raw: Json<unknown> | null;
    hash: string | null;
    canonical: Json<Record<string, unknown>> | null;
    outcome: RecordOutcome | null;
    problems: Json<RecordProblem[]> | null;
    is_synced: Generated<boolean>;
    /** The dataset of another source of which it is a copy. */
    copy_of: string | null;
  };
  /** What a copy would show, for when the dataset it copies goes. */
  'harvest.copy': { dataset_id: string; source_id: string; shown: Json<Record<string, unknown>> };
  'harvest.run_record': {
    run_id: string;
    position: number;
    remote_id: string | null;
    title: string | null;
    outcome: 'added' | 'updated' | 'rejected' | 'skipped' | 'archived' | 'returned';
    problems: Json<RecordProblem[]>;
  };
};
