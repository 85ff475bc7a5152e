import { Link } from 'react-router';
import { StatusWord, ThemeMark } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { type RequestLine, standingOf, supportWords } from './request-data.ts';

/** Requests as lines: what is asked, of whom, how many want it and how it stands. */
export function RequestList({
  requests,
  showGovernment = true,
}: {
  requests: RequestLine[];
  showGovernment?: boolean;
}) {
  return (
    <ul className="results">
      {requests.map((request) => {
        const standing = standingOf(request);
        return (
          <li key={request.id}>
            <h2>
              <Link to={paths.request(request.id)}>{request.title}</Link>
            </h2>
            <div className="meta">
              {showGovernment && (
                <Link to={paths.government(request.government.cvegeo)}>{request.government.fullName}</Link>
              )}
              {request.theme && <ThemeMark theme={request.theme} />}
              <StatusWord kind={standing.kind}>{standing.word}</StatusWord>
            </div>
            <p className="small excerpt">{request.description}</p>
            <div className="meta">
              <span>{supportWords(request.votes)}</span>
              <span>{request.folio}</span>
              <span>Desde el {formatDate(request.receivedAt)}</span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
