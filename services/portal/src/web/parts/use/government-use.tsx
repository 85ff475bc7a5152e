import { type UseCount, sentenceOfUse } from './use-data.ts';

export const governmentUseFields = 'use { since last30Days { downloads apiReads views robots } }';

export type GovernmentUseData = { since: string | null; last30Days: UseCount };

/** How much what a government publishes is used, in a line, with the figures behind it. */
export function GovernmentUse({ cvegeo, use }: { cvegeo: string; use: GovernmentUseData }) {
  if (use.since === null) return null;
  return (
    <p className="use-line">
      En los últimos 30 días, sus datos tuvieron <strong>{sentenceOfUse(use.last30Days)}</strong>.{' '}
      <a href={`/api/v1/governments/${encodeURIComponent(cvegeo)}/use.csv`} download>
        Por conjunto y día, en CSV
      </a>
    </p>
  );
}
