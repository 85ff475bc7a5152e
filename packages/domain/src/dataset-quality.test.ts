import { describe, expect, test } from 'vitest';
import { assessDataset, documentationOf, starsOf, type DatasetFacts, type FileFacts } from './index.ts';

const now = new Date('2026-06-15T12:00:00Z');
const csv: FileFacts = {
  url: 'https://datos.example/a.csv',
  accessUrl: 'https://datos.example/a',
  format: 'CSV',
  mediaType: 'text/csv',
  bytes: 10,
  modified: '2026-06-01',
  answers: true,
};
const whole: DatasetFacts = {
  title: 'Incidentes viales',
  description:
    'Cada incidente vial que atendió el municipio desde 2020, con su lugar, su hora, su causa y sus víctimas.',
  keywords: ['tránsito'],
  themeId: 'mobility',
  spatial: 'Cuernavaca, Morelos',
  temporal: '2020/2026',
  hasContact: true,
  licence: 'cc-by-4.0',
  issued: new Date('2026-01-01T00:00:00Z'),
  modified: new Date('2026-06-01T00:00:00Z'),
  periodicity: 'R/P1M',
  everyHours: 0,
  hasStandard: true,
  conformance: 'conforms',
  files: [csv],
  columns: { known: 5, documented: 5 },
};

describe('the grade of a dataset', () => {
  test('of one with everything but links to other data is 99: a table has three stars', () => {
    expect(assessDataset(whole, now)).toMatchObject({
      score: 405,
      unknown: 0,
      rating: 'excellent',
      stars: 3,
      grade: 99,
      freshness: 'fresh',
      findings: { 'linked-data': [1, 1] },
    });
  });

  test('tells of each point what it costs, and mending everything gives what is missing to 100', () => {
    const bare: DatasetFacts = {
      ...whole,
      description: '',
      keywords: [],
      spatial: null,
      temporal: null,
      licence: null,
      periodicity: null,
      conformance: 'fails',
      files: [{ ...csv, format: 'PDF', answers: false }],
      columns: null,
    };
    const { grade, findings, score } = assessDataset(bare, now);
    const all = Object.values(findings).filter((finding) => finding !== null);
    expect(Math.abs(all.reduce((sum, [, gain]) => sum + gain, 0) + grade - 100)).toBeLessThan(1);
    expect(score).toBe(405 - 30 - 20 - 20 - 50 - 30 - 20 - 20 - 20 - 10 - 5);
    expect(Object.keys(findings)).toEqual(
      expect.arrayContaining(['keywords', 'licence', 'periodicity', 'links', 'open-licence', 'description']),
    );
  });

  test('leaves out what nobody can tell, instead of counting it as lost', () => {
    const unasked = { ...whole, files: [{ ...csv, answers: null }], conformance: 'unchecked' as const };
    const quality = assessDataset(unasked, now);
    expect(quality).toMatchObject({ score: 325, unknown: 80, links: null, grade: 99 });
    expect(quality.findings).toMatchObject({ 'access-url-answers': null, 'download-url-answers': null });
  });

  test('falls when its delivery is late, and allows for the hours until its portal is read again', () => {
    const at = (iso: string, everyHours: number) =>
      assessDataset({ ...whole, everyHours }, new Date(iso)).freshness;
    // A period of 31 days from the first of June.
    expect(at('2026-07-02T00:00:00Z', 0)).toBe('fresh');
    expect(at('2026-07-02T12:00:00Z', 0)).toBe('late');
    expect(at('2026-07-02T12:00:00Z', 24)).toBe('fresh');
    expect(at('2026-08-02T12:00:00Z', 24)).toBe('late');
    expect(at('2026-08-03T12:00:00Z', 24)).toBe('stale');
  });

  test('says when time alone will change it', () => {
    expect(assessDataset(whole, now).dueAt).toEqual(new Date('2026-07-02T00:00:00.001Z'));
    expect(assessDataset({ ...whole, modified: null }, now).dueAt).toBeNull();
    // A year and a day after it last changed, no promise would have it up to date.
    expect(assessDataset({ ...whole, periodicity: null }, now).dueAt).toEqual(
      new Date('2027-06-02T00:00:00.001Z'),
    );
  });

  test('of who promises nothing is half of fresh, and of who says nothing none', () => {
    const gradeOf = (periodicity: string | null) => assessDataset({ ...whole, periodicity }, now).grade;
    expect([gradeOf('R/P1M'), gradeOf('irregular'), gradeOf(null)]).toEqual([99, 89, 79]);
  });

  test('believes no date that has not come, until it comes', () => {
    const of = (modified: string) => assessDataset({ ...whole, modified: new Date(modified) }, now);
    expect(of('2099-12-31T00:00:00Z')).toMatchObject({
      freshness: 'unknown',
      allowedUntil: null,
      grade: 79,
      dueAt: new Date('2099-12-30T00:00:00Z'),
      findings: { periodicity: [20, 20] },
    });
    expect(of('2026-06-16T12:00:00Z').freshness).toBe('fresh');
    expect(of('2026-06-16T12:00:00.001Z').freshness).toBe('unknown');
  });

  test('does not promise that saying each when makes an old dataset fresh', () => {
    const gains = (modified: string) => {
      const { findings } = assessDataset({ ...whole, periodicity: null, modified: new Date(modified) }, now);
      return { periodicity: findings.periodicity?.[1], age: findings.age?.[1] };
    };
    expect(gains('2026-06-01T00:00:00Z')).toEqual({ periodicity: 20, age: undefined });
    expect(gains('2015-11-15T00:00:00Z')).toEqual({ periodicity: 10, age: 10 });
  });
});

test.each([
  ['no file', { licence: 'cc-by-4.0', files: [] }, 0],
  ['no licence', { licence: null, files: [csv] }, 0],
  ['a licence that forbids uses', { licence: 'CC BY-NC 4.0', files: [csv] }, 0],
  ['a PDF', { licence: 'libre-uso-mx', files: [{ ...csv, format: 'PDF' }] }, 1],
  ['a spreadsheet of somebody', { licence: 'libre-uso-mx', files: [{ ...csv, format: 'XLSX' }] }, 2],
  ['its best file', { licence: 'libre-uso-mx', files: [{ ...csv, format: 'PDF' }, csv] }, 3],
  ['RDF', { licence: 'cc-by-4.0', files: [{ ...csv, format: 'TTL' }] }, 4],
])('stars are those of %s', (_, facts, stars) => {
  expect(starsOf({ ...facts, hasStandard: false })).toBe(stars);
});

test('a description that repeats the title explains nothing', () => {
  const of = (description: string) => documentationOf({ title: 'Áreas verdes', description, columns: null });
  expect(of('areas verdes.').share).toBe(0);
  expect(of('Parques y jardines del municipio').share).toBe(0.5);
});
