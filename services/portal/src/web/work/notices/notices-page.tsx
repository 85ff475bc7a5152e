import { Link } from 'react-router';
import { EmptyState, Head, StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { usePages } from '../use-pages.ts';
import type { ToldNotice } from './notice-types.ts';
import { useUnread } from './unread-count.tsx';

export function Page() {
  return <SignedIn roles="any">{() => <Notices />}</SignedIn>;
}

/** Everything a person was told, with what to do about it. */
function Notices() {
  const { call } = useSession();
  const unread = useUnread();
  const { items, problem, more, reload } = usePages<ToldNotice>('/api/v1/notifications?first=30');
  const mark = (which: { id: string } | { upTo: string }) =>
    sendJson(call, 'POST', { path: '/api/v1/notifications/reading', body: which })
      .then(unread.refresh)
      // It stays unread, which is the truth.
      .catch(() => undefined);
  const [newest] = items ?? [];
  const hasUnread = items?.some(({ readAt }) => readAt === null) === true;
  return (
    <div className="stack-wide">
      <header className="page-head">
        <Head title="Avisos" path={paths.notices()} />
        <h1>Avisos</h1>
        <p className="lede">
          Lo que la red le ha dicho. Cómo quiere enterarse se elige en{' '}
          <Link to={`${paths.account()}#avisos`}>su cuenta</Link>; de lo nuevo que encuentran sus búsquedas,
          en <Link to={paths.savedSearches()}>búsquedas guardadas</Link>.
        </p>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {!items && !problem && <Loading what="sus avisos" />}
      {items?.length === 0 && (
        <EmptyState title="No hay avisos">
          <p>Cuando algo espere de usted, o cambie algo que le toca, aparecerá aquí.</p>
        </EmptyState>
      )}
      {hasUnread && newest && (
        <p>
          <button
            type="button"
            className="button quiet"
            onClick={() => void mark({ upTo: newest.id }).then(reload)}
          >
            Marcar todos como leídos
          </button>
        </p>
      )}
      {items && items.length > 0 && (
        <ul className="results">
          {items.map((notice) => (
            <li key={notice.id}>
              <h2>
                <Link
                  to={notice.path}
                  onClick={() => {
                    if (notice.readAt === null) void mark({ id: notice.id });
                  }}
                >
                  {notice.title}
                </Link>
              </h2>
              <div className="meta">
                <StatusWord kind={notice.readAt === null ? 'late' : 'none'}>
                  {notice.readAt === null ? 'Nuevo' : 'Leído'}
                </StatusWord>
                <span>{formatDate(notice.createdAt)}</span>
              </div>
              <div className="letter">{notice.body}</div>
            </li>
          ))}
        </ul>
      )}
      {more && (
        <p>
          <button type="button" className="button quiet" onClick={() => void more()}>
            Ver más
          </button>
        </p>
      )}
    </div>
  );
}
