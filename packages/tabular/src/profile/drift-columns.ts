import type { ColumnProfile } from '../report.ts';
import type { DriftNotice } from './drift.ts';
import { figure, inWords, percent } from './drift-words.ts';

/** Share of filled cells, in points, whose loss is worth a doubt. */
const doubtfulEmptying = 0.2;
/** A mean that doubles or halves is likelier another unit, or a column in another's place, than news. */
const doubtfulMean = 2;
/** Below this a mean jumps by chance. */
const fewestRows = 20;
/** A category with a hundredth of the rows does not vanish by chance. */
const notableShare = 0.01;
/** A profile keeps the fifty commonest: of a longer list nobody knows what vanished. */
const wholeList = 50;
const namedCategories = 5;

type Rows = { rows: [before: number, after: number] };

const typeWords: Record<string, string> = {
  string: 'texto',
  integer: 'número entero',
  number: 'número',
  boolean: 'verdadero o falso',
  date: 'fecha',
};

const typeNotices = (before: ColumnProfile, after: ColumnProfile): DriftNotice[] =>
  before.type === after.type
    ? []
    : [
        {
          code: 'retyped',
          severity: 'warning',
          column: after.name,
          message: `«${after.name}» era ${typeWords[before.type] ?? before.type} y ahora es ${typeWords[after.type] ?? after.type}.`,
        },
      ];

const fillNotices = (before: ColumnProfile, after: ColumnProfile, { rows }: Rows): DriftNotice[] => {
  if (rows[0] === 0 || rows[1] === 0) return [];
  const [was, is] = [before.filled / rows[0], after.filled / rows[1]];
  if (was > 0 && is === 0) {
    const message = `«${after.name}» viene vacío en toda la tabla; antes traía datos.`;
    return [{ code: 'emptied', severity: 'warning', column: after.name, message }];
  }
  if (was === 0 && is > 0) {
    const message = `«${after.name}» ahora trae datos; antes venía vacío.`;
    return [{ code: 'filled', severity: 'notice', column: after.name, message }];
  }
  if (was - is < doubtfulEmptying) return [];
  const message = `«${after.name}» trae más celdas vacías: antes tenían dato ${percent(was).replace('+', '')} de los renglones y ahora ${percent(is).replace('+', '')}.`;
  return [{ code: 'less-filled', severity: 'warning', column: after.name, message }];
};

const categoryNotices = (before: ColumnProfile, after: ColumnProfile, { rows }: Rows): DriftNotice[] => {
  const isWhole = (column: ColumnProfile) => column.categories !== null && column.distinct <= wholeList;
  if (!isWhole(before) || !isWhole(after) || before.filled === 0 || after.filled === 0) return [];
  // Every row may have its own identifier, and every date is a new one: such lists only ever change.
  const isList = (column: ColumnProfile) => column.type !== 'date' && column.distinct * 2 <= column.filled;
  if (!isList(before) || !isList(after)) return [];
  const [was, is] = [before.categories ?? [], after.categories ?? []];
  const [known, kept] = [new Set(was.map((each) => each.value)), new Set(is.map((each) => each.value))];
  const appeared = is.filter(({ value }) => !known.has(value)).map(({ value }) => value);
  const vanished = was.filter(({ value }) => !kept.has(value));
  const isNotable = vanished.some(({ count }) => count >= rows[0] * notableShare);
  return [
    ...(appeared.length === 0
      ? []
      : [
          {
            code: 'category-appeared',
            severity: 'notice' as const,
            column: after.name,
            message: `En «${after.name}» hay valores que antes no aparecían: ${inWords(appeared, namedCategories)}.`,
          },
        ]),
    ...(vanished.length === 0
      ? []
      : [
          {
            code: 'category-vanished',
            severity: isNotable ? ('warning' as const) : ('notice' as const),
            column: after.name,
            message: `En «${after.name}» ya no aparecen valores que antes había: ${inWords(
              vanished.map(({ value }) => value),
              namedCategories,
            )}.`,
          },
        ]),
  ];
};

const totalNotices = (before: ColumnProfile, after: ColumnProfile): DriftNotice[] => {
  if (before.total === null || after.total === null) return [];
  if (before.filled < fewestRows || after.filled < fewestRows) return [];
  const [was, is] = [before.total / before.filled, after.total / after.filled];
  const ratio = was === 0 ? 1 : is / was;
  if (ratio < doubtfulMean && ratio > 1 / doubtfulMean) return [];
  const message = `El promedio de «${after.name}» pasó de ${figure(was)} a ${figure(is)}, y su suma de ${figure(before.total)} a ${figure(after.total)}.`;
  return [{ code: 'total-jumped', severity: 'warning', column: after.name, message }];
};

/** What changed in one field between two deliveries. */
export const columnDrift = (before: ColumnProfile, after: ColumnProfile, options: Rows): DriftNotice[] => {
  const retyped = typeNotices(before, after);
  if (retyped.length > 0) return retyped;
  return [
    ...fillNotices(before, after, options),
    ...categoryNotices(before, after, options),
    ...totalNotices(before, after),
  ];
};
