import { custodianOf, dateAt, isWithin, type Custodian } from '@rma/domain';
import type { LedgerEntry } from '@rma/persistence';
import type { Trx } from '../dependencies.ts';
import { findAdoption } from '../handover/adoption-queries.ts';
import { findCustodian, putCustodian } from './custody-queries.ts';
import { listPosts, type PostHolding } from './post-queries.ts';
import type { Post } from './official-queries.ts';

const isSame = (one: Custodian, other: Custodian) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Writes who answers for a government's data from now on, when that changed: its packages and sources go on in their
 * hands. Called in the transaction of whatever may have changed it; returns the ledger entry, if any.
 */
export async function settleCustody(
  trx: Trx,
  cvegeo: string,
  { at, cause }: { at: Date; cause: string },
): Promise<LedgerEntry[]> {
  const inPosts = await listPosts(trx, [cvegeo]);
  const today = dateAt(cvegeo, at);
  const adoption = await findAdoption(trx, cvegeo);
  const custodian = custodianOf({
    administrator: inPost(inPosts, { post: 'administrator', today }),
    liaison: inPost(inPosts, { post: 'liaison', today }),
    adoptedBy: adoption?.state_cvegeo ?? null,
  });
  const before = await findCustodian(trx, cvegeo);
  if (before !== null && isSame(before, custodian)) return [];
  await putCustodian(trx, cvegeo, { custodian, at });
  if (before === null) return [];
  const official = inPosts.find(({ id }) => custodian.kind === 'official' && id === custodian.officialId);
  return [
    {
      kind: 'custody.passed',
      subject: `government:${cvegeo}`,
      cvegeo,
      cause,
      detail: {
        from: before.kind,
        to: custodian.kind,
        ...(official && { post: official.post }),
        ...(custodian.kind === 'state' && { state: custodian.cvegeo }),
      },
    },
  ];
}

/** Who is in a post within their term: its holder, also when absent for some days, else its substitute. */
function inPost(
  holdings: readonly PostHolding[],
  { post, today }: { post: Post; today: string },
): string | null {
  const inTerm = holdings.filter((each) => each.post === post && isWithin(each.term, today));
  return (inTerm.find(({ standing }) => standing === 'holder') ?? inTerm[0])?.id ?? null;
}
