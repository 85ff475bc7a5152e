import { actorReference, type Actor } from '@rma/domain';
import type { Database, Trx } from '../dependencies.ts';
import type { Terms } from './memorandum-writes.ts';

/** The name by which the other party knows who wrote. */
export const nameOf = (actor: Actor): string => (actor.kind === 'person' ? actor.name : 'La red');

/** Keeps a version of the terms, and whose it is. */
export async function addVersion(
  trx: Trx,
  written: { id: string; version: number; terms: Terms },
  { actor, at }: { actor: Actor; at: Date },
): Promise<void> {
  const { title, federationParty, governmentParty, validFrom, validUntil, commitments, particulars } =
    written.terms;
  await trx
    .insertInto('registry.memorandum_version')
    .values({
      memorandum_id: written.id,
      version: written.version,
      terms: JSON.stringify({
        title,
        federationParty,
        governmentParty,
        validFrom,
        validUntil,
        commitments,
        particulars,
      }),
      made_at: at,
      made_by: actorReference(actor),
      made_by_name: nameOf(actor),
    })
    .execute();
}

/** Every version of the text, newest first. */
export function listVersions(db: Database, id: string) {
  return db
    .selectFrom('registry.memorandum_version')
    .select(['version', 'terms', 'made_at', 'made_by_name'])
    .where('memorandum_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
}
export type KeptVersion = Awaited<ReturnType<typeof listVersions>>[number];

/**
 * The text as it was at a version: changes of state count versions too, so it is the last one written by then.
 */
export function findVersion(db: Database, id: string, version: number): Promise<KeptVersion | undefined> {
  return db
    .selectFrom('registry.memorandum_version')
    .select(['version', 'terms', 'made_at', 'made_by_name'])
    .where('memorandum_id', '=', id)
    .where('version', '<=', version)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}
