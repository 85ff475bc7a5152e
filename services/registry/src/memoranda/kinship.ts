import type { Trx } from '../dependencies.ts';
import { lockMemorandum } from './memorandum-queries.ts';

/** How a draft relates to an agreement that exists: it renews one, or it is an addendum to one. */
export type Kinship = { parentId?: string | undefined; renewsId?: string | undefined };
export type KinshipRefusal = 'parent-not-open' | 'renewed-not-open' | 'addendum-outside-agreement';

type Wish = Kinship & { cvegeo: string; validFrom: string; validUntil: string };

/** The version of the template that new drafts are written from. */
export function templateOf({ parentId }: Kinship): string {
  return parentId === undefined ? 'collaboration@1' : 'addendum@1';
}

/**
 * Why a draft cannot be kin to what it names; null when it can. An addendum needs an agreement of the same
 * government that is signed and not over, begins within it and does not end before it. A renewal needs one that
 * was signed.
 */
export async function kinshipProblem(trx: Trx, wish: Wish): Promise<KinshipRefusal | null> {
  if (wish.parentId !== undefined) {
    const parent = await lockMemorandum(trx, wish.parentId);
    const isOpen = parent && ['signed', 'active', 'expiring', 'suspended'].includes(parent.state);
    if (!isOpen || parent.kind !== 'agreement' || parent.cvegeo !== wish.cvegeo) return 'parent-not-open';
    const isWithin =
      wish.validFrom >= parent.valid_from &&
      wish.validFrom <= parent.valid_until &&
      wish.validUntil >= parent.valid_until;
    if (!isWithin) return 'addendum-outside-agreement';
  }
  if (wish.renewsId !== undefined) {
    const renewed = await lockMemorandum(trx, wish.renewsId);
    const wasSigned = renewed && renewed.signed_on !== null && renewed.state !== 'terminated';
    if (!wasSigned || renewed.kind !== 'agreement' || renewed.cvegeo !== wish.cvegeo)
      return 'renewed-not-open';
  }
  return null;
}
