import type { Generated } from './columns.ts';

/** The squad's work: what governments ask, and the six-week programme. */
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
  'registry.cohort': {
    id: Generated<string>;
    name: string;
    /** A Monday. */
    starts_on: string;
    created_at: Date;
    created_by: string;
  };
  'registry.cohort_government': {
    cohort_id: string;
    cvegeo: string;
    joined_at: Date;
    finished_at: Date | null;
  };
  'registry.cohort_task': {
    cohort_id: string;
    cvegeo: string;
    task: string;
    done_at: Date;
    done_by: string;
    note: string | null;
  };
  'registry.webinar': {
    id: Generated<string>;
    cohort_id: string | null;
    title: string;
    description: string;
    starts_at: Date;
    duration_minutes: number;
    join_url: string | null;
    recording_url: string | null;
    sequence: Generated<number>;
    cancelled_at: Date | null;
    created_at: Date;
    updated_at: Date;
  };
};
