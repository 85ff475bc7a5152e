import type { Role } from './header-roles.ts';
import type { ColumnWatch } from './table-context.ts';

/** What every column is searched for. An e-mail such as a@b.mx is the shortest. */
const anywhere = [
  '@',
  '[A-ZÑ&]{4}[ .-]?[0-9]{6}',
  '(?:^|[^0-9])(?:[0-9]{11}|[0-9]{18})(?:[^0-9]|$)',
  '(?:tel|cel|whatsapp|m[oó]vil)[^0-9]{0,40}[0-9]',
];
const shortestAnywhere = 6;

/** Headers under which the share of cells counts, so that the scan must see them all. */
const telling: Role[] = [
  'curp',
  'rfc',
  'clabe',
  'account',
  'nss',
  'electoralKey',
  'passport',
  'plate',
  'phone',
];

const needsAllCells = (watch: ColumnWatch): boolean =>
  watch.names !== null ||
  watch.companion !== null ||
  watch.coordinates ||
  telling.some((role) => watch.roles.has(role));

/** RE2 pattern of the cells of a watched column that can be evidence. */
export const candidatesOf = (watch: ColumnWatch): string =>
  needsAllCells(watch) ? '[^ ]' : `(?i)${anywhere.join('|')}`;

/** Bytes of the shortest cell that can be evidence in a watched column. */
export const shortestOf = (watch: ColumnWatch): number => (needsAllCells(watch) ? 1 : shortestAnywhere);
