import { DataTable } from '../../design/data-table.tsx';
import type { CellFinding } from './inventory-types.ts';

const mostShown = 200;

/** Findings beside the cells they are of, as the spreadsheet names them. */
export function FindingTable({ caption, findings }: { caption: string; findings: CellFinding[] }) {
  return (
    <>
      <DataTable
        caption={caption}
        rows={findings.slice(0, mostShown)}
        keyOf={({ cell, code }) => `${cell}-${code}`}
        columns={[
          { title: 'Celda', cell: ({ cell }) => <code>{cell}</code> },
          {
            title: 'Dice',
            cell: ({ value }) => (value === '' ? <span className="soft">vacía</span> : value),
          },
          { title: 'Qué pasa', cell: ({ message }) => message },
          { title: 'Cómo se corrige', cell: ({ fix }) => fix },
        ]}
      />
      {findings.length > mostShown && (
        <p className="small soft">
          Se muestran {mostShown} de {findings.length}.
        </p>
      )}
    </>
  );
}
