import type {
  EligibilityReason,
  Level,
  MembershipState,
  MemorandumState,
  PipelineMatter,
  PipelineStage,
} from '@rma/domain';

/** What a card of the board says of a government. */
export type Card = {
  cvegeo: string;
  name: string;
  level: Level;
  stateName: string;
  stateAbbreviation: string | null;
  population: number | null;
  eligibility: { reason: EligibilityReason; until: string | null };
  matters: PipelineMatter[];
  owner: { id: string; name: string } | null;
  nextStep: string | null;
  nextStepOn: string | null;
};

export type Standing = Card & {
  stage: PipelineStage;
  membership: MembershipState | null;
  since: string | null;
  invitedAt: string | null;
  contactedAt: string | null;
  application: { id: string; submittedAt: string } | null;
  agreement: { id: string; folio: string; state: MemorandumState; validUntil: string } | null;
  draft: { id: string; state: MemorandumState } | null;
  commitments: { met: number; pending: number; overdue: number; nextDueOn: string | null };
  requests: { open: number; overdue: number; answered: number; answeredLate: number };
  ticketsWaiting: number;
  vacancies: ('liaison' | 'administrator')[];
  administration: { startsOn: string; endsOn: string; isConfirmed: boolean } | null;
  packages: number;
  inventory: { filedAt: string | null; items: number; open: number };
  plan: { publishedAt: string | null; overdue: number };
};

export type BoardStage = { stage: PipelineStage; total: number; waiting: number; governments: Card[] };
export type Board = {
  total: number;
  matters: { matter: PipelineMatter; total: number }[];
  stages: BoardStage[];
};
export type MapStage = {
  stage: PipelineStage;
  total: number;
  governments: { cvegeo: string; name: string; lon: number; lat: number }[];
};
export type SavedView = {
  id: string;
  name: string;
  query: string;
  isShared: boolean;
  isOwn: boolean;
  authorName: string;
};
export type Owner = { id: string; name: string };
