export type HandoverStep = {
  key: string;
  title: string;
  why: string;
  responsible: string | null;
  dueOn: string;
  note: string | null;
  doneAt: string | null;
};
export type HandoverPlan = {
  id: string;
  administrationEndsOn: string;
  electionOn: string;
  dueOn: string;
  openedAt: string;
  readyAt: string | null;
  items: HandoverStep[];
};
export type Handovers = {
  name: string;
  today: string;
  items: HandoverPlan[];
  holdings: {
    packages: { title: string; theme_id: string }[];
    sources: { title: string; url: string | null }[];
    keys: { name: string }[];
    commitments: {
      indicator: string;
      parameters: Record<string, unknown>;
      due_on: string;
      state: string;
    }[];
    requests: { folio: string; title: string; due_on: string }[];
  };
};

export const handoverRoles = [
  'coordinator',
  'squad',
  'auditor',
  'liaison',
  'administrator',
  'state-cto',
] as const;
