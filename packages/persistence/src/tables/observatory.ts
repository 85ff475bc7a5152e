import type { Conformance, Findings, FixId, Freshness, QualityIndicator, QualityRating } from '@rma/domain';
import type { Computed, Generated, Json } from './columns.ts';

/** How far a catalogue meets an indicator of the method. */
export type IndicatorShare = {
  id: QualityIndicator;
  /** Of its datasets that could be judged; null when none could. */
  share: number | null;
  judged: number;
};

/** How many datasets of a catalogue there are of each kind. */
export type QualityCounts = {
  freshness: Record<Freshness, number>;
  conformance: Record<Conformance, number>;
  rating: Record<QualityRating, number>;
  /** By Berners-Lee's stars, from 0 to 5. */
  stars: number[];
};

/** One thing that would raise a catalogue's grade, of what is published here or of one portal. */
export type CatalogueFix = {
  id: FixId;
  /** Null: of what is hosted here. */
  sourceId: string | null;
  /** Of what is hosted, the package with most of the datasets. */
  packageId: string | null;
  /** Up to three of the datasets that would gain most. */
  examples: string[];
  datasets: number;
  /** Points of the 405, and of the grade from 0 to 100, that the whole catalogue would gain. */
  points: number;
  grade: number;
  minutes: number;
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
    rating: QualityRating;
    stars: number;
    /** 0 to 100. */
    grade: number;
    freshness: Freshness;
    conformance: Conformance;
    /** 0 to 1. */
    links: number | null;
    documentation: number | null;
    findings: Json<Findings>;
    assessed_at: Date;
    due_at: Date | null;
  };
  'national.catalogue_quality': {
    cvegeo: string;
    /** Empty: all themes together; `none`: the datasets without a theme. */
    theme_id: string;
    datasets: number;
    /** Of 405, and those of them that nobody can tell yet: means of its datasets. */
    score: number;
    unknown: number;
    /** 0 to 100: the mean of its datasets. */
    grade: number;
    /** 0 to 1: means of the datasets of which it is known. */
    links: number | null;
    documentation: number | null;
    indicators: Json<IndicatorShare[]>;
    counts: Json<QualityCounts>;
    fixes: Json<CatalogueFix[]>;
    computed_at: Date;
  };
  /** What examining a harvested file against its standard found. Owner: services/catalog. */
  'national.file_verdict': {
    dataset_id: string;
    url: string;
    standard_id: string;
    state: 'conforms' | 'fails' | 'unchecked';
    checked_at: Date | null;
  };
  /** What each harvested dataset is called where it comes from. Owner: services/harvester (a view). */
  'national.harvested_record': { dataset_id: string; source_id: string; remote_id: string };
  'observatory.assessment_due': { seq: Computed<number>; ordinal: number };
  'observatory.catalogue_due': { seq: Computed<number>; cvegeo: string };
  'observatory.assessment_method': { is_only: Generated<boolean>; version: number };
};
