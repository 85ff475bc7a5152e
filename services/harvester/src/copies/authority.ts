import { sql, type RawBuilder } from 'kysely';

/**
 * How much right a source has to show a dataset, the lowest number first: a municipality to its own; a state to what
 * it publishes for one of its municipalities; a state to its own; and last whoever says that the publisher is a
 * government it does not cover. `cvegeo` is the source's, `publisher` who the record says publishes it, or null.
 */
export const authority = (cvegeo: RawBuilder<string>, publisher: RawBuilder<string | null>) => sql<number>`
  case
    when ${publisher} is not null and not starts_with(${publisher}, ${cvegeo}) then ${sql.lit(WITHOUT_RIGHT)}
    when length(${cvegeo}) = 5 then 0
    when ${publisher} is not null and ${publisher} <> ${cvegeo} then 1
    else 2
  end`;

/** The last place, of who names a publisher it does not cover. */
export const WITHOUT_RIGHT = 3;

/**
 * Where a record stands beside one of another source, the lowest number first: within a state by its authority; beside
 * one of another state nobody has more right than who was seen first, so that no government takes what another showed.
 */
export const standingBeside = (
  right: RawBuilder<number>,
  { cvegeo, other }: { cvegeo: RawBuilder<string>; other: RawBuilder<string> },
) => sql<number>`
  case when left(${cvegeo}, 2) = left(${other}, 2) then ${right} else (${right} = ${sql.lit(WITHOUT_RIGHT)})::int end`;

/** An identity that so many records bear tells none of them apart. */
export const MOST_BEARERS = 50;
