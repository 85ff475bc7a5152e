import { finding, shown } from '../checks/findings.ts';
import type { Finding, Repair } from '../report.ts';
import { filledCells } from './header-row.ts';

/** The words for a file whose columns have no names: a person says what each one is. */
export const noHeaderFinding = (width: number): Finding =>
  finding('no-header', null, {
    severity: 'warning',
    message: 'El archivo no tiene un renglón con los nombres de las columnas; se les dieron números.',
    fix: 'Diga qué contiene cada columna («columna 1», «columna 2»…); se recordará para la siguiente entrega.',
    count: width,
  });

/** Rows around the table, with the first words of them, so that a person sees what was not read. */
export const leftOut = (code: string, records: string[][]): Repair[] => {
  const filled = records.filter((record) => filledCells(record) > 0);
  if (filled.length === 0) return [];
  const before = filled[0]!.filter((cell) => cell.trim() !== '').join(' · ');
  return [{ code, field: '', count: filled.length, before: shown(before), after: '' }];
};
