import type { Standard } from '@rma/themes';
import { finding, shown } from '../checks/findings.ts';
import type { Finding } from '../report.ts';

/** Offending cases of one rule of a format, in one of its parts. */
export type Offence = {
  code: string;
  /** File and column, or path of the element: `stops.txt: stop_lat`. */
  part: string;
  count: number;
  examples: { row: number | null; value: string }[];
};

/**
 * Findings with the words that the standard gives each rule of its format. A code that the standard does not
 * declare is a mistake of ours and throws.
 */
export const formatFindings = (
  standard: Pick<Standard, 'id' | 'formatRules'>,
  offences: Offence[],
): Finding[] => {
  const rules = new Map(standard.formatRules.map((rule) => [rule.code, rule]));
  return offences
    .filter(({ count }) => count > 0)
    .map(({ code, part, count, examples }) => {
      const rule = rules.get(code);
      if (!rule) throw new Error(`${standard.id} has no format rule ${code}`);
      return finding(code, part, {
        severity: rule.severity,
        message: rule.message.es,
        fix: rule.fix.es,
        count,
        examples: examples.map(({ row, value }) => ({ row, value: shown(value) })),
      });
    });
};
