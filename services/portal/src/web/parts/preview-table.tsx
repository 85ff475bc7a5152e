import { DataTable } from '../design/data-table.tsx';
import { fieldTypeWords } from '../words.ts';

export type PreviewData = {
  columns: { name: string; title: string; type: string }[];
  rows: (string | null)[][];
};
export type StandardField = {
  name: string;
  title: string;
  type: string;
  description: string | null;
  required: boolean;
};

/** More rows tell nothing more before downloading. */
const rowsShown = 10;
const isNumeric = (type: string) => type === 'integer' || type === 'number';

/** Rows as they are in the file; an empty cell says so instead of looking forgotten. */
export function PreviewTable({
  preview,
  caption = 'Primeros renglones del archivo',
}: {
  preview: PreviewData;
  caption?: string;
}) {
  return (
    // A region that scrolls sideways must be reachable with the keyboard.
    <div className="table-wrap" tabIndex={0} role="region" aria-label={caption}>
      <table className="data-table preview">
        <thead>
          <tr>
            {preview.columns.map(({ name, title, type }) => (
              <th key={name} scope="col" className={isNumeric(type) ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, rowsShown).map((row, place) => (
            <tr key={place}>
              {preview.columns.map(({ name, type }, column) => (
                <td key={name} className={isNumeric(type) ? 'number' : undefined}>
                  {row[column] ?? <span className="soft">sin dato</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function StandardColumns({ fields, caption }: { fields: StandardField[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      keyOf={({ name }) => name}
      rows={fields}
      columns={[
        {
          title: 'Columna',
          cell: ({ name, title }) => (
            <>
              {title}
              <br />
              <code className="soft">{name}</code>
            </>
          ),
        },
        { title: 'Tipo', cell: ({ type }) => fieldTypeWords[type] ?? type },
        { title: '¿Obligatoria?', cell: ({ required }) => (required ? 'Sí' : 'No') },
        { title: 'Qué dice', cell: ({ description }) => description ?? '' },
      ]}
    />
  );
}
