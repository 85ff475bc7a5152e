import { sql, type RawBuilder } from 'kysely';

export type Reading = { runId: string; scope: 'whole' | 'changes' };

/** A staged record that its own portal does not offer to the public, or that came from here: as good as absent. */
const isWithheld = sql<boolean>`(staged.outcome in ('rejected', 'skipped')
  and staged.problems->0->>'rule' in ('not-public', 'loop'))`;

/** Whether a reading offers the record called `record`. */
export const isOffered = ({ runId }: Reading): RawBuilder<boolean> => sql<boolean>`exists (
  select from harvest.staged_record staged
  where staged.run_id = ${runId} and staged.remote_id = record.remote_id and not coalesce(${isWithheld}, false))`;

/**
 * Whether a reading shows that the source no longer has the record called `record`. After a reading of everything
 * absence says so; after one of changes only what is told.
 */
export function isGone(reading: Reading): RawBuilder<boolean> {
  if (reading.scope === 'whole') return sql<boolean>`not ${isOffered(reading)}`;
  const { runId } = reading;
  return sql<boolean>`record.remote_id in (
    select remote_id from harvest.staged_removal where run_id = ${runId}
    union all
    select staged.remote_id from harvest.staged_record staged where staged.run_id = ${runId} and ${isWithheld})`;
}
