import { checkIds, conformChecks, type CheckId } from './checks.ts';

export type CheckResult = 'pass' | 'warn' | 'fail' | 'not-applicable';
/** What a check found; `evidence` is a Spanish sentence, `fix` what to do unless it passed. */
export type Judgement = {
  id: CheckId;
  what: string;
  result: CheckResult;
  evidence: string;
  fix: string | null;
};

/** `conforms` has no failure and no warning; `conforms-with-warnings` no failure. */
export type Verdict = 'conforms' | 'conforms-with-warnings' | 'does-not-conform';

export type ConformReport = {
  url: string;
  checkedAt: string;
  /** Version of this list of checks. */
  version: string;
  kind: string | null;
  software: string | null;
  title: string | null;
  datasets: number | null;
  verdict: Verdict;
  judgements: Judgement[];
};

/** Raised when a check is added or judged otherwise. */
export const conformVersion = '1.0';

/** Gathers what each check found; whatever was not reached does not apply, and says why. */
export function createJudgements() {
  const found = new Map<CheckId, { result: CheckResult; evidence: string }>();
  return {
    tell(id: CheckId, result: CheckResult, evidence: string): void {
      found.set(id, { result, evidence });
    },
    all(): Judgement[] {
      return checkIds.map((id) => {
        const { what, fix } = conformChecks[id];
        const { result, evidence } = found.get(id) ?? {
          result: 'not-applicable' as const,
          evidence: 'No se llegó a comprobar.',
        };
        return { id, what, result, evidence, fix: result === 'warn' || result === 'fail' ? fix : null };
      });
    },
  };
}
export type Judgements = ReturnType<typeof createJudgements>;

/** What the judgements come to. */
export function verdictOf(judgements: readonly Judgement[]): Verdict {
  if (judgements.some(({ result }) => result === 'fail')) return 'does-not-conform';
  return judgements.some(({ result }) => result === 'warn') ? 'conforms-with-warnings' : 'conforms';
}
