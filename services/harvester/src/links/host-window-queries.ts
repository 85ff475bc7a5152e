import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

/** A host is asked at most 180 times in six minutes, whoever asks and however often workers are killed. */
export const windowRequests = 180;
export const windowMs = 360_000;

/**
 * Sets requests of a host's window aside before they are made, so that a worker that dies has counted them. Returns
 * how many of `wanted` may be made: 0 while the host rests or its window is used up.
 */
export async function reserveRequests(
  db: Kysely<Tables>,
  host: string,
  { now, wanted }: { now: Date; wanted: number },
): Promise<number> {
  const windowBegan = new Date(now.getTime() - windowMs);
  const { rows } = await sql<{ granted: number }>`
    insert into harvest.link_host as known (host, window_began_at) values (${host}, ${now}::timestamptz)
    on conflict (host) do update set
      asked = case when known.window_began_at <= ${windowBegan}::timestamptz then 0 else known.asked end,
      window_began_at = case when known.window_began_at <= ${windowBegan}::timestamptz
        then ${now}::timestamptz else known.window_began_at end
    returning case when coalesce(rest_until, '-infinity') > ${now}::timestamptz then 0
      else greatest(0, least(${wanted}::int, ${windowRequests}::int - asked)) end as granted`.execute(db);
  const granted = rows[0]?.granted ?? 0;
  if (granted > 0)
    await sql`update harvest.link_host set asked = asked + ${granted} where host = ${host}`.execute(db);
  return granted;
}

/** Gives back what was set aside and not used. */
export async function giveBackRequests(db: Kysely<Tables>, host: string, unused: number): Promise<void> {
  if (unused <= 0) return;
  await sql`update harvest.link_host set asked = greatest(0, asked - ${unused}::int) where host = ${host}`.execute(
    db,
  );
}

/** Lets a host rest until then, if it did not rest longer already. */
export async function letRest(db: Kysely<Tables>, host: string, until: Date): Promise<void> {
  await sql`
    update harvest.link_host set rest_until = greatest(rest_until, ${until}::timestamptz)
    where host = ${host}`.execute(db);
}
