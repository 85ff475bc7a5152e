import type { CoverageStatus } from '../words.ts';

export const comparedFields = `
  government { cvegeo name fullName population peers(first: 4) { cvegeo fullName } }
  datasets datasetsPer100kInhabitants packages coverageShare lastModified
  freshness { fresh late stale unknown }
  coverage { status standard { id title } }`;

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
  coverage: { status: CoverageStatus; standard: { id: string; title: string } }[];
};
