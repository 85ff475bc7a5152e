import { NavLink } from 'react-router';
import { countOf } from '../../format.ts';
import { paths } from '../../paths.ts';
import { useUnread } from './unread-count.tsx';

/** The service counts up to a hundred. */
const most = 99;

/** Leads to what a person was told, and says how much of it is new. */
export function Bell() {
  const { count } = useUnread();
  const told = count === 0 ? 'Avisos' : `Avisos: ${countOf(Math.min(count, most), 'nuevo', 'nuevos')}`;
  return (
    <NavLink to={paths.notices()} className="bell" aria-label={told} title={told}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path
          d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 20.5a2.1 2.1 0 0 0 4 0M12 5V3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {count > 0 && <b aria-hidden="true">{count > most ? `${most}+` : count}</b>}
    </NavLink>
  );
}
