import type { ValidationReport, ValidationRequest } from '../report.ts';

/** What crosses to the child: a standard is named, not sent, and the keys travel as an array. */
export type ChildRequest = Omit<ValidationRequest, 'standard' | 'context'> & {
  standard: string;
  context: Omit<ValidationRequest['context'], 'municipalities'> & { municipalities: string[] };
};

export type ChildAnswer = { report: ValidationReport } | { failure: string };
