import { foldText } from '@rma/domain';
import { coherent, keyOf, type ItemField, type ItemFields } from '../item.ts';
import type { Item } from '../item-view.ts';
import { errorAt, type CellFinding } from './cell-findings.ts';
import { saidIn } from './read-cell.ts';
import type { ReadFields, SheetRow, UnderstoodSheet } from './read-rows.ts';

export type FieldChange = {
  field: ItemField;
  before: string | boolean | null;
  after: string | boolean | null;
};

/** What applying a sheet would do to one item. */
export type SheetChange = {
  kind: 'added' | 'changed' | 'gone';
  /** Where in the sheet; null for what is no longer in it. */
  row: number | null;
  itemId: string | null;
  number: number | null;
  title: string;
  responsible: string;
  fields: FieldChange[];
  /** The item as it would be; what it was for those gone. */
  after: ItemFields;
};

export type Comparison = { changes: SheetChange[]; same: number; findings: CellFinding[] };

const emptyFields: ItemFields = {
  responsible: '',
  title: '',
  resource: null,
  description: null,
  hasPrivateData: false,
  privacyReason: null,
  legalBasis: null,
  platform: null,
  plannedOn: null,
  standardId: null,
  datasetId: null,
};

const nameOf = (fields: ReadFields) =>
  [fields.responsible, fields.title, fields.resource].map((part) => foldText(part ?? '')).join('|');
const shortNameOf = (fields: ReadFields) =>
  [fields.responsible, fields.title].map((part) => foldText(part ?? '')).join('|');

/** Only those whose name no other has. */
function uniqueBy<Each>(all: readonly Each[], nameFor: (each: Each) => string): Map<string, Each> {
  const groups = Map.groupBy(all, nameFor);
  return new Map([...groups].flatMap(([name, [only, another]]) => (only && !another ? [[name, only]] : [])));
}

/**
 * Which item each row is: the one with its key; else the one of the same area, set and resource; else, when only one
 * row and one item are left of an area and set, that one, whose resource then changed its name.
 */
function pairUp(rows: readonly SheetRow[], items: readonly Item[]): Map<SheetRow, Item> {
  const pairs = new Map<SheetRow, Item>();
  const free = new Set(items);
  const take = (row: SheetRow, item: Item | undefined) => {
    if (item === undefined || !free.has(item)) return;
    pairs.set(row, item);
    free.delete(item);
  };
  const byNumber = new Map(items.map((item) => [item.number, item]));
  for (const row of rows) if (row.number !== null) take(row, byNumber.get(row.number));
  for (const nameFor of [nameOf, shortNameOf]) {
    const left = rows.filter((row) => row.number === null && !pairs.has(row));
    const named = uniqueBy([...free], ({ fields }) => nameFor(fields));
    const rowsNamed = uniqueBy(left, ({ fields }) => nameFor(fields));
    for (const [name, row] of rowsNamed) take(row, named.get(name));
  }
  return pairs;
}

/** The fields of an item once a row was read over it; what the sheet does not speak of stays. */
function fieldsAfter(item: Item | null, read: ReadFields, spoken: ReadonlySet<ItemField>): ItemFields {
  const before = item?.fields ?? emptyFields;
  const after: ItemFields = {
    ...before,
    ...read,
    // Nothing is read from a wrong cell: the sheet cannot be applied, and what it would change is shown without it.
    responsible: read.responsible ?? before.responsible,
    title: read.title ?? before.title,
    hasPrivateData: read.hasPrivateData ?? before.hasPrivateData,
  };
  if (item === null) return coherent(after);
  // A basis that was only gathered from the reason does not take the place of one that somebody chose.
  if (!spoken.has('legalBasis') && after.hasPrivateData && item.fields.legalBasis !== null)
    after.legalBasis = item.fields.legalBasis;
  // An older sheet knows nothing of the dataset with which an item was opened since.
  after.datasetId = read.datasetId ?? item.fields.datasetId;
  return coherent(after);
}

const compared = (value: string | boolean | null) => (typeof value === 'string' ? saidIn(value) : value);

function changesBetween(before: ItemFields, after: ItemFields): FieldChange[] {
  const fields = Object.keys(after) as ItemField[];
  return fields
    .filter((field) => compared(before[field]) !== compared(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

function unknownKey(row: SheetRow, sheet: UnderstoodSheet): CellFinding {
  const key = keyOf(row.number ?? 0);
  const position = sheet.keyPosition ?? 0;
  return errorAt(
    { row: row.row, position, field: 'key', value: key },
    {
      code: 'key-unknown',
      message: `En su inventario no hay un renglón con la clave ${key}, o ya se quitó.`,
      fix: 'Borre la clave para agregarlo como nuevo, o ponga la del renglón que quiso cambiar.',
    },
  );
}

/**
 * What applying a sheet to an inventory would add, change and leave out. Gone is what no row of the sheet is; whether it
 * is then removed is for a person to say.
 */
export function compareSheet(sheet: UnderstoodSheet, items: readonly Item[]): Comparison {
  const known = new Set(items.map(({ number }) => number));
  const pairs = pairUp(sheet.rows, items);
  const spoken = new Set(sheet.fields);
  const findings = sheet.rows
    .filter(({ number }) => number !== null && !known.has(number))
    .map((row) => unknownKey(row, sheet));
  const touched = sheet.rows.flatMap((row): SheetChange[] => {
    const item = pairs.get(row) ?? null;
    const after = fieldsAfter(item, row.fields, spoken);
    const fields = changesBetween(item?.fields ?? emptyFields, after);
    if (item !== null && fields.length === 0) return [];
    return [
      {
        kind: item === null ? 'added' : 'changed',
        row: row.row,
        itemId: item?.id ?? null,
        number: item?.number ?? null,
        title: after.title,
        responsible: after.responsible,
        fields,
        after,
      },
    ];
  });
  const found = new Set(pairs.values());
  const gone = items
    .filter((item) => !found.has(item))
    .map(({ id, number, fields }): SheetChange => ({
      kind: 'gone',
      row: null,
      itemId: id,
      number,
      title: fields.title,
      responsible: fields.responsible,
      fields: [],
      after: fields,
    }));
  const same = pairs.size - touched.filter(({ kind }) => kind === 'changed').length;
  return { changes: [...touched, ...gone], same, findings };
}
