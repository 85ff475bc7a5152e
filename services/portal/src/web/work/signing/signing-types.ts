import type { SigningParty } from '@rma/efirma/browser';

/** What a signing link asks for, as the service answers it. */
export type SigningLink = {
  folio: string;
  title: string;
  governmentName: string;
  party: SigningParty;
  organization: string;
  signatory: string;
  position: string;
  rfc: string;
  documentSha256: string;
  expiresAt: string;
  isEfirmaOn: boolean;
};

export type SignedAnswer = { isComplete: boolean; signedAt: string };
