import { foldText } from '@rma/domain';
import type { ItemField } from '../item.ts';

/** What a column of the sheet holds: the key, a field, or what we only tell. */
export type ColumnRole = 'key' | ItemField | 'told';

export type SheetColumn = { role: ColumnRole; header: string; alsoCalled: readonly string[]; note: string };

/**
 * The eight columns of the inventory that ADELA, the federal platform of 2015, wrote and read: to the letter and in
 * its order, so that sheets made for it serve here and those made here serve whoever kept its tools.
 */
export const adelaColumns = [
  {
    role: 'responsible',
    header: 'Responsable',
    alsoCalled: ['area responsable', 'unidad responsable', 'area', 'unidad administrativa', 'dependencia'],
    note: 'El área que tiene los datos, no una persona.',
  },
  {
    role: 'title',
    header: 'Nombre del conjunto',
    alsoCalled: ['conjunto', 'nombre del conjunto de datos', 'conjunto de datos', 'titulo', 'nombre'],
    note: 'Como lo llamaría quien lo busca.',
  },
  {
    role: 'resource',
    header: 'Nombre del recurso',
    alsoCalled: ['recurso', 'recurso de datos', 'archivo'],
    note: 'Si el conjunto tiene varios archivos, uno por renglón; si no, déjelo vacío.',
  },
  {
    role: 'description',
    header: '¿De qué es?',
    alsoCalled: ['descripcion', 'de que trata', 'contenido'],
    note: 'Qué contiene, de cuándo y de dónde.',
  },
  {
    role: 'hasPrivateData',
    header: '¿Tiene datos privados?',
    alsoCalled: ['tiene datos privados', 'privado', 'acceso', 'publico o privado', 'tipo de acceso'],
    note: 'Escriba Publico o Privado.',
  },
  {
    role: 'privacyReason',
    header: 'Razón por la cual los datos son privados',
    alsoCalled: ['razon por la cual es privada los datos', 'razon', 'motivo', 'razon de la reserva'],
    note: 'Solo si son privados: por qué no se pueden abrir, en sus palabras.',
  },
  {
    role: 'platform',
    header: '¿En qué plataforma, tecnología, programa o sistema se albergan?',
    alsoCalled: ['plataforma', 'sistema', 'tecnologia', 'programa'],
    note: 'Dónde están hoy: un sistema, una base de datos, hojas de Excel.',
  },
  {
    role: 'plannedOn',
    header: 'Fecha estimada de publicación en datos.gob.mx',
    alsoCalled: ['fecha estimada de publicacion', 'fecha de publicacion', 'fecha estimada', 'fecha'],
    note: 'Cuándo se abrirá, como 2027-03-31; vacía si aún no se sabe o si no se puede abrir.',
  },
] as const satisfies readonly SheetColumn[];

/** Ours, after ADELA's. What is only told may be there or not when the sheet comes back. */
const ownColumns = [
  {
    role: 'key',
    header: 'Clave',
    alsoCalled: ['clave del inventario', 'clave inv'],
    note: 'La pone la red. No la cambie: por ella se sabe qué renglón es cuál. Vacía en renglones nuevos.',
  },
  {
    role: 'legalBasis',
    header: 'Fundamento legal',
    alsoCalled: ['fundamento', 'fundamento juridico', 'base legal'],
    note: 'Solo si son privados: la clave de uno de los fundamentos de la hoja Listas.',
  },
  {
    role: 'standardId',
    header: 'Estándar de la red',
    alsoCalled: ['estandar'],
    note: 'Si los datos siguen un estándar de la red, su clave; el renglón se cierra solo cuando aparecen.',
  },
  {
    role: 'datasetId',
    header: 'Conjunto en la red',
    alsoCalled: ['conjunto publicado', 'liga del conjunto'],
    note: 'La dirección del conjunto con el que ya se abrió, si existe.',
  },
  { role: 'told', header: 'Situación', alsoCalled: [], note: 'La dice la red; no se lee de vuelta.' },
  { role: 'told', header: 'Abierto desde', alsoCalled: [], note: 'La dice la red; no se lee de vuelta.' },
  {
    role: 'told',
    header: 'Apoyos de la ciudadanía',
    alsoCalled: [],
    note: 'Los de las peticiones de datos.',
  },
] as const satisfies readonly SheetColumn[];

export const sheetColumns: readonly SheetColumn[] = [...adelaColumns, ...ownColumns];

/** The header of a field, to name it as the sheet does. */
export const headerOf = (field: ItemField): string =>
  sheetColumns.find(({ role }) => role === field)?.header ?? field;

/** Without these a sheet is no inventory. */
const neededRoles = ['responsible', 'title', 'hasPrivateData'] as const;

/** A column's place as spreadsheets letter it: 0 is A, 26 is AA. */
export function letterOf(position: number): string {
  const rest = Math.floor(position / 26);
  return `${rest === 0 ? '' : letterOf(rest - 1)}${String.fromCodePoint(65 + (position % 26))}`;
}

const known = sheetColumns.flatMap((column, index) =>
  [column.header, ...column.alsoCalled].map((name) => ({ index, folded: foldText(name) })),
);

/**
 * Which column a header is: named exactly, or with its values behind it as ADELA's template had them
 * («… (Publico|Privado)»), or behind the group it was merged under. The longest name counts.
 */
function columnNamed(header: string): number | null {
  const folded = foldText(header);
  if (folded === '') return null;
  const exact = known.find((each) => each.folded === folded);
  if (exact) return exact.index;
  const fitting = known
    .filter(
      ({ folded: name }) =>
        name.includes(' ') && (folded.startsWith(`${name} `) || folded.endsWith(` ${name}`)),
    )
    .toSorted((a, b) => b.folded.length - a.folded.length);
  if (fitting[0]) return fitting[0].index;
  const official = known.find(
    ({ folded: name, index }) =>
      foldText(sheetColumns[index]?.header ?? '') === name && folded.endsWith(` ${name}`),
  );
  return official?.index ?? null;
}

export type MatchedColumns = {
  /** The position of each role that the sheet has; the first of two counts. */
  at: ReadonlyMap<ColumnRole, number>;
  /** Headers that are not of the inventory, or repeat another. */
  ignored: { position: number; header: string }[];
  /** Headers without which the sheet cannot be read. */
  missing: string[];
};

/** Tells the columns of a sheet by its headers, in any order. */
export function matchColumns(headers: readonly string[]): MatchedColumns {
  const at = new Map<ColumnRole, number>();
  const ignored: MatchedColumns['ignored'] = [];
  headers.forEach((header, position) => {
    const column = sheetColumns[columnNamed(header) ?? -1];
    if (column === undefined || at.has(column.role)) {
      if (header.trim() !== '' && column?.role !== 'told') ignored.push({ position, header });
    } else if (column.role !== 'told') at.set(column.role, position);
  });
  return { at, ignored, missing: neededRoles.filter((role) => !at.has(role)).map(headerOf) };
}
