import type { ContestAnswer, FigureResult } from '@rma/domain';
import type { Computed, Generated, Json } from './columns.ts';

/** How governments are graded, and what they say of it. Owner: services/observatory. */
export type ScorecardTables = {
  'national.scorecard': {
    cvegeo: string;
    /** Empty: all themes together. */
    theme_id: string;
    /** The month's first day, YYYY-MM-DD. */
    month: string;
    grade: number | null;
    confidence: 'high' | 'medium' | 'low' | 'none';
    datasets: number;
    figures: Json<FigureResult[]>;
    computed_at: Date;
    /** True for months made up so that a demonstration has a past. */
    is_demonstration: Generated<boolean>;
  };
  'national.figure_contest': {
    id: Generated<string>;
    cvegeo: string;
    /** Empty: all themes together. */
    theme_id: string;
    figure: string;
    /** What the figure was when it was contested: its month's first day, YYYY-MM-DD, and its value. */
    month: string;
    value: number | null;
    reason: string;
    evidence_url: string | null;
    state: 'open' | 'answered';
    answer: ContestAnswer | null;
    answer_text: string | null;
    contested_at: Date;
    answered_at: Date | null;
  };
  /** Governments whose scorecards have to be worked out again. */
  'observatory.scorecard_mark': { seq: Computed<number>; cvegeo: string };
  'observatory.scorecard_turn': {
    is_only: Generated<boolean>;
    /** The day of Mexico City on which all of them were last worked out; null before the first time. */
    whole_on: string | null;
  };
};
