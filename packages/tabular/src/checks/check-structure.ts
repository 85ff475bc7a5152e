import type { Standard } from '@rma/themes';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { finding, sheetRow, shown } from './findings.ts';
import type { LoadedTable } from '../intake/load.ts';
import type { ColumnMatch } from '../match/column-match.ts';
import type { Finding, Repair } from '../report.ts';

/** What the publisher and the defaults fill in must not turn any other table into a valid one. */
const fewestColumns = 2;

const rejectedWords: Record<string, { message: string; fix: string }> = {
  'missing-cell': {
    message: 'Hay renglones con menos celdas que columnas.',
    fix: 'Complete los separadores que faltan; las celdas vacías también llevan el suyo.',
  },
  'extra-cell': {
    message: 'Hay renglones con más celdas que columnas.',
    fix: 'Ponga entre comillas los textos que contienen el separador.',
  },
  'quoting-error': {
    message: 'Hay comillas sin cerrar o mal puestas.',
    fix: 'Dentro de un texto entre comillas, escriba cada comilla dos veces.',
  },
  'encoding-error': {
    message: 'Hay caracteres que no corresponden a la codificación del archivo.',
    fix: 'Vuelva a exportar el archivo como CSV UTF-8.',
  },
  'line-too-long': {
    message: 'Hay registros de más de 2 MB.',
    fix: 'Revise si falta cerrar unas comillas.',
  },
  'format-error': {
    message: 'Hay líneas que no se pueden leer como renglones de la tabla.',
    fix: 'Vuelva a exportar el archivo como CSV UTF-8 con comas.',
  },
};

/** What is wrong with the grid itself: lines that do not fit it, columns missing, repeated, unnamed or unknown. */
export const checkStructure = (
  headers: string[],
  standard: Standard,
  options: { loaded: LoadedTable; match: ColumnMatch; rowOffset: number; examples: number },
): Finding[] => {
  const { loaded, match } = options;
  const at = (indexes: number[]) =>
    indexes
      .slice(0, options.examples * 4)
      .map((index) => ({ row: Math.max(1, 1 + options.rowOffset), value: shown(headers[index]) }));
  const findings: Finding[] = loaded.rejected.map((rejected) =>
    finding(rejected.kind, null, {
      ...(rejectedWords[rejected.kind] ?? rejectedWords['format-error']!),
      count: rejected.count,
      examples: rejected.examples
        .slice(0, options.examples)

        .map(({ row, value }) => ({
          row: row === null ? null : row + options.rowOffset,
          value: shown(value),
        })),
    }),
  );
  if (loaded.lenient) {
    findings.push(
      finding('format-error', null, {
        message: 'El archivo no sigue las reglas del CSV: tiene comillas o finales de línea fuera de lugar.',
        fix: 'Vuelva a exportarlo como CSV UTF-8 desde el sistema donde nació, sin editarlo a mano.',
        count: 1,
      }),
    );
  }
  const absent = match.sources.filter(
    ({ field, source }) => source.kind === 'absent' && field.constraints.required === true,
  );
  for (const { field } of absent) {
    const also = field.rma.synonyms.slice(0, 3).map((synonym) => `«${synonym}»`);
    findings.push(
      finding('missing-label', field.name, {
        message: `Falta la columna «${field.name}» (${field.title}).`,
        fix: `Agregue la columna${also.length > 0 ? `; también se reconoce como ${also.join(', ')}` : ''}.`,
        count: 1,
      }),
    );
  }
  const recognised = match.sources.filter(
    ({ source }) => source.kind === 'column' || source.kind === 'wide-value' || source.kind === 'derived',
  );
  if (recognised.length < fewestColumns) {
    findings.push(
      finding('incorrect-label', null, {
        message: `Casi ninguna columna es del estándar ${standard.title.es.toLowerCase()}.`,
        fix: 'Compruebe que eligió el estándar que corresponde al archivo, y que el primer renglón tiene los nombres de las columnas.',
        count: 1,
        examples: at(headers.map((_, index) => index)),
      }),
    );
  }
  if (match.duplicates.length > 0) {
    findings.push(
      finding('duplicate-label', null, {
        message: 'Hay columnas con el mismo nombre.',
        fix: 'Deje una sola, o dé a cada una su nombre.',
        count: match.duplicates.length,
        examples: at(match.duplicates),
      }),
    );
  }
  if (match.blanks.length > 0) {
    findings.push(
      finding('blank-label', null, {
        severity: 'warning',
        message: 'Hay columnas sin nombre; no pasan al archivo conforme.',
        fix: 'Póngales nombre o quítelas.',
        count: match.blanks.length,
      }),
    );
  }
  if (match.extra.length > 0) {
    findings.push(
      finding('extra-label', null, {
        severity: 'warning',
        message: `Hay columnas que el estándar ${standard.title.es.toLowerCase()} no usa; no pasan al archivo conforme.`,
        fix: 'No hace falta quitarlas, salvo que contengan datos personales.',
        count: match.extra.length,
        examples: at(match.extra),
      }),
    );
  }
  return findings;
};

/** Cells beyond the last header: an error when they hold something, else a stray delimiter, which is left out. */
export const checkStrayCells = async (
  engine: Engine,
  headers: string[],
  options: { loaded: LoadedTable; examples: number },
): Promise<{ findings: Finding[]; repairs: Repair[] }> => {
  const { loaded } = options;
  if (loaded.columnCount <= headers.length) return { findings: [], repairs: [] };
  const stray = Array.from(
    { length: loaded.columnCount - headers.length },
    (_, offset) => `c${headers.length + offset}`,
  );
  const filled = `coalesce(${stray.join(', ')}) IS NOT NULL`;
  const rows = await engine.rows(
    `SELECT r, concat_ws(' · ', ${stray.join(', ')}) AS value, count(*) OVER () AS total FROM prepared WHERE ${filled} ORDER BY r LIMIT ${options.examples}`,
  );
  if (rows.length === 0) {
    const repair = {
      code: 'trailing-delimiter',
      field: '',
      count: loaded.rowCount,
      before: 'a,b,',
      after: 'a,b',
    };
    return { findings: [], repairs: [repair] };
  }
  const found = finding('extra-cell', null, {
    ...rejectedWords['extra-cell']!,
    count: count(rows[0]?.['total']),
    examples: rows.map((row) => ({ row: sheetRow(row['r']), value: shown(row['value']) })),
  });
  return { findings: [found], repairs: [] };
};
