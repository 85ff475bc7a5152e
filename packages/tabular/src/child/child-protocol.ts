import type { Progress } from '../progress.ts';
import type { GovernmentName, ValidationReport, ValidationRequest } from '../report.ts';

/** What crosses to the child: a standard is named, not sent; keys and names travel as arrays. */
export type ChildRequest = Omit<ValidationRequest, 'standard' | 'context'> & {
  standard: string;
  standardsFolders: string[];
  context: Omit<ValidationRequest['context'], 'municipalities' | 'governments'> & {
    municipalities: string[];
    governments: GovernmentName[];
  };
};

export type ChildAnswer = { report: ValidationReport } | { failure: string };

/** What the child says: how far it got, any number of times, and then its answer. */
export type ChildMessage = ChildAnswer | { progress: Progress };
