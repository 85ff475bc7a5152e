import type { RecordOutcome, RunStage, RunState } from '@rma/domain';
import type { Generated, Json } from './columns.ts';

/** What of a portal belongs to the source's government; empty means all of it. */
export type Selection = { organization?: string | undefined };

/** Why a record was rejected or skipped, in words its publisher can act on. */
export type RecordProblem = { field: string; value: string; rule: string; message: string; fix: string };

export type HarvestTables = {
  'harvest.source': {
    id: Generated<string>;
    cvegeo: string;
    kind: 'ckan' | 'data-json';
    title: string;
    url: string;
    selection: Json<Selection>;
    state: 'proposed' | 'approved' | 'paused' | 'revoked';
    every_hours: Generated<number>;
    next_run_at: Date | null;
    proposed_by: string;
    proposed_at: Date;
    decided_by: string | null;
    decided_at: Date | null;
  };
  'harvest.run': {
    id: Generated<string>;
    source_id: string;
    trigger: 'schedule' | 'person' | 'confirmation';
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
  };
  'harvest.run_record': {
    run_id: string;
    position: number;
    remote_id: string | null;
    title: string | null;
    outcome: 'added' | 'updated' | 'rejected' | 'skipped' | 'archived' | 'returned';
    problems: Json<RecordProblem[]>;
  };
};
