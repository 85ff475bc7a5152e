import type { PersonalDataKind } from '../kinds.ts';

/**
 * One cell's evidence of one kind. `holds`: the check digit or the form leaves little doubt; `form`: it looks so and
 * the check digit does not hold; `office`: of an office, not of a person; `minor`: an age below 18.
 */
export type Evidence = { kind: PersonalDataKind; grade: 'holds' | 'form' | 'office' | 'minor' };

/** Every match of a form in a text. */
export const matchesOf = (text: string, form: RegExp): string[] =>
  Array.from(text.matchAll(form), ([match]) => match);
