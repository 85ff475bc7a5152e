import { foldText } from '@rma/domain';
import { numberOfKey, type ItemField, type ItemFields } from '../item.ts';
import { errorAt, noticeAt, type CellFinding, type Place } from './cell-findings.ts';
import { letterOf, matchColumns, type ColumnRole, type MatchedColumns } from './columns.ts';
import {
  isBlank,
  plainCell,
  readDataset,
  readLegalBasis,
  readPlannedDate,
  readPrivacy,
  readStandard,
  readText,
  type ReadCell,
} from './read-cell.ts';
import { settleRow } from './settle-row.ts';

/** What was read of an item: only the fields that the sheet has columns for; null also where a cell is wrong. */
export type ReadFields = { [Field in ItemField]?: ItemFields[Field] | null };

/** A row of the sheet as it was understood. */
export type SheetRow = { row: number; number: number | null; fields: ReadFields };

export type SkippedRow = { row: number; why: 'blank' | 'total' | 'section'; text: string };

export type UnderstoodSheet = {
  /** The fields the sheet speaks of; what it has no column for stays as it is. */
  fields: ItemField[];
  /** Where the keys are; null without them. */
  keyPosition: number | null;
  /** Where the datasets are; null without them. */
  datasetPosition: number | null;
  rows: SheetRow[];
  findings: CellFinding[];
  skipped: SkippedRow[];
  ignoredColumns: { column: string; header: string }[];
};

const totalWords = /^\W*(?:gran |sub)?total(?:es)?\b/iu;

/** Rows that are no items: blank ones, totals, and titles of sections alone in their row or merged across it. */
function skippable(cells: readonly string[], row: number, { at }: MatchedColumns): SkippedRow | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [first = ''] = filled;
  if (filled.length === 0) return { row, why: 'blank', text: '' };
  const isTitled = (cells[at.get('title') ?? -1] ?? '').trim() !== '';
  const hasAnswer = (cells[at.get('hasPrivateData') ?? -1] ?? '').trim() !== '';
  if (totalWords.test(first) && !hasAnswer) return { row, why: 'total', text: first.slice(0, 120) };
  const isOneText = filled.length >= 3 && new Set(filled).size === 1;
  const isAlone = filled.length === 1 && !isTitled;
  return isOneText || isAlone ? { row, why: 'section', text: first.slice(0, 120) } : null;
}

type Reader = (place: Place) => ReadCell<ItemFields[ItemField]>;
const readers: Record<ItemField, Reader> = {
  responsible: (place) => readText(place, 300),
  title: (place) => readText(place, 300),
  resource: (place) => readText(place, 300),
  description: (place) => readText(place, 5000),
  hasPrivateData: readPrivacy,
  privacyReason: (place) => readText(place, 2000),
  legalBasis: readLegalBasis,
  platform: (place) => readText(place, 500),
  plannedOn: readPlannedDate,
  standardId: readStandard,
  datasetId: readDataset,
};

const needed = {
  title: {
    code: 'title-missing',
    message: 'El renglón no tiene nombre del conjunto.',
    fix: 'Escriba cómo se llaman los datos; si el renglón sobra, borre todas sus celdas.',
  },
  responsible: {
    code: 'responsible-missing',
    message: 'No dice qué área es responsable.',
    fix: 'Escriba el área que tiene los datos, por ejemplo Dirección de Obras Públicas.',
  },
} as const;

const filledDown = (value: string) => ({
  code: 'responsible-from-above',
  message: `La celda está vacía: se tomó la de arriba, «${value.slice(0, 80)}».`,
  fix: 'Si es otra área, escríbala.',
});

function readKey(
  place: Place,
  seen: Map<number, number>,
): { number: number | null; finding: CellFinding | null } {
  const text = plainCell(place.value);
  if (isBlank(text)) return { number: null, finding: null };
  const number = numberOfKey(text);
  if (number === null)
    return {
      number,
      finding: errorAt(place, {
        code: 'key-unreadable',
        message: 'No es una clave de la red.',
        fix: 'Deje la celda como venía en la hoja que descargó (INV-0001), o vacía si el renglón es nuevo.',
      }),
    };
  const before = seen.get(number);
  seen.set(number, seen.get(number) ?? place.row);
  if (before === undefined) return { number, finding: null };
  return {
    number: null,
    finding: errorAt(place, {
      code: 'key-twice',
      message: `La clave ya está en el renglón ${before}.`,
      fix: 'Si copió el renglón para hacer otro, borre la clave del nuevo.',
    }),
  };
}

/** Rows without key that say the same area, set and resource as one above. */
function repeatedRows(rows: readonly SheetRow[], titleAt: number): CellFinding[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, fields }) => {
    if (typeof fields.title !== 'string' || typeof fields.responsible !== 'string') return [];
    const name = [fields.responsible, fields.title, fields.resource ?? ''].map(foldText).join('|');
    const before = first.get(name);
    first.set(name, before ?? row);
    if (before === undefined) return [];
    const place = { row, position: titleAt, field: 'title' as const, value: fields.title };
    return errorAt(place, {
      code: 'row-twice',
      message: `Repite el renglón ${before}: misma área, mismo conjunto y mismo recurso.`,
      fix: 'Borre uno de los dos, o distinga los archivos en «Nombre del recurso».',
    });
  });
}

/**
 * Understands the records of a sheet below its headers: what each cell says, what was supposed and what is wrong, each
 * on its cell. `firstRow` is the row a spreadsheet shows the first record in. `missing` names the columns without which
 * nothing can be understood.
 */
export function readRows(
  headers: readonly string[],
  records: readonly (readonly string[])[],
  { firstRow }: { firstRow: number },
): { ok: true; sheet: UnderstoodSheet } | { ok: false; missing: string[] } {
  const matched = matchColumns(headers);
  if (matched.missing.length > 0) return { ok: false, missing: matched.missing };
  const { at } = matched;
  const isField = (role: ColumnRole): role is ItemField => role !== 'key' && role !== 'told';
  const fields = [...at.keys()].filter(isField);
  const findings: CellFinding[] = [];
  const skipped: SkippedRow[] = [];
  const rows: SheetRow[] = [];
  const seenKeys = new Map<number, number>();
  let above: string | null = null;

  records.forEach((cells, index) => {
    const row = firstRow + index;
    const skip = skippable(cells, row, matched);
    if (skip) {
      skipped.push(skip);
      return;
    }
    const placeOf = (field: ItemField | 'key'): Place => {
      const position = at.get(field) ?? at.get('title') ?? 0;
      return { row, position, field, value: at.has(field) ? (cells[position] ?? '') : '' };
    };
    const said: CellFinding[] = [];
    const read: ReadFields = {};
    for (const field of fields) {
      const place = placeOf(field);
      const cell = readers[field](place);
      said.push(...cell.findings);
      Object.assign(read, { [field]: cell.value });
    }
    const isMistaken = (field: ItemField) =>
      said.some((each) => each.field === field && each.severity === 'error');
    if (read.title === null && !isMistaken('title')) said.push(errorAt(placeOf('title'), needed.title));
    if (read.responsible === null && !isMistaken('responsible')) {
      if (above === null) said.push(errorAt(placeOf('responsible'), needed.responsible));
      else {
        read.responsible = above;
        said.push(noticeAt(placeOf('responsible'), filledDown(above)));
      }
    }
    above = read.responsible ?? above;
    const key = at.has('key') ? readKey(placeOf('key'), seenKeys) : { number: null, finding: null };
    if (key.finding) said.push(key.finding);
    rows.push({ row, number: key.number, fields: settleRow(read, { placeOf, findings: said }) });
    findings.push(...said);
  });
  findings.push(...repeatedRows(rows, at.get('title') ?? 0));
  return {
    ok: true,
    sheet: {
      fields,
      keyPosition: at.get('key') ?? null,
      datasetPosition: at.get('datasetId') ?? null,
      rows,
      findings: findings.toSorted((a, b) => a.row - b.row || a.position - b.position),
      skipped: skipped.filter(({ why }) => why !== 'blank'),
      ignoredColumns: matched.ignored.map(({ position, header }) => ({ column: letterOf(position), header })),
    },
  };
}
