import { formatNumber } from '../../format.ts';
import { cellText } from './row-table.tsx';
import type { ColumnStatistics, Statistics } from './rows-api.ts';

type ChartBar = { label: string; count: number };
/** What a dataset's first chart shows, and the sentence over it. */
export type Chart = {
  kind: 'time' | 'categories';
  title: string;
  column: string;
  /** What is counted: `renglones`, `delitos`. */
  unit: string;
  bars: ChartBar[];
  others: number;
  /** Which part of all the values the bars are, in words; null when they are all, or `others` has the rest. */
  part: string | null;
};

/** Fewer say nothing in a chart; more cannot be read. */
const [fewestBars, mostPeriods] = [2, 60];

/** Rows, or what they gather, along time; null when there are too few periods, too many, or all are alike. */
export function chartAlongTime({
  column,
  unit,
  counts,
}: {
  column: string;
  unit: string;
  counts: { start: string; count: number }[];
}): Chart | null {
  const bars = countedPeriods(counts);
  if (bars.length < fewestBars || bars.length > mostPeriods) return null;
  const most = largestOf(bars);
  if (bars.every(({ count }) => count === most.count)) return null;
  const isTied = bars.filter(({ count }) => count === most.count).length > 1;
  const title = isTied
    ? `${capital(unit)} según «${column}»`
    : `${capital(periodName(most.label))} es el periodo con más ${unit}: ${formatNumber(most.count)}`;
  return { kind: 'time', title, column, unit, bars, others: 0, part: null };
}

/** What gathers most of something, of `distinct` in all; `bars` come from the largest. */
export function chartOfLargest({
  column,
  unit,
  bars,
  distinct,
}: {
  column: string;
  unit: string;
  bars: ChartBar[];
  distinct: number;
}): Chart | null {
  const [most, second] = bars;
  if (!most || !second || most.count === bars.at(-1)?.count) return null;
  const title =
    most.count === second.count
      ? `Dónde hay más ${unit}, según «${column}»`
      : `${most.label} reúne más ${unit}: ${formatNumber(most.count)}`;
  const isPart = distinct > bars.length;
  const part = isPart ? `los ${bars.length} mayores de ${formatNumber(distinct)}` : null;
  return { kind: 'categories', title, column, unit, bars, others: 0, part };
}

/** The commonest values of the column that tells the rows apart best; null when none does. */
export function chartOfCategories({ columns, total }: Statistics): Chart | null {
  const [best] = columns
    .filter((column) => tellsApart(column, total))
    .toSorted((a, b) => b.filled - a.filled || Math.abs(a.distinct - 6) - Math.abs(b.distinct - 6));
  return best ? categoryChart(best) : null;
}

/** Keys are numbers in words' clothes: their counts mean little. */
const isKey = (name: string) => /^(id|cve_|cvegeo|clave)/.test(name);

function tellsApart({ name, type, top, distinct, filled }: ColumnStatistics, total: number): boolean {
  const isWords = (type === 'string' || type === 'boolean') && !isKey(name);
  return isWords && top.length >= fewestBars && distinct <= 40 && distinct < filled && filled * 2 > total;
}

/** Counts by day, month or year gathered by month, or by year when the months are too many to be read. */
function countedPeriods(counts: readonly { start: string; count: number }[]): ChartBar[] {
  const gathered = (length: number) => {
    const periods = new Map<string, number>();
    for (const { start, count } of counts) {
      const label = start.slice(0, length);
      periods.set(label, (periods.get(label) ?? 0) + count);
    }
    const labels = [...periods.keys()].toSorted();
    const [first, last] = [labels[0], labels.at(-1)];
    if (first === undefined || last === undefined) return [];
    return periodsBetween(first, last).map((label) => ({ label, count: periods.get(label) ?? 0 }));
  };
  const [yearLength, monthLength] = [4, 7];
  const byMonth = gathered(monthLength);
  return byMonth.length > mostPeriods ? gathered(yearLength) : byMonth;
}

/** Every year or month from one to another, so that a period without rows keeps its place. */
function periodsBetween(first: string, last: string): string[] {
  const count = (label: string) => {
    const [year = 0, month] = label.split('-').map(Number);
    return month === undefined ? year : year * 12 + month - 1;
  };
  const isMonth = first.includes('-');
  const name = (place: number) =>
    isMonth ? `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}` : String(place);
  const length = Math.max(0, Math.min(2_000, count(last) - count(first) + 1));
  return Array.from({ length }, (_, step) => name(count(first) + step));
}

function categoryChart({ title: column, top, filled }: ColumnStatistics): Chart {
  const bars = top.map(({ value, count }) => ({ label: cellText(value) ?? '', count }));
  const most = largestOf(bars);
  const others = filled - bars.reduce((sum, { count }) => sum + count, 0);
  const isTied = bars[1]?.count === most.count;
  const title = isTied
    ? `Renglones según «${column}»`
    : `Lo más frecuente en «${column}» es ${most.label}: ${formatNumber(most.count)} de ${formatNumber(filled)}`;
  return { kind: 'categories', title, column, unit: 'renglones', bars, others, part: null };
}

const largestOf = (bars: readonly ChartBar[]): ChartBar =>
  bars.reduce((best, bar) => (bar.count > best.count ? bar : best), { label: '', count: -1 });

const months =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

/** `2024` or `marzo de 2024`, of the beginning of a period. */
export function periodName(start: string): string {
  const [year = '', month] = start.split('-');
  return month === undefined ? year : `${months[Number(month) - 1] ?? month} de ${year}`;
}

/** A sentence's first letter. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
