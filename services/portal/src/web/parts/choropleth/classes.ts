/** The steps a map is coloured in, from little to much. `to` is left out of its class, but for the last. */
export type ValueClass = { from: number; to: number; label: string; count: number };

const mostClasses = 5;

/**
 * Puts values in at most five classes with about as many governments each, at round limits. Zero is a class of its own
 * where there is more than zero, since none and few are different news; five different values or fewer are their own classes. `breaks`
 * sets the inner limits instead, for maps that are read side by side.
 */
export function classesOf(
  values: readonly number[],
  format: (value: number) => string,
  { breaks }: { breaks?: readonly number[] } = {},
): ValueClass[] {
  const sorted = values.toSorted((a, b) => a - b);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return [];
  const distinct = [...new Set(sorted)];
  const limits =
    breaks ??
    (distinct.length > mostClasses ? quantileBreaks(sorted) : distinct.slice(1)).flatMap(
      (limit) => readableLimit(limit, sorted, format) ?? [],
    );
  const inner = [...new Set(limits)].filter((limit) => limit > least && limit <= most);
  const edges = [least, ...inner, most];
  return edges.slice(0, -1).flatMap((from, place): ValueClass[] => {
    const to = edges[place + 1] ?? from;
    const isLast = place === edges.length - 2;
    const held = sorted.filter((value) => value >= from && (isLast ? value <= to : value < to));
    return held.length === 0 ? [] : [{ from, to, count: held.length, label: labelOf(held, format) }];
  });
}

/** What is in a class, told by the values it holds rather than by limits nobody has. */
function labelOf(held: readonly number[], format: (value: number) => string): string {
  const [first = '', last = ''] = [held[0], held.at(-1)].map((value) => format(value ?? 0));
  return first === last ? first : `${first} a ${last}`;
}

/** The limit moved up to where a reader sees a difference: figures that read the same are in the same class. */
function readableLimit(
  limit: number,
  sorted: readonly number[],
  format: (value: number) => string,
): number | null {
  const first = sorted.findIndex((value) => value >= limit);
  const before = sorted[first - 1];
  if (before === undefined) return limit;
  const next = sorted.slice(first).find((value) => format(value) !== format(before));
  if (next === undefined) return null;
  return next === sorted[first] ? limit : next;
}

function quantileBreaks(sorted: readonly number[]): number[] {
  const hasZero = sorted[0] === 0;
  const spread = hasZero ? sorted.filter((value) => value > 0) : sorted;
  const parts = hasZero ? mostClasses - 1 : mostClasses;
  const inner = Array.from({ length: parts - 1 }, (_, place) =>
    round(spread[Math.floor(((place + 1) * spread.length) / parts)] ?? 0),
  );
  return [...new Set([...(hasZero ? [spread[0] ?? 0] : []), ...inner])].toSorted((a, b) => a - b);
}

/** To two digits that say something. */
function round(value: number): number {
  return Number(value.toPrecision(2));
}

/** The place of the class a value is in; -1 for none. */
export function classOf(value: number, classes: readonly ValueClass[]): number {
  return classes.findIndex(
    ({ from, to }, place) => value >= from && (place === classes.length - 1 ? value <= to : value < to),
  );
}

const steps = ['lowest', 'low', 'middle', 'high', 'highest'] as const;
export type Step = (typeof steps)[number];

/** Which of the five steps each class is painted with: few classes use the far ones, so they are told apart. */
export function stepOf(place: number, classes: number): Step {
  const spread = classes <= 1 ? 3 : Math.round((place * (steps.length - 1)) / (classes - 1));
  return steps[spread] ?? 'highest';
}
