import type { CoverageStatus } from '../../words.ts';
import type { CoveredStandard } from '../compared.ts';
import type { ComparedInDetail } from './compared-in-detail.ts';

/** A standard that one government does not publish and others do. */
export type Gap = {
  standard: CoveredStandard;
  publishers: {
    government: ComparedInDetail['government'];
    status: CoverageStatus;
    who: ComparedInDetail['who'];
  }[];
};

/** What others publish and `own` does not; what most of them publish comes first. */
export function gapsOf(own: ComparedInDetail, others: readonly ComparedInDetail[]): Gap[] {
  return own.coverage
    .filter(({ status }) => status === 'MISSING')
    .map(({ standard }) => ({
      standard,
      publishers: others.flatMap(({ government, coverage, who }) => {
        const status = coverage.find((each) => each.standard.id === standard.id)?.status ?? 'MISSING';
        return status === 'MISSING' ? [] : [{ government, status, who }];
      }),
    }))
    .filter(({ publishers }) => publishers.length > 0)
    .toSorted((a, b) => b.publishers.length - a.publishers.length);
}
