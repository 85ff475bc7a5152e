import type { Step } from './step.ts';

/** Initials, one per word: `C. RAÚL GARCÍA PEÑA` → `C. R. G. P.`; numbers of the same cell are masked. */
export const generaliseNames = (): Step[] => [
  { do: 'replace', pattern: String.raw`(\p{L})[\p{L}\p{M}'’´\-]*\.?`, by: '\\1.' },
  { do: 'replace', pattern: String.raw`[\p{N}@_+/]+`, by: '•••' },
];
