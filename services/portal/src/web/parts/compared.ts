import type { CoverageStatus } from '../words.ts';

/** A standard with the theme it is listed under. */
export type CoveredStandard = { id: string; title: string; theme: { id: string; name: string } };

export const comparedFields = `
  government { cvegeo name fullName population peers(first: 4) { cvegeo fullName } }
  datasets datasetsPer100kInhabitants packages coverageShare lastModified
  freshness { fresh late stale unknown }
  coverage { status standard { id title theme { id name } } }`;

export type ComparedGovernment = {
  government: {
    cvegeo: string;
    name: string;
    fullName: string;
    population: number | null;
    peers: { cvegeo: string; fullName: string }[];
  };
  datasets: number;
  datasetsPer100kInhabitants: number | null;
  packages: number;
  coverageShare: number;
  lastModified: string | null;
  freshness: { fresh: number; late: number; stale: number; unknown: number };
  coverage: { status: CoverageStatus; standard: CoveredStandard }[];
};
