import type { Match } from '../upload-types.ts';

const ways: Record<Match['by'], string> = {
  name: 'igual',
  synonym: 'nombre conocido',
  shape: 'por la forma de sus datos',
  similar: 'se parece',
  values: 'por sus valores',
  confirmed: 'confirmada por usted',
};

/** How sure a match is, in words. */
export function certaintyOf({ by, confidence }: Match): string {
  return confidence < 0.8 && by !== 'confirmed' ? 'quizá' : ways[by];
}
