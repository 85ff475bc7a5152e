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

export type Validation = { request: ChildRequest; answer: ValidationReport };
