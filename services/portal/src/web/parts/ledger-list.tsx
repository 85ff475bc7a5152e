import { Link } from 'react-router';
import { formatDate } from '../format.ts';
import { paths } from '../paths.ts';
import { ledgerSentence } from '../words.ts';

export const ledgerFields = 'seq at kind subject government { cvegeo fullName }';

export type LedgerLine = {
  seq: number;
  at: string;
  kind: string;
  subject: string;
  government: { cvegeo: string; fullName: string } | null;
};

export function LedgerList({ entries }: { entries: LedgerLine[] }) {
  if (entries.length === 0) return <p className="soft">Todavía no hay cambios que contar.</p>;
  return (
    <ol className="ledger">
      {entries.map(({ seq, at, kind, government }) => (
        <li key={seq}>
          <time dateTime={at}>{formatDate(at)}</time>
          <span>
            {government && <Link to={paths.government(government.cvegeo)}>{government.fullName}</Link>}{' '}
            {ledgerSentence(kind)}
          </span>
        </li>
      ))}
    </ol>
  );
}
