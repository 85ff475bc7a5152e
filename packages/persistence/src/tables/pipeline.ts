import type { Generated } from './columns.ts';

/** The coordinators' work with governments on their way. */
export type PipelineTables = {
  'registry.outreach': {
    cvegeo: string;
    owner_id: string | null;
    next_step: string | null;
    next_step_on: string | null;
    invited_at: Date | null;
    /** When it was last written to, or something about it was written down. */
    contacted_at: Date | null;
  };
  'registry.outreach_event': {
    id: Generated<string>;
    cvegeo: string;
    kind: 'note' | 'invitation' | 'owner' | 'next-step';
    text: string;
    recipient: string | null;
    at: Date;
    recorded_by: string;
  };
  'registry.pipeline_view': {
    id: Generated<string>;
    account_id: string;
    name: string;
    /** The board's address after the question mark. */
    query: string;
    is_shared: boolean;
    created_at: Date;
  };
  'registry.calendar_feed': {
    id: Generated<string>;
    account_id: string;
    name: string;
    kinds: string[];
    state_cvegeo: string | null;
    token_hash: string;
    created_at: Date;
    last_read_at: Date | null;
    revoked_at: Date | null;
  };
};
