import type { Generated } from './columns.ts';

/** Searches that people are told of. Owner: services/registry. */
export type SavedSearchTables = {
  'registry.saved_search': {
    id: Generated<string>;
    /** Whose it is: an account's, or an e-mail's. */
    account_id: string | null;
    email: string | null;
    name: string;
    /** The search page's address after the question mark, as `writeSearchAddress` writes it. */
    query: string;
    /** `waiting` until the e-mail is confirmed. */
    state: 'waiting' | 'active';
    /** In the clear, since every letter repeats it; it ends this search and does nothing else. */
    stop_token: string;
    /** Of national.dataset_event: up to where what was new has been told. */
    event_number: number;
    created_at: Date;
    looked_at: Date;
    told_at: Date | null;
  };
};
