import { writeXlsx } from 'hucre';
import type { CellFinding } from './cell-findings.ts';

const severities = { error: 'Error', notice: 'Aviso' } as const;
const headers = ['Celda', 'Renglón', 'Qué es', 'Lo que dice', 'Problema', 'Cómo corregirlo'];

/** What to mend in a sheet, cell by cell, to work through beside it. */
export async function markedWorkbook(findings: readonly CellFinding[]): Promise<Buffer> {
  const written = await writeXlsx({
    sheets: [
      {
        name: 'Por corregir',
        columns: [10, 10, 10, 40, 50, 70].map((width) => ({
          width,
          style: { alignment: { wrapText: true, vertical: 'top' } },
        })),
        rows: [
          headers,
          ...findings.map(({ severity, cell, row, value, message, fix }) => [
            cell,
            row,
            severities[severity],
            value,
            message,
            fix,
          ]),
        ],
        cells: new Map(headers.map((_, column) => [`0,${column}`, { style: { font: { bold: true } } }])),
        freezePane: { rows: 1 },
      },
    ],
    properties: { title: 'Por corregir', creator: 'Red México Abierto' },
  });
  return Buffer.from(written);
}
