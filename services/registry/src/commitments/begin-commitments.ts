import { commitmentTermSchema } from '@rma/domain';
import { z } from 'zod';
import type { Trx } from '../dependencies.ts';
import { addCommitments } from './commitment-writes.ts';

const termsSchema = z.array(commitmentTermSchema);

/**
 * Makes what a memorandum promises into commitments to be measured, here and in the national view, in the
 * transaction in which it comes into force; an addendum begins its own. Returns how many began: calling it again
 * begins none twice.
 */
export async function beginCommitments(trx: Trx, { id }: { id: string }): Promise<number> {
  const memorandum = await trx
    .selectFrom('registry.memorandum')
    .select(['id', 'cvegeo', 'valid_from as begunOn', 'commitments'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const terms = termsSchema.parse(memorandum.commitments);
  return addCommitments(
    trx,
    memorandum,
    terms.map((term, index) => ({ ...term, position: index + 1 })),
  );
}
