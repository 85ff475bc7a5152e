import { countOf, formatDate } from '../../format.ts';
import { type DayState, dayWords } from './source-data.ts';

const counted: DayState[] = ['READ', 'FAILED', 'HELD'];

/** The last days as one sentence: what a reader of the bars would count. */
export function daysSentence(days: { state: DayState }[]): string {
  const told = counted.flatMap((state) => {
    const count = days.filter((day) => day.state === state).length;
    return count === 0 ? [] : [`${dayWords[state]} ${countOf(count, 'día', 'días')}`];
  });
  const span = `De los últimos ${days.length} días`;
  return told.length === 0 ? `${span}, ninguno con cosecha.` : `${span}: ${told.join(', ')}.`;
}

/** A source's last days as small bars, told apart by height and pattern; the sentence is for who does not see them. */
export function DayBars({
  days,
  withDates = false,
}: {
  days: { day: string; state: DayState }[];
  withDates?: boolean;
}) {
  return (
    <span className={`day-bars${withDates ? ' large' : ''}`}>
      <span aria-hidden="true">
        {days.map(({ day, state }) => (
          <i key={day} className={state.toLowerCase()} title={`${formatDate(day)}: ${dayWords[state]}`} />
        ))}
      </span>
      <span className="visually-hidden">{daysSentence(days)}</span>
    </span>
  );
}

/** What each bar means. */
export function DayBarsKey() {
  const states: DayState[] = ['READ', 'FAILED', 'HELD', 'NONE'];
  return (
    <ul className="plain day-bars-key small soft" aria-label="Qué significa cada barra">
      {states.map((state) => (
        <li key={state}>
          <span className="day-bars" aria-hidden="true">
            <span>
              <i className={state.toLowerCase()} />
            </span>
          </span>{' '}
          {dayWords[state]}
        </li>
      ))}
    </ul>
  );
}
