import type { Generated, Json } from './columns.ts';

/** What makes a figure less than it seems: few events, months or rows missing, no population, several years in one. */
export type IndicatorFlag = 'few' | 'partial' | 'gaps' | 'not-reported' | 'no-population' | 'span';

export type IndicatorPart = { datasetId: string; sha256: string; rows: number };

/** Figures of the national tables. Owner: services/observatory. */
export type IndicatorTables = {
  'national.indicator_source': {
    indicator_id: string;
    publisher: string;
    fingerprint: string;
    parts: Json<IndicatorPart[]>;
    rows: number;
    basis: number;
    computed_at: Date;
  };
  'national.indicator_value': {
    indicator_id: string;
    cvegeo: string;
    /** `2021`, or `2015/2016`. */
    period: string;
    series: Generated<string>;
    /** Empty for the total. */
    breakdown: Generated<string>;
    publisher: string;
    value: number | null;
    numerator: number | null;
    denominator: number | null;
    rows: number;
    basis: number;
    months: number | null;
    flags: Generated<IndicatorFlag[]>;
  };
};
