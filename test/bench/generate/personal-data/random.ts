/** Numbers that look random and are the same in every run (mulberry32). */
export const createRandom = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => list[integer(0, list.length - 1)]!;
  const text = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[integer(0, alphabet.length - 1)]!).join('');
  return {
    integer,
    pick,
    chance: (share: number): boolean => next() < share,
    /** With as many decimals as a double prints. */
    real: (least: number, most: number): number => least + next() * (most - least),
    digits: (length: number): string => text('0123456789', length),
    letters: (length: number): string => text('ABCDEFGHIJKLMNOPQRSTUVWXYZ', length),
    text,
  };
};

export type Random = ReturnType<typeof createRandom>;
