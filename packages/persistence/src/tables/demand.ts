import type { Computed, Generated, Json } from './columns.ts';

export type ConfirmationKind = 'vote' | 'report' | 'ballot' | 'reuse' | 'search';
export type ReportKind =
  | 'broken-link'
  | 'wrong-column'
  | 'out-of-date'
  | 'incomplete'
  | 'personal-data'
  | 'other';
export type ReportAnswer = 'fixed' | 'planned' | 'as-intended';
/** What a consultation asks about; `points` and `firsts` (how many put it first) once it is closed. */
export type ConsultationOption = {
  id: string;
  title: string;
  description: string | null;
  requestId: string | null;
  inventoryItemId: string | null;
  points: number | null;
  firsts: number | null;
};

/** What migration 0260 added to `registry.data_request`. */
export type RequestDetails = {
  requester_kind: Generated<string>;
  requester_name: string | null;
  purpose: string | null;
  benefit: string | null;
  /** Whether name, purpose and benefit may be shown. */
  shows_requester: Generated<boolean>;
  checked_at: Date | null;
  checked_by: string | null;
  answer_text: string | null;
  legal_basis: string | null;
  planned_on: string | null;
  dataset_id: string | null;
  answered_by: string | null;
  rejection_reason: string | null;
  words: Computed<string>;
};

/** Demand and use: the registry's tables and their public read models. */
export type DemandTables = {
  'registry.request_vote': {
    id: Generated<string>;
    request_id: string;
    /** Null once it was forgotten. */
    email: string | null;
    name: string | null;
    is_author: Generated<boolean>;
    created_at: Date;
    confirmed_at: Date | null;
  };
  'registry.dataset_report': {
    id: Generated<string>;
    folio: string;
    dataset_id: string;
    dataset_title: string;
    cvegeo: string;
    kind: ReportKind;
    description: string;
    email: string | null;
    state: 'received' | 'published' | 'answered' | 'rejected';
    answer: ReportAnswer | null;
    answer_text: string | null;
    received_at: Date;
    due_on: string;
    answered_at: Date | null;
    answered_by: string | null;
    is_late: Generated<boolean>;
  };
  'registry.consultation': {
    id: Generated<string>;
    /** Null: of the whole network. */
    cvegeo: string | null;
    title: string;
    description: string;
    opened_at: Date;
    closes_on: string;
    state: 'open' | 'closed';
    closed_at: Date | null;
    outcome: string | null;
    created_by: string;
  };
  'registry.consultation_option': {
    id: Generated<string>;
    consultation_id: string;
    position: number;
    title: string;
    description: string | null;
    request_id: string | null;
    inventory_item_id: string | null;
  };
  'registry.consultation_ballot': {
    id: Generated<string>;
    consultation_id: string;
    email: string | null;
    /** Ids of options, the most wanted first. */
    ranking: string[];
    created_at: Date;
    confirmed_at: Date | null;
  };
  'registry.reuse': {
    id: Generated<string>;
    kind: string;
    title: string;
    summary: string;
    body: string | null;
    url: string | null;
    /** Who made it, as it is shown. */
    author: string;
    sector: string;
    sdgs: number[];
    email: string | null;
    state: 'received' | 'waiting' | 'published' | 'rejected' | 'withdrawn';
    submitted_at: Date;
    decided_at: Date | null;
    decided_by: string | null;
    reason: string | null;
  };
  'registry.reuse_dataset': {
    reuse_id: string;
    dataset_id: string;
    cvegeo: string;
    title: string;
    position: number;
  };
  'registry.confirmation': {
    id: Generated<string>;
    token_hash: string;
    kind: ConfirmationKind;
    subject_id: string;
    email: string;
    created_at: Date;
    expires_at: Date;
    confirmed_at: Date | null;
  };
  'national.data_request': {
    id: string;
    folio: string;
    cvegeo: string;
    title: string;
    description: string;
    requester_kind: string;
    requester_name: string | null;
    purpose: string | null;
    benefit: string | null;
    state: 'published' | 'checked' | 'answered' | 'merged' | 'rejected';
    answer: 'opened' | 'planned' | 'refused' | null;
    answer_text: string | null;
    legal_basis: string | null;
    planned_on: string | null;
    dataset_id: string | null;
    merged_into: string | null;
    theme_id: string | null;
    votes: number;
    received_at: Date;
    due_on: string;
    checked_at: Date | null;
    answered_at: Date | null;
    is_late: boolean;
    words: Computed<string>;
  };
  'national.dataset_report': {
    id: string;
    folio: string;
    dataset_id: string;
    cvegeo: string;
    kind: ReportKind;
    description: string | null;
    state: 'published' | 'answered';
    answer: ReportAnswer | null;
    answer_text: string | null;
    received_at: Date;
    due_on: string;
    answered_at: Date | null;
    is_late: boolean;
  };
  'national.consultation': {
    id: string;
    cvegeo: string | null;
    title: string;
    description: string;
    opened_at: Date;
    closes_on: string;
    state: 'open' | 'closed';
    closed_at: Date | null;
    outcome: string | null;
    ballots: number;
    options: Json<ConsultationOption[]>;
  };
  'national.reuse': {
    id: string;
    kind: string;
    title: string;
    summary: string;
    body: string | null;
    url: string | null;
    author: string;
    sector: string;
    sdgs: number[];
    published_at: Date;
  };
  'national.reuse_dataset': {
    reuse_id: string;
    dataset_id: string;
    cvegeo: string;
    title: string;
    position: number;
  };
};
