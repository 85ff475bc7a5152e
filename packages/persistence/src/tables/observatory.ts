import type { Json } from './columns.ts';

/** One point of a dataset's quality that was lost, in words a person can act on. */
export type QualityFinding = {
  /** Stable: an indicator of the method, or `freshness`, `conformance`, `documentation`, `stars`. */
  id: string;
  /** Points of the 405 that it costs, or of 100 in `grade` for what the method does not count. */
  lost: number;
  gain: number;
};

/** What is worked out from the national view. Owner: services/observatory. */
export type ObservatoryTables = {
  'national.dataset_quality': {
    dataset_id: string;
    ordinal: number;
    cvegeo: string;
    theme_id: string | null;
    standard_id: string | null;
    /** Of 405. */
    score: number;
    unknown: number;
    rating: 'excellent' | 'good' | 'sufficient' | 'bad';
    stars: number;
    /** 0 to 100. */
    grade: number;
    freshness: 'fresh' | 'late' | 'stale' | 'unknown';
    conformance: 'conforms' | 'fails' | 'unchecked' | 'no-standard';
    /** 0 to 1. */
    links: number | null;
    documentation: number | null;
    findings: Json<QualityFinding[]>;
    assessed_at: Date;
    due_at: Date | null;
  };
  'national.scorecard': {
    cvegeo: string;
    /** Empty: all themes together. */
    theme_id: string;
    /** The month's first day, YYYY-MM-DD. */
    month: string;
    grade: number | null;
    confidence: 'high' | 'medium' | 'low' | 'none';
    datasets: number;
    figures: Json<Record<string, unknown>>;
    computed_at: Date;
  };
};
