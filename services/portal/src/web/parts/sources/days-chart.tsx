import { DataTable } from '../../design/data-table.tsx';
import { StatusWord } from '../../design/text.tsx';
import type { StatusKind } from '../../design/icons.tsx';
import { formatCell, formatDate } from '../../format.ts';
import { DayBars, DayBarsKey, daysSentence } from './day-bars.tsx';
import { type DayState, type SourceDay, dayWords } from './source-data.ts';

const kinds: Record<DayState, StatusKind> = { READ: 'good', FAILED: 'bad', HELD: 'late', NONE: 'none' };

/** Thirty days of a source: a sentence that says what happened, the bars, and the figures of the days that had any. */
export function DaysChart({ days }: { days: SourceDay[] }) {
  const worked = days.filter(({ runs }) => runs > 0).toReversed();
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div className="stack">
      <figure className="days-chart stack-tight">
        <figcaption>
          <strong>{daysSentence(days)}</strong>
        </figcaption>
        <DayBars days={days} withDates />
        {first && last && (
          <p className="row spread small soft">
            <span>{formatDate(first.day)}</span>
            <span>{formatDate(last.day)}</span>
          </p>
        )}
        <DayBarsKey />
      </figure>
      {worked.length > 0 && (
        <details>
          <summary>Ver los días con cosecha, en una tabla</summary>
          <DataTable
            caption="Cosechas por día de la Ciudad de México"
            captionHidden
            keyOf={({ day }) => day}
            rows={worked}
            columns={[
              { title: 'Día', cell: ({ day }) => formatDate(day) },
              {
                title: 'Resultado',
                cell: ({ state }) => <StatusWord kind={kinds[state]}>{dayWords[state]}</StatusWord>,
              },
              { title: 'Cosechas', isNumber: true, cell: ({ runs }) => formatCell(runs) },
              { title: 'Fallaron', isNumber: true, cell: ({ failures }) => formatCell(failures) },
              { title: 'Retenidas', isNumber: true, cell: ({ held }) => formatCell(held) },
              { title: 'Registros leídos', isNumber: true, cell: ({ read }) => formatCell(read) },
              { title: 'Rechazados', isNumber: true, cell: ({ rejected }) => formatCell(rejected) },
              { title: 'Cambios', isNumber: true, cell: ({ changed }) => formatCell(changed) },
            ]}
          />
        </details>
      )}
    </div>
  );
}
