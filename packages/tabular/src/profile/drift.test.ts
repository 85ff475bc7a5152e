import { describe, expect, test } from 'vitest';
import type { ColumnProfile, Profile } from '../report.ts';
import { driftBetween } from './drift.ts';

const column = (name: string, rest: Partial<ColumnProfile> = {}): ColumnProfile => ({
  name,
  type: 'string',
  filled: 100,
  distinct: 100,
  minimum: 'a',
  maximum: 'z',
  total: null,
  categories: null,
  ...rest,
});
const list = (name: string, counts: Record<string, number>): ColumnProfile => ({
  ...column(name),
  filled: Object.values(counts).reduce((sum, count) => sum + count, 0),
  distinct: Object.keys(counts).length,
  categories: Object.entries(counts).map(([value, count]) => ({ value, count })),
});
const profile = (rest: Partial<Profile> = {}): Profile => ({
  rowCount: 100,
  headers: ['Nombre', 'Tipo'],
  columns: [column('nombre'), list('tipo', { Escuela: 60, Templo: 40 })],
  ...rest,
});
const codes = (previous: Profile, next: Profile) =>
  driftBetween(previous, next).notices.map(({ code, column: of, severity }) => `${severity} ${code} ${of}`);

describe('drift between two deliveries', () => {
  test('the same table has none', () => {
    expect(driftBetween(profile(), profile()).notices).toEqual([]);
  });

  test('columns added and lost are told, and a slip or an abbreviation is a new name, not both', () => {
    const previous = profile({ headers: ['Nombre', 'Clave Municipio', 'Teléfono de atención', 'Zona'] });
    const next = profile({ headers: ['Nombre', 'CVE_MPIO', 'Zona', 'Año de construcción'] });
    expect(codes(previous, next)).toEqual([
      'warning column-lost Teléfono de atención',
      'notice column-renamed CVE_MPIO',
      'notice column-added Año de construcción',
    ]);
  });

  test('a field renamed by a new version of a standard is known by its values', () => {
    const next = profile({ columns: [column('nombre'), list('tipo_inmueble', { Escuela: 61, Templo: 42 })] });
    expect(codes(profile(), next)).toEqual(['notice field-renamed tipo_inmueble']);
  });

  test('a field of another type and a field gone are warnings', () => {
    const retyped = profile({
      columns: [column('nombre', { type: 'integer' }), list('tipo', { Escuela: 60, Templo: 40 })],
    });
    expect(codes(profile(), retyped)).toEqual(['warning retyped nombre']);
    const gone = profile({ columns: [column('nombre')] });
    expect(codes(profile(), gone)).toEqual(['warning field-lost tipo']);
  });

  test('categories that appear are news, and those that vanish with many rows are a doubt', () => {
    const next = profile({ columns: [column('nombre'), list('tipo', { Escuela: 60, Auditorio: 40 })] });
    expect(codes(profile(), next)).toEqual([
      'warning category-vanished tipo',
      'notice category-appeared tipo',
    ]);
    expect(driftBetween(profile(), next).notices[0]?.message).toContain('«Templo»');
  });

  test('a list longer than what a profile keeps says nothing of what vanished', () => {
    const long = (prefix: string) =>
      profile({
        columns: [
          column('tipo', { distinct: 120, filled: 1_000, categories: [{ value: `${prefix}1`, count: 9 }] }),
        ],
      });
    expect(codes(long('a'), long('b'))).toEqual([]);
  });

  test('identifiers change in every delivery and are no categories', () => {
    const ids = (prefix: string) =>
      profile({ columns: [list('id', { [`${prefix}1`]: 1, [`${prefix}2`]: 1, [`${prefix}3`]: 1 })] });
    expect(codes(ids('a'), ids('b'))).toEqual([]);
  });

  test.each([
    [105, []],
    [130, ['notice rows-rose null']],
    [200, ['warning rows-rose null']],
    [85, ['warning rows-fell null']],
    [95, []],
  ])('from 100 to %i rows', (rowCount, expected) => {
    const rows = (count: number) => profile({ rowCount: count, columns: [] });
    expect(codes(rows(100), rows(rowCount))).toEqual(expected);
  });

  test('a mean that doubles is a doubt; a sum that grows with its rows is not', () => {
    const figures = (filled: number, total: number) =>
      profile({ rowCount: filled, columns: [column('casos', { type: 'integer', filled, total })] });
    expect(codes(figures(100, 1_000), figures(110, 1_100))).toEqual([]);
    expect(codes(figures(100, 1_000), figures(100, 1_000_000))).toEqual(['warning total-jumped casos']);
  });

  test('a field that comes empty, or much emptier, is a doubt', () => {
    const filled = (cells: number) => profile({ columns: [column('nombre', { filled: cells })] });
    expect(codes(filled(100), filled(0))).toEqual(['warning emptied nombre']);
    expect(codes(filled(100), filled(70))).toEqual(['warning less-filled nombre']);
    expect(codes(filled(0), filled(70))).toEqual(['notice filled nombre']);
  });
});
