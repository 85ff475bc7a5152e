import type { CommitmentTerm } from '@rma/domain';

export type Party = {
  organization: string;
  signatory: string;
  position: string;
  faculties?: string;
  rfc?: string;
  curp?: string;
  email?: string;
};

export type Particulars = {
  place?: string;
  federationAddress?: string;
  governmentAddress?: string;
  noticeDays?: number;
  background?: string[];
  wordings?: Record<string, string>;
  addedClauses?: { title: string; text: string }[];
};

/** What two parties negotiate: everything an agreement's text is made of. */
export type Terms = {
  title: string;
  federationParty: Party;
  governmentParty: Party;
  validFrom: string;
  validUntil: string;
  commitments: CommitmentTerm[];
  particulars: Particulars;
};

export type MemorandumDecision =
  | 'send-to-review'
  | 'return'
  | 'make-ready'
  | 'reopen'
  | 'suspend'
  | 'resume'
  | 'terminate'
  | 'discard';

/** A memorandum as REST gives it to its parties. */
export type WorkMemorandum = Terms & {
  id: string;
  folio: string;
  cvegeo: string;
  governmentName: string;
  state: string;
  kind: 'agreement' | 'addendum';
  parentId: string | null;
  renewsId: string | null;
  signedOn: string | null;
  documentSha256: string | null;
  isAccepted: boolean;
  acceptedAt: string | null;
  endedOn: string | null;
  endedBecause: string | null;
  decisions: MemorandumDecision[];
  version: number;
  updatedAt: string;
};

export const memorandumPath = (id: string) => `/api/v1/memoranda/${encodeURIComponent(id)}`;

/** The header that says which version was read. */
export const ifMatch = ({ version }: Pick<WorkMemorandum, 'version'>) => ({ 'if-match': `"${version}"` });
