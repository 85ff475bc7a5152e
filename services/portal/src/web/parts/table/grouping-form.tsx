import { Form } from 'react-router';
import { paths } from '../../paths.ts';
import {
  type Grouping,
  type TableColumn,
  groupableColumns,
  measurableColumns,
  measureName,
  measureText,
  rowCount,
} from './grouping.ts';

const operations = ['SUM', 'AVG', 'MAX'] as const;

/** What is counted or added up, and by which columns: a plain form whose answer is an address. */
export function GroupingForm({
  standard,
  columns,
  grouping,
}: {
  standard: string;
  columns: TableColumn[];
  grouping: Grouping;
}) {
  const groupable = groupableColumns(columns);
  const [first = '', second = ''] = grouping.by;
  return (
    <Form
      action={`${paths.table(standard)}#cuentas`}
      method="get"
      className="grouping no-print"
      key={JSON.stringify(grouping)}
      preventScrollReset
    >
      <div className="choices">
        <div className="field">
          <label htmlFor="medida">Qué se cuenta</label>
          <select id="medida" name="medida" defaultValue={measureText(grouping.measure)}>
            <option value={measureText(rowCount)}>Renglones</option>
            {measurableColumns(columns).map(({ name, title }) => (
              <optgroup key={name} label={title}>
                {operations.map((operation) => (
                  <option key={operation} value={measureText({ operation, column: name })}>
                    {measureName({ operation, column: name }, columns)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="por">Por</label>
          <select id="por" name="por" defaultValue={first}>
            {groupable.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="por-2">Y por</label>
          <select id="por-2" name="por" defaultValue={second}>
            <option value="">nada más</option>
            {groupable.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </div>
      </div>
      <p>
        <button type="submit" className="button">
          Hacer las cuentas
        </button>
      </p>
    </Form>
  );
}
