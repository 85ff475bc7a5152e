import type { Computed, Generated } from './columns.ts';

/** Absences, custody, adoption and handovers. */
export type OfficialTables = {
  'registry.official_absence': {
    id: Generated<string>;
    official_id: string;
    from_on: string;
    until_on: string | null;
    reason: string;
    document_id: string;
    recorded_at: Date;
    recorded_by: string;
    ended_at: Date | null;
  };
  'registry.incoming_official': {
    id: Generated<string>;
    cvegeo: string;
    post: 'liaison' | 'administrator';
    name: string;
    position: string;
    email: string;
    phone: string | null;
    designation_id: string;
    term_starts: string;
    term_ends: string | null;
    recorded_at: Date;
    recorded_by: string;
    settled_at: Date | null;
  };
  'registry.custody': {
    id: Generated<string>;
    cvegeo: string;
    kind: 'official' | 'state' | 'network';
    official_id: string | null;
    state_cvegeo: string | null;
    since: Date;
    until: Date | null;
  };
  'registry.adoption': {
    id: Generated<string>;
    cvegeo: string;
    state_cvegeo: string;
    reason: string;
    adopted_at: Date;
    adopted_by: string;
    ended_at: Date | null;
    ended_because: string | null;
  };
  'registry.handover': {
    id: Generated<string>;
    cvegeo: string;
    administration_ends_on: string;
    election_on: string;
    due_on: string;
    notes: string | null;
    version: Generated<number>;
    opened_at: Date;
    opened_by: string;
    ready_at: Date | null;
    ready_by: string | null;
  };
  'registry.handover_item': {
    handover_id: string;
    position: number;
    key: string;
    responsible: string | null;
    due_on: string;
    note: string | null;
    done_at: Date | null;
    done_by: string | null;
  };
};

/** What migration 0240 added to `registry.official`. */
export type OfficialStanding = {
  standing: Generated<'holder' | 'substitute'>;
  administration_ends: string | null;
  /** The earlier of the term's end and the administration's; computed by the database. */
  acts_until: Computed<string | null>;
  ended_because: string | null;
};
