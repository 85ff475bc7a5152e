import type { Generated } from './columns.ts';

/** The registry's links for signatories, who have no account. */
export type SigningTables = {
  'registry.signing_invitation': {
    id: Generated<string>;
    memorandum_id: string;
    party: 'federation' | 'government';
    document_sha256: string;
    name: string;
    email: string;
    token_hash: string;
    created_at: Date;
    created_by: string;
    expires_at: Date;
    used_at: Date | null;
    /** When another link took its place, or the party signed otherwise. */
    ended_at: Date | null;
  };
};
