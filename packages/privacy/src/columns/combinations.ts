import { mostBeside } from '../findings.ts';
import type { PersonalDataFinding } from '../findings.ts';
import type { PersonalDataKind } from '../kinds.ts';
import { judge } from './judge.ts';
import type { TableContext } from './table-context.ts';
import { total } from './tally.ts';
import type { ColumnTally } from './tally.ts';

type Companion = NonNullable<ColumnTally['watch']['companion']>;

/** Share of its cells that must look the part, so that a stray number in a note makes no column of ages. */
const companionShare = 0.3;

/** The weightiest first: it names the finding. */
const weights: { companion: Companion; kind: PersonalDataKind }[] = [
  { companion: 'sensitive-data', kind: 'person-name-with-sensitive-data' },
  { companion: 'birth-date', kind: 'person-name-with-birth-date' },
  { companion: 'age', kind: 'person-name-with-age' },
  { companion: 'address', kind: 'person-name-with-address' },
];

const headersOf = (columns: ColumnTally[]): string[] =>
  columns.slice(0, mostBeside).map(({ watch }) => watch.header);

const tallyOfCompanion = (column: ColumnTally) =>
  column.watch.companion === null ? undefined : column.kinds.get(column.watch.companion);

const isCompanion = (column: ColumnTally): boolean => {
  const tally = tallyOfCompanion(column);
  return tally !== undefined && total(tally) >= column.cells * companionShare;
};

const kindOf = (companions: ColumnTally[]): PersonalDataKind | undefined => {
  if (companions.some((column) => (column.kinds.get('age')?.minor ?? 0) > 0)) return 'minor-name';
  return weights.find(({ companion }) => companions.some((column) => column.watch.companion === companion))
    ?.kind;
};

/**
 * What columns say only together: names beside addresses, ages, birth dates or sensitive data. `namesBeside` gives
 * the kind and the neighbours of a column of names, if any; `companions` are findings of the neighbours, worth a look.
 */
export const combine = (columns: ColumnTally[], table: TableContext) => {
  const names = columns.filter((column) => judge(column, 'person-name') !== null);
  const beside = columns.filter(isCompanion);
  const isBeside = (column: ColumnTally, name: ColumnTally): boolean =>
    column !== name && !(name.watch.isPublicServant && column.watch.companion === 'address');
  const companionsOf = (name: ColumnTally): ColumnTally[] =>
    beside.filter((column) => isBeside(column, name));

  const namesBeside = (name: ColumnTally): { kind: PersonalDataKind; beside: string[] } | null => {
    if (!names.includes(name)) return null;
    const companions = companionsOf(name);
    const kind = kindOf(companions);
    return kind === undefined ? null : { kind, beside: headersOf(companions) };
  };

  const companions = (column: ColumnTally): PersonalDataFinding[] => {
    const kind = column.watch.companion;
    const tally = tallyOfCompanion(column);
    if (kind === null || tally === undefined || !beside.includes(column)) return [];
    if (!names.some((name) => isBeside(column, name))) return [];
    if (kind === 'birth-date' || (kind === 'address' && table.isAboutPremises)) return [];
    return [
      {
        kind,
        field: column.watch.header,
        count: total(tally),
        examplesMasked: tally.examples,
        confidence: 'possible',
        beside: headersOf(names.filter((name) => isBeside(column, name))),
      },
    ];
  };
  return { namesBeside, companions };
};
