import { headerForm, headerSimilarity } from '../match/header-similarity.ts';
import type { ColumnProfile, Profile } from '../report.ts';
import { columnDrift } from './drift-columns.ts';
import { figure, inWords, percent } from './drift-words.ts';

/** One difference between two deliveries, in a sentence for the liaison and for who follows the data. */
export type DriftNotice = {
  /** Stable: `column-lost`, `category-appeared`, `rows-fell` … */
  code: string;
  /** `warning`: likelier a mistake than news. */
  severity: 'notice' | 'warning';
  /** Header of the received file, or field of the standard; null when it is about the rows. */
  column: string | null;
  message: string;
};

export type Drift = { notices: DriftNotice[] };

/** From here on two headers, or two columns, are taken for one that changed its name. */
const renamedSimilarity = 0.8;
/** Growth of the rows, over the last delivery, that is worth a note, and worth a doubt. */
const notableGrowth = 0.2;
const doubtfulGrowth = 0.5;
/** Deliveries grow; one that loses more than a tenth of its rows has probably lost them. */
const doubtfulLoss = 0.1;
/** A report of every header of a table of thousands would be read by nobody. */
const namedHeaders = 10;

const rowNotices = (previous: Profile, next: Profile): DriftNotice[] => {
  const [before, after] = [previous.rowCount, next.rowCount];
  if (before === 0) return [];
  const change = after / before - 1;
  const rows = `de ${figure(before)} a ${figure(after)} renglones (${percent(change)})`;
  if (change <= -doubtfulLoss)
    return [{ code: 'rows-fell', severity: 'warning', column: null, message: `La tabla bajó ${rows}.` }];
  if (change < notableGrowth) return [];
  const severity = change >= doubtfulGrowth ? 'warning' : 'notice';
  return [{ code: 'rows-rose', severity, column: null, message: `La tabla creció ${rows}.` }];
};

/** Pairs what went with what came, best first, by how alike they are. */
const renames = (
  lost: string[],
  added: string[],
  similarity: (from: string, to: string) => number,
): { from: string; to: string }[] => {
  const free = { from: new Set(lost), to: new Set(added) };
  return lost
    .flatMap((from) => added.map((to) => ({ from, to, alike: similarity(from, to) })))
    .filter(({ alike }) => alike >= renamedSimilarity)
    .toSorted((a, b) => b.alike - a.alike)
    .filter(({ from, to }) => free.from.delete(from) && free.to.delete(to));
};

const byHeader = (from: string, to: string): number => headerSimilarity(headerForm(from), headerForm(to));

const headerNotices = (previous: Profile, next: Profile): DriftNotice[] => {
  const [before, after] = [new Set(previous.headers), new Set(next.headers)];
  const lost = previous.headers.filter((header) => header !== '' && !after.has(header));
  const added = next.headers.filter((header) => header !== '' && !before.has(header));
  const renamed = renames(lost.slice(0, 100), added.slice(0, 100), byHeader);
  const [goneAs, cameAs] = [new Set(renamed.map(({ from }) => from)), new Set(renamed.map(({ to }) => to))];
  const gone = lost.filter((header) => !goneAs.has(header));
  const come = added.filter((header) => !cameAs.has(header));
  const several = (code: string, headers: string[], words: [one: string, many: string]): DriftNotice[] =>
    headers.length === 0
      ? []
      : [
          {
            code,
            severity: code === 'column-lost' ? 'warning' : 'notice',
            column: headers.length === 1 ? (headers[0] ?? null) : null,
            message: `${headers.length === 1 ? words[0] : words[1]} ${inWords(headers, namedHeaders)}.`,
          },
        ];
  return [
    ...renamed.map(({ from, to }): DriftNotice => ({
      code: 'column-renamed',
      severity: 'notice',
      column: to,
      message: `La columna «${from}» ahora se llama «${to}».`,
    })),
    ...several('column-lost', gone, [
      'El archivo ya no trae la columna',
      'El archivo ya no trae las columnas',
    ]),
    ...several('column-added', come, [
      'El archivo trae una columna nueva:',
      'El archivo trae columnas nuevas:',
    ]),
  ];
};

/** The same field under another name, as after a new version of a standard: of one type, with the same values. */
const alikeColumns = (a: ColumnProfile, b: ColumnProfile): number => {
  if (a.type !== b.type || a.filled === 0 || b.filled === 0) return 0;
  if (a.categories && b.categories) {
    const known = new Set(a.categories.map(({ value }) => value));
    const shared = b.categories.filter(({ value }) => known.has(value)).length;
    return shared / Math.max(1, a.categories.length, b.categories.length);
  }
  return a.minimum === b.minimum && a.maximum === b.maximum ? 0.9 : 0;
};

const fieldNotices = (previous: Profile, next: Profile): DriftNotice[] => {
  const before = new Map(previous.columns.map((column) => [column.name, column] as const));
  const after = new Map(next.columns.map((column) => [column.name, column] as const));
  const lost = previous.columns.filter(({ name, filled }) => filled > 0 && !after.has(name));
  const added = next.columns.filter(({ name }) => !before.has(name));
  const renamed = renames(
    lost.map(({ name }) => name),
    added.map(({ name }) => name),
    (from, to) => {
      const [a, b] = [before.get(from), after.get(to)];
      return a && b ? alikeColumns(a, b) : 0;
    },
  );
  const gone = new Set(renamed.map(({ from }) => from));
  return [
    ...renamed.map(({ from, to }): DriftNotice => ({
      code: 'field-renamed',
      severity: 'notice',
      column: to,
      message: `El campo «${from}» ahora se llama «${to}».`,
    })),
    ...lost
      .filter(({ name }) => !gone.has(name))
      .map(({ name }): DriftNotice => ({
        code: 'field-lost',
        severity: 'warning',
        column: name,
        message: `La tabla ya no tiene el campo «${name}».`,
      })),
    ...next.columns.flatMap((column) => {
      const earlier = before.get(column.name);
      return earlier ? columnDrift(earlier, column, { rows: [previous.rowCount, next.rowCount] }) : [];
    }),
  ];
};

/**
 * What changed between two deliveries of the same table, warnings first: headers of the received file that came,
 * went or changed their name; fields of other types, emptied or less filled; categories that appeared or vanished;
 * rows and totals that jump. The thresholds are the constants of this file and of drift-columns.ts.
 */
export const driftBetween = (previous: Profile, next: Profile): Drift => ({
  notices: [
    ...rowNotices(previous, next),
    ...headerNotices(previous, next),
    ...fieldNotices(previous, next),
  ].toSorted((a, b) => Number(b.severity === 'warning') - Number(a.severity === 'warning')),
});
