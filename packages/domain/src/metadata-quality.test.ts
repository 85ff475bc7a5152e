import { describe, expect, test } from 'vitest';
import {
  mostQualityPoints,
  qualityIndicators,
  ratingOf,
  scoreMetadata,
  type AssessedDataset,
  type AssessedDistribution,
} from './metadata-quality.ts';

const csv: AssessedDistribution = {
  accessUrl: 'https://a.mx/1',
  downloadUrl: 'https://a.mx/1.csv',
  accessAnswers: true,
  downloadAnswers: true,
  format: 'CSV',
  mediaType: 'text/csv',
  licence: 'cc-by-4.0',
  rights: 'Sin restricciones',
  bytes: 1000,
  issued: '2026-01-01',
  modified: '2026-02-01',
};
const whole: AssessedDataset = {
  keywords: ['agua'],
  hasTheme: true,
  hasSpatial: true,
  hasTemporal: true,
  hasContact: true,
  hasPublisher: true,
  accessRights: 'public',
  issued: '2026-01-01',
  modified: '2026-02-01',
  conforms: true,
  distributions: [csv],
};
const pointsOf = (score: ReturnType<typeof scoreMetadata>, dimension: string) =>
  score.indicators.filter((each) => each.dimension === dimension).reduce((sum, { won }) => sum + won, 0);

describe('the quality of metadata', () => {
  test('has 405 points: 100, 100, 110, 75 and 20 by dimension', () => {
    expect(mostQualityPoints).toBe(405);
    const totals: Record<string, number> = {};
    for (const { dimension, points } of Object.values(qualityIndicators))
      totals[dimension] = (totals[dimension] ?? 0) + points;
    expect(totals).toEqual({
      findability: 100,
      accessibility: 100,
      interoperability: 110,
      reusability: 75,
      contextuality: 20,
    });
  });

  test('of a dataset with everything is 405', () => {
    expect(scoreMetadata([whole])).toMatchObject({ score: 405, of: 405, unknown: 0 });
  });

  test('nobody can tell before the addresses are asked: 50 + 30 + 30 points are unknown, not lost', () => {
    const unasked = { ...csv, accessAnswers: null, downloadAnswers: null };
    const score = scoreMetadata([{ ...whole, conforms: null, distributions: [unasked] }]);
    expect(score).toMatchObject({ score: 405 - 110, unknown: 110 });
    expect(score.indicators.filter(({ share }) => share === null).map(({ id }) => id)).toEqual([
      'access-url-answers',
      'download-url-answers',
      'dcat-ap',
    ]);
  });

  test('of a PDF under LIBRE USO MX loses what a program cannot read and what the vocabulary lacks', () => {
    const pdf = { ...csv, format: 'PDF', mediaType: 'application/pdf', licence: 'libre-uso-mx' };
    // Non-proprietary 20, machine-readable 20, licence of the vocabulary 10.
    expect(scoreMetadata([{ ...whole, distributions: [pdf] }]).score).toBe(405 - 50);
  });

  test('of two datasets is the share that meets each indicator', () => {
    const bare: AssessedDataset = {
      keywords: [],
      hasTheme: false,
      hasSpatial: false,
      hasTemporal: false,
      hasContact: false,
      hasPublisher: true,
      accessRights: null,
      issued: null,
      modified: null,
      conforms: false,
      distributions: [],
    };
    // The bare one wins 10 (its publisher): (405 + 10) / 2 = 207.5.
    const score = scoreMetadata([whole, bare]);
    expect(score.score).toBe(208);
    expect(pointsOf(score, 'findability')).toBe(50);
    expect(pointsOf(score, 'reusability')).toBe(42.5);
  });

  test('counts each file of a dataset for its part', () => {
    const unknownFormat = {
      ...csv,
      format: 'OTRO',
      mediaType: null,
      downloadUrl: null,
      downloadAnswers: null,
    };
    const score = scoreMetadata([{ ...whole, distributions: [csv, unknownFormat] }]);
    // Half of: download URL 20, its answer 30, format 20, media type 10, vocabulary 10, free 20, readable 20.
    expect(score.score).toBe(405 - 65);
  });

  test('of nothing is unknown', () => {
    expect(scoreMetadata([])).toMatchObject({ score: 0, unknown: 405 });
  });

  test.each([
    [405, 'excellent'],
    [351, 'excellent'],
    [350, 'good'],
    [221, 'good'],
    [220, 'sufficient'],
    [121, 'sufficient'],
    [120, 'bad'],
  ])('of %i points is called %s', (score, rating) => {
    expect(ratingOf(score)).toBe(rating);
  });
});
