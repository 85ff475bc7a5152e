/** The steps of the road of a file, in the order they are taken. */
export const validationSteps = ['open', 'load', 'match', 'read', 'check', 'write'] as const;

/** How far a validation got: the step it is at, and the share of the whole that lies behind it (0 to 1). */
export type Progress = { step: (typeof validationSteps)[number]; share: number };

export type OnProgress = (progress: Progress) => void;
