import type { Step } from './step.ts';

const unit = '(?: *(?:años?|anios?|a|years?)\\.?)?';

/** Ranges of ten years, as in `30-39`; in a field of numbers the first year of the range. */
export const generaliseAges = (options: { isNumberField: boolean }): Step[] => [
  {
    do: 'forms',
    forms: [
      { pattern: `[0-9](?:\\.[0-9]*)?${unit}`, by: options.isNumberField ? '0' : '0-9' },
      { pattern: `[0-9]{1,2} *(?:mes(?:es)?|d[ií]as?)`, by: options.isNumberField ? '0' : '0-9' },
      { pattern: `([1-9])[0-9](?:\\.[0-9]*)?${unit}`, by: options.isNumberField ? '\\10' : '\\10-\\19' },
      { pattern: `1[0-2][0-9](?:\\.[0-9]*)?${unit}`, by: options.isNumberField ? '100' : '100+' },
    ],
  },
];
