import { sql, type RawBuilder } from 'kysely';

/**
 * How much right a source has to show a dataset, the lowest number first: a municipality to its own; a state to what
 * it publishes for one of its municipalities; a state to its own; and last whoever says that the publisher is a
 * government it does not cover. `cvegeo` is the source's, `publisher` who the record says publishes it, or null.
 */
export const authority = (cvegeo: RawBuilder<string>, publisher: RawBuilder<string | null>) => sql<number>`
  case
    when ${publisher} is not null and not starts_with(${publisher}, ${cvegeo}) then 3
    when length(${cvegeo}) = 5 then 0
    when ${publisher} is not null and ${publisher} <> ${cvegeo} then 1
    else 2
  end`;

/** An identity that so many records bear tells none of them apart. */
export const MOST_BEARERS = 50;
