import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { LoadedTable } from '../intake/load.ts';
import type { ColumnMatch } from '../match/column-match.ts';
import type { Repair } from '../report.ts';

/** Fields filled in every row with what the file leaves unsaid. */
export const filledIn = (match: ColumnMatch, rowCount: number): Repair[] =>
  match.sources.flatMap(({ field, source }) =>
    source.kind === 'constant'
      ? [
          {
            code: `filled-from-${source.because}`,
            field: field.name,
            count: rowCount,
            before: '',
            after: source.value,
          },
        ]
      : [],
  );

/** What was put right of the file as a whole. */
export const ofTheFile = (loaded: LoadedTable): Repair[] => [
  ...(loaded.blankRows > 0
    ? [{ code: 'blank-row', field: '', count: loaded.blankRows, before: '', after: '' }]
    : []),
  ...(loaded.unifiedEndings
    ? [{ code: 'line-endings', field: '', count: loaded.rowCount, before: 'CRLF, CR, LF', after: 'LF' }]
    : []),
];

/** Columns of months that became rows. */
export const reshaped = async (engine: Engine, match: ColumnMatch): Promise<Repair[]> => {
  if (!match.shape) return [];
  const { wide } = match.shape;
  const [rows] = await engine.rows('SELECT count(*) AS n FROM typed');
  return [
    {
      code: 'wide-to-long',
      field: wide.valueField,
      count: count(rows?.['n']),
      before: wide.columns.map((column) => column.header).join(', '),
      after: `${wide.nameField}, ${wide.valueField}`,
    },
  ];
};
