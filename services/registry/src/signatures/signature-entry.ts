import type { SigningParty } from '@rma/efirma';
import type { LedgerEntry } from '@rma/persistence';
import type { Memorandum } from '../memoranda/memorandum-queries.ts';

const causes = {
  federation: {
    'e-firma': 'firmó la federación con e.firma',
    'attested-copy': 'firmó la federación en papel',
  },
  government: { 'e-firma': 'firmó el gobierno con e.firma', 'attested-copy': 'firmó el gobierno en papel' },
} as const;

/** The ledger entry of one party's signature: who signed is public only once both have. */
export function signatureEntry(
  { id, folio, cvegeo, document_sha256: documentSha256 }: Memorandum,
  { party, method }: { party: SigningParty; method: 'e-firma' | 'attested-copy' },
): LedgerEntry {
  return {
    kind: 'memorandum.signature-added',
    subject: `memorandum:${id}`,
    cvegeo,
    cause: causes[party][method],
    detail: { folio, party, method, ...(documentSha256 !== null && { documentSha256 }) },
  };
}
