import type { TextBlock } from '@rma/domain';
import type { DefaultJson, Generated, Json } from './columns.ts';
import type { RequestDetails } from './demand.ts';
import type { PublicInventory, PublicInventoryItem } from './inventory.ts';

/** The agreement and the work behind it: the registry's tables that several of its parts share. */
export type AgreementTables = {
  'registry.memorandum_signature': {
    id: Generated<string>;
    memorandum_id: string;
    party: 'federation' | 'government';
    method: 'e-firma' | 'attested-copy';
    signed_at: Date;
    signatory: string;
    document_sha256: string;
    /** X.509 in DER. */
    certificate: Buffer | null;
    certificate_number: string | null;
    signature: Buffer | null;
    revocation: 'good' | 'revoked' | 'unknown' | null;
    evidence: Json<Record<string, unknown>> | null;
    copy_id: string | null;
    attestation: string | null;
    recorded_by: string;
    voided_at: Date | null;
  };
  'registry.memorandum_version': {
    memorandum_id: string;
    version: number;
    terms: Json<Record<string, unknown>>;
    made_at: Date;
    made_by: string;
    made_by_name: string;
  };
  'registry.memorandum_comment': {
    id: Generated<string>;
    memorandum_id: string;
    clause: string | null;
    party: 'federation' | 'government';
    body: string;
    proposal: string | null;
    version: number;
    written_at: Date;
    written_by: string;
    written_by_name: string;
    settled_at: Date | null;
    settled_by: string | null;
  };
  'registry.commitment': {
    id: Generated<string>;
    memorandum_id: string;
    cvegeo: string;
    position: number;
    indicator: string;
    parameters: Json<Record<string, unknown>>;
    due_on: string;
    state: Generated<'pending' | 'met' | 'overdue' | 'met-late' | 'lapsed' | 'excepted'>;
    measured: number | null;
    target: number | null;
    measured_at: Date | null;
    met_on: string | null;
    excepted_at: Date | null;
    excepted_by: string | null;
    exception_reason: string | null;
  };
  'registry.administration': {
    id: Generated<string>;
    cvegeo: string;
    starts_on: string;
    ends_on: string;
    source: string;
    is_confirmed: boolean;
    recorded_at: Date;
    recorded_by: string;
  };
  'registry.notification': {
    id: Generated<string>;
    account_id: string | null;
    recipient: string;
    kind: string;
    cvegeo: string | null;
    title: string;
    body: string;
    /** Where in the portal, from the root: /panel/… */
    path: string;
    about: string | null;
    created_at: Date;
    read_at: Date | null;
    mail: 'immediate' | 'digest' | 'portal';
    mailed_at: Date | null;
  };
  'registry.data_request': RequestDetails & {
    id: Generated<string>;
    folio: string;
    cvegeo: string;
    title: string;
    description: string;
    state: 'received' | 'published' | 'checked' | 'answered' | 'merged' | 'rejected';
    answer: 'opened' | 'planned' | 'refused' | null;
    merged_into: string | null;
    theme_id: string | null;
    votes: Generated<number>;
    received_at: Date;
    due_on: string;
    answered_at: Date | null;
    is_late: Generated<boolean>;
  };
  'national.inventory': {
    cvegeo: string;
    filed_at: Date | null;
    plan_published_at: Date | null;
    items: number;
    open: number;
    planned: number;
    overdue: number;
    closed_by_law: number;
  } & PublicInventory;
  'national.inventory_item': {
    id: string;
    cvegeo: string;
    title: string;
    description: string | null;
    theme_id: string | null;
    standard_id: string | null;
    state: 'listed' | 'planned' | 'open' | 'not-openable';
    legal_basis: string | null;
    planned_on: string | null;
    opened_on: string | null;
    dataset_id: string | null;
    priority: number | null;
    updated_at: Date;
  } & PublicInventoryItem;
  'national.commitment': {
    id: string;
    memorandum_id: string;
    cvegeo: string;
    position: number;
    indicator: string;
    parameters: Json<Record<string, unknown>>;
    due_on: string;
    state: string;
    measured: number | null;
    target: number | null;
    measured_at: Date | null;
    met_on: string | null;
    exception_reason: string | null;
  };
};

/** What migrations 0180 and 0190 added to `registry.memorandum`. */
export type MemorandumText = {
  kind: Generated<'agreement' | 'addendum'>;
  parent_id: string | null;
  renews_id: string | null;
  template: string | null;
  commitments: DefaultJson<Record<string, unknown>[]>;
  /** The PDF that is signed, kept among the documents, and its hash. */
  document_id: string | null;
  document_sha256: string | null;
  ended_because: string | null;
  ended_on: string | null;
  /** What the document says, kept with it. */
  text: Json<TextBlock[]> | null;
  /** What fills the template besides parties, dates and commitments. */
  particulars: DefaultJson<Record<string, unknown>>;
  accepted_version: number | null;
  accepted_at: Date | null;
  accepted_by: string | null;
};

/** A party as the public sees it: no keys, no address. */
export type PublicParty = { organization: string; signatory: string; position: string };

/** A signature as the public sees it. */
export type PublicSignature = {
  party: 'federation' | 'government';
  method: 'e-firma' | 'attested-copy';
  signedAt: string;
  signatory: string;
  certificateNumber: string | null;
  revocation: 'good' | 'revoked' | 'unknown' | null;
};
