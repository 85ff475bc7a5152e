import type { FigureUnit } from './network-figures.ts';

const groups = (value: number, decimals: number): string => {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
};

/** A figure as es-MX writes it: `1,204`, `87 %`, `12.5 días`, `310 de 405`, `72.5 de 100`; `sin datos` when there is none. */
export function figureText(unit: FigureUnit, value: number | null | undefined): string {
  if (value === null || value === undefined) return 'sin datos';
  if (unit === 'share') return `${Math.round(value * 100)} %`;
  if (unit === 'days')
    return `${groups(value, Number.isInteger(value) ? 0 : 1)} ${value === 1 ? 'día' : 'días'}`;
  if (unit === 'points') return `${groups(value, 0)} de 405`;
  if (unit === 'grade') return `${groups(value, Number.isInteger(value) ? 0 : 1)} de 100`;
  return groups(value, 0);
}

/**
 * How much a figure moved, with its sign: `+12`, `−3 puntos`, `igual`; null when one of the two is missing. Shares
 * move in percentage points.
 */
export function figureChange(
  unit: FigureUnit,
  { now, before }: { now: number | null | undefined; before: number | null | undefined },
): string | null {
  if (typeof now !== 'number' || typeof before !== 'number') return null;
  const moved = unit === 'share' ? Math.round(now * 100) - Math.round(before * 100) : now - before;
  const decimals = (unit === 'days' || unit === 'grade') && !Number.isInteger(moved) ? 1 : 0;
  const rounded = Number(moved.toFixed(decimals));
  if (rounded === 0) return 'igual';
  const words = {
    count: '',
    points: '',
    grade: '',
    days: ' días',
    share: Math.abs(rounded) === 1 ? ' punto' : ' puntos',
  };
  return `${rounded > 0 ? '+' : ''}${groups(rounded, decimals)}${words[unit]}`;
}
