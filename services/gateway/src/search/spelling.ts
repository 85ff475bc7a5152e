const LETTERS = 'abcdefghijklmnopqrstuvwxyzñ';
const letterBit = new Map(Array.from(LETTERS, (letter, place) => [letter, 1 << place]));

/** Which letters a folded word has, as bits. */
export function letterMask(word: string): number {
  let mask = 0;
  for (const letter of word) mask |= letterBit.get(letter) ?? 1 << 27;
  return mask;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask >>> 0; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** False when two words differ in too many letters to be within a distance; a mistake changes two at most. */
export const isNear = (a: number, b: number, distance: number): boolean => bits(a ^ b) <= 2 * distance;

/** Mistakes that a word of its length may have and still be recognised. */
export const mostDistance = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/**
 * How many letters must be added, left out, changed or swapped with their neighbour to make one word of the other
 * (optimal string alignment); anything above `most` is only told to be so.
 */
export function distanceOf(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? most + 1;
}
