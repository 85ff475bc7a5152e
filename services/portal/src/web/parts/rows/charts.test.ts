import { describe, expect, test } from 'vitest';
import { chartAlongTime, chartOfCategories, chartOfLargest } from './charts.ts';
import type { ColumnStatistics } from './rows-api.ts';

const column = (
  name: string,
  counts: number[],
  options: Partial<ColumnStatistics> = {},
): ColumnStatistics => ({
  name,
  title: name,
  description: null,
  type: 'string',
  filled: counts.reduce((sum, count) => sum + count, 0),
  distinct: counts.length,
  minimum: null,
  maximum: null,
  average: null,
  top: counts.map((count, place) => ({ value: `v${place}`, count })).slice(0, 10),
  ...options,
});
const of = (...columns: ColumnStatistics[]) => ({ total: 100, columns });

describe('along time', () => {
  const counts = (...entries: [start: string, count: number][]) => ({
    column: 'Fecha',
    unit: 'renglones',
    counts: entries.map(([start, count]) => ({ start, count })),
  });

  test('days are gathered by month, and a month without rows keeps its place', () => {
    const chart = chartAlongTime(counts(['2026-03-02', 4], ['2026-01-31', 2], ['2026-01-05', 1]));
    expect(chart?.bars).toEqual([
      { label: '2026-01', count: 3 },
      { label: '2026-02', count: 0 },
      { label: '2026-03', count: 4 },
    ]);
    expect(chart?.title).toBe('Marzo de 2026 es el periodo con más renglones: 4');
  });

  test('too many months become years', () => {
    const chart = chartAlongTime(counts(['2010-01-01', 1], ['2020-05-01', 2]));
    expect(chart?.bars).toHaveLength(11);
    expect(chart?.bars[10]).toEqual({ label: '2020', count: 2 });
  });

  test('periods that are all alike say nothing either, and two that tie are not crowned', () => {
    expect(chartAlongTime(counts(['2024', 5], ['2025', 5]))).toBeNull();
    expect(chartAlongTime(counts(['2024', 5], ['2025', 5], ['2026', 1]))?.title).toBe(
      'Renglones según «Fecha»',
    );
  });

  test('a single period says nothing', () => {
    expect(chartAlongTime(counts(['2026', 100]))).toBeNull();
  });
});

describe('by categories', () => {
  test('the fullest column of a few values is told with its commonest', () => {
    const chart = chartOfCategories(of(column('raro', [30, 25]), column('uso', [60, 30, 10])));
    expect(chart?.title).toBe('Lo más frecuente en «uso» es v0: 60 de 100');
    expect(chart?.others).toBe(0);
  });
  test('does not crown one of two that tie', () => {
    expect(chartOfCategories(of(column('uso', [50, 50])))?.title).toBe('Renglones según «uso»');
  });
  test('keys, figures and texts that never repeat give no chart', () => {
    const texts = column(
      'nombre',
      Array.from({ length: 100 }, () => 1),
      { top: [] },
    );
    const figures = column('total', [50, 50], { type: 'integer' });
    expect(chartOfCategories(of(column('cve_ent', [60, 40]), texts, figures))).toBeNull();
  });
});

describe('what gathers most', () => {
  const bars = (...counts: number[]) => counts.map((count, place) => ({ label: `Cruce ${place}`, count }));
  const largest = (shown: ReturnType<typeof bars>, distinct = shown.length) =>
    chartOfLargest({ column: 'Crucero', unit: 'incidentes', bars: shown, distinct });

  test('is told with its name and how many of how many are shown', () => {
    const chart = largest(bars(30, 20, 5), 45);
    expect(chart?.title).toBe('Cruce 0 reúne más incidentes: 30');
    expect(chart?.part).toBe('los 3 mayores de 45');
  });
  test('is not crowned when two tie, and gives no chart when all do', () => {
    expect(largest(bars(30, 30, 5))?.title).toBe('Dónde hay más incidentes, según «Crucero»');
    expect(largest(bars(5, 5, 5))).toBeNull();
  });
});
