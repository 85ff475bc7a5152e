/** How many options a person may put in order in a consultation. */
export const mostRanked = 3;

/**
 * The result of a round in which each person put up to `mostRanked` options in order: the first gets as many points as
 * options may be ranked, each next one fewer (a truncated Borda count). The most points go first; a tie is broken by
 * who put it first more often, then by the order of the form. Ballots name each option at most once; unknown ones are
 * left out.
 */
export function tallyBallots<Option extends { id: string }>(
  options: readonly Option[],
  ballots: readonly (readonly string[])[],
): (Option & { points: number; firsts: number })[] {
  const counted = new Map(options.map((option) => [option.id, { points: 0, firsts: 0 }]));
  for (const ballot of ballots) {
    ballot.slice(0, mostRanked).forEach((id, place) => {
      const count = counted.get(id);
      if (!count) return;
      count.points += mostRanked - place;
      if (place === 0) count.firsts += 1;
    });
  }
  return options
    .map((option) => ({ ...option, ...(counted.get(option.id) ?? { points: 0, firsts: 0 }) }))
    .toSorted((a, b) => b.points - a.points || b.firsts - a.firsts);
}
