/** Axis marks at round numbers, from zero to the first one that covers the largest value; at most seven. */
export function ticksTo(largest: number): number[] {
  if (largest <= 0) return [0, 1];
  const power = 10 ** Math.floor(Math.log10(largest));
  const step =
    [0.1, 0.2, 0.5, 1, 2].map((part) => part * power).find((size) => largest / size <= 6) ?? power * 2;
  const count = Math.ceil(largest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, place) => Number((place * step).toPrecision(6)));
}
