import { detectPersonalData, isBlocking } from './scan.ts';
import type { PersonalDataFinding } from './findings.ts';

/** Findings of a table of one column. */
export const detect = (header: string, ...cells: string[]): PersonalDataFinding[] =>
  detectPersonalData({ headers: [header], rows: cells.map((cell) => [cell]) });

/** Their kinds. */
export const kinds = (header: string, ...cells: string[]): string[] =>
  detect(header, ...cells).map((finding) => finding.kind);

/** Findings of a table as `field: kind`, with a mark when they stop the publication. */
export const inTable = (headers: string[], ...rows: string[][]): string[] =>
  detectPersonalData({ headers, rows }).map(
    (finding) => `${finding.field}: ${finding.kind}${isBlocking(finding) ? '!' : ''}`,
  );
