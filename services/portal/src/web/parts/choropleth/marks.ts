import type { ChoroplethValue } from './choropleth.tsx';
import type { Step } from './classes.ts';

export type Mark = ChoroplethValue & { step: Step | 'missing'; words: string };

const radii: Record<Step | 'missing', number> = {
  missing: 4,
  lowest: 4,
  low: 5.5,
  middle: 7,
  high: 9,
  highest: 11,
};

/** Points grow with the class, so that they are read without colour. Units of the country's drawing, some 3.2 km. */
export const radiusOf = (step: Step | 'missing'): number => radii[step];

/** What a screen reader and a pointer are told of a mark. */
export const wordsOf = ({ fullName, words, note, value }: Mark): string =>
  `${fullName}: ${words}${note !== undefined && value !== null ? ` (${note})` : ''}`;
