import type { CommitmentState } from '@rma/domain';
import type { Generated } from './columns.ts';

/** What measuring commitments needs besides the commitments. */
export type CommitmentTables = {
  'registry.commitment_cursor': {
    is_only: Generated<boolean>;
    /** The last ledger entry whose government was measured; null before the first time. */
    ledger_seq: number | null;
  };
  'registry.charter_adoption': {
    cvegeo: string;
    adopted_on: string;
    document_id: string;
    recorded_at: Date;
    recorded_by: string;
  };
  /** Each change of a commitment's state, numbered from 1. */
  'national.commitment_step': {
    commitment_id: string;
    number: number;
    state: CommitmentState;
    happened_on: string;
  };
};
