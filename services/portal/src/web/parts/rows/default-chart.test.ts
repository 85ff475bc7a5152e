import { describe, expect, test } from 'vitest';
import { defaultChart } from './default-chart.ts';
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
    const chart = defaultChart(of(), counts(['2026-03-02', 4], ['2026-01-31', 2], ['2026-01-05', 1]));
    expect(chart?.bars).toEqual([
      { label: '2026-01', count: 3 },
      { label: '2026-02', count: 0 },
      { label: '2026-03', count: 4 },
    ]);
    expect(chart?.title).toBe('Marzo de 2026 es el periodo con más renglones: 4');
  });

  test('too many months become years', () => {
    const chart = defaultChart(of(), counts(['2010-01-01', 1], ['2020-05-01', 2]));
    expect(chart?.bars).toHaveLength(11);
    expect(chart?.bars[10]).toEqual({ label: '2020', count: 2 });
  });

  test('periods that are all alike say nothing either, and two that tie are not crowned', () => {
    expect(defaultChart(of(), counts(['2024', 5], ['2025', 5]))).toBeNull();
    expect(defaultChart(of(), counts(['2024', 5], ['2025', 5], ['2026', 1]))?.title).toBe(
      'Renglones según «Fecha»',
    );
  });

  test('a single period says nothing: the categories are shown', () => {
    const chart = defaultChart(of(column('uso', [60, 40])), counts(['2026', 100]));
    expect(chart?.kind).toBe('categories');
  });
});

describe('by categories', () => {
  test('the fullest column of a few values is told with its commonest', () => {
    const chart = defaultChart(of(column('raro', [30, 25]), column('uso', [60, 30, 10])), null);
    expect(chart?.title).toBe('Lo más frecuente en «uso» es v0: 60 de 100');
    expect(chart?.others).toBe(0);
  });
  test('does not crown one of two that tie', () => {
    expect(defaultChart(of(column('uso', [50, 50])), null)?.title).toBe('Renglones según «uso»');
  });
  test('keys, figures and texts that never repeat give no chart', () => {
    const texts = column(
      'nombre',
      Array.from({ length: 100 }, () => 1),
      { top: [] },
    );
    const figures = column('total', [50, 50], { type: 'integer' });
    expect(defaultChart(of(column('cve_ent', [60, 40]), texts, figures), null)).toBeNull();
  });
});
