import { scorecardFigures } from '@rma/domain';
import { StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { type Contest, gradeText, monthInWords } from './scorecard-data.ts';

export const figureName = (id: string): string =>
  Object.entries(scorecardFigures).find(([key]) => key === id)?.[1].name ?? id;

/** What the government said of its figures and what the network answered, in everybody's sight. */
export function ContestList({ contests }: { contests: Contest[] }) {
  return (
    <ul className="plain stack">
      {contests.map((contest) => (
        <li key={contest.id} id={`impugnacion-${contest.id}`} className="stack-tight">
          <p>
            <strong>{figureName(contest.figure)}</strong>, {gradeText(contest.value)} en{' '}
            {monthInWords(contest.month)}.{' '}
            <StatusWord kind={contest.isOpen ? 'late' : 'none'}>
              {contest.isOpen ? 'Espera respuesta' : (contest.answerName ?? '')}
            </StatusWord>
          </p>
          <p className="small soft">El gobierno, el {formatDate(contest.contestedAt)}:</p>
          <p className="user-text">{contest.reason}</p>
          {contest.evidenceUrl !== null && (
            <p className="small">
              <a href={contest.evidenceUrl} rel="nofollow ugc noopener noreferrer">
                {contest.evidenceUrl}
              </a>
            </p>
          )}
          {contest.answerText !== null && contest.answeredAt !== null && (
            <>
              <p className="small soft">La coordinación, el {formatDate(contest.answeredAt)}:</p>
              <p className="user-text">{contest.answerText}</p>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
