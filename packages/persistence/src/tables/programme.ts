import type { Generated } from './columns.ts';

/** The squad's work: what governments ask. */
export type ProgrammeTables = {
  'registry.ticket': {
    id: Generated<string>;
    number: Generated<number>;
    cvegeo: string;
    topic: Generated<string>;
    title: string;
    body: string;
    state: Generated<'open' | 'answered' | 'solved'>;
    is_shared: Generated<boolean>;
    opened_at: Date;
    opened_by: string | null;
    first_answered_at: Date | null;
    /** Minutes of business time from when it was opened. */
    first_answer_minutes: number | null;
    solved_at: Date | null;
    solution_minutes: number | null;
  };
  'registry.ticket_reply': {
    id: Generated<string>;
    ticket_id: string;
    side: 'squad' | 'peer' | 'own';
    cvegeo: string | null;
    body: string;
    written_at: Date;
    written_by: string | null;
  };
};
