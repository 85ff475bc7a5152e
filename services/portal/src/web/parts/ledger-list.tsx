import { ledgerWordsOf } from '@rma/domain';
import { Link } from 'react-router';
import { formatDate, formatNumber } from '../format.ts';
import { paths } from '../paths.ts';

export const ledgerFields = 'seq at kind subject title government { cvegeo fullName }';

export type LedgerLine = {
  seq: number;
  at: string;
  kind: string;
  subject: string;
  /** Of the dataset or the portal that changed, where the entry says it. */
  title: string | null;
  government: { cvegeo: string; fullName: string } | null;
};

export type LedgerGroup = LedgerLine & { count: number };

/** Neighbouring entries of one government, of one kind, on one day, told together: "publicó 13 conjuntos de datos". */
export function groupLedger(entries: LedgerLine[]): LedgerGroup[] {
  const groups: LedgerGroup[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    const isSame =
      last?.kind === entry.kind &&
      last.government?.cvegeo === entry.government?.cvegeo &&
      formatDate(last.at) === formatDate(entry.at);
    if (last && isSame) last.count += 1;
    else groups.push({ ...entry, count: 1 });
  }
  return groups;
}

function addressOf(subject: string, kind: string): string | null {
  const [what, id] = subject.split(':');
  if (id === undefined) return null;
  // Of what was withdrawn the history is left.
  const isGone = kind.endsWith('.withdrawn');
  if (what === 'dataset') return isGone ? paths.datasetHistory(id) : paths.dataset(id);
  return what === 'package' && !isGone ? paths.package(id) : null;
}

/** Who did what to which thing; one thing is a link to it. */
export function LedgerSentence({ entry }: { entry: LedgerGroup }) {
  const { government, kind, subject, title, count } = entry;
  const { did, one, many } = ledgerWordsOf(kind);
  const address = addressOf(subject, kind);
  return (
    <>
      {government && <Link to={paths.government(government.cvegeo)}>{government.fullName}</Link>} {did}{' '}
      {count > 1 && many !== undefined
        ? `${formatNumber(count)} ${many}`
        : one !== undefined && <OneThing what={one} title={title} address={address} />}
    </>
  );
}

/** A dataset by its title; what the entry does not name, by what it is. */
function OneThing(props: { what: string; title: string | null; address: string | null }) {
  const { what, title, address } = props;
  const name = title ?? what;
  return (
    <>
      {title !== null && `${what}: `}
      {address === null ? name : <Link to={address}>{name}</Link>}
    </>
  );
}

export function LedgerList({ groups }: { groups: LedgerGroup[] }) {
  if (groups.length === 0) return <p className="soft">Todavía no hay cambios que contar.</p>;
  return (
    <ol className="ledger">
      {groups.map((entry) => (
        <li key={entry.seq}>
          <time dateTime={entry.at}>{formatDate(entry.at)}</time>
          <span>
            <LedgerSentence entry={entry} />
          </span>
        </li>
      ))}
    </ol>
  );
}
