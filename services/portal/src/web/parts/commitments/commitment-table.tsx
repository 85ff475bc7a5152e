import type { ReactNode } from 'react';
import { DataTable } from '../../design/data-table.tsx';
import { StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { type Commitment, commitmentWords, shareDone } from './commitment-data.ts';

function Progress({ commitment }: { commitment: Commitment }) {
  return (
    <span className="commitment-progress">
      <span>{commitment.progress}</span>
      {commitment.state !== 'EXCEPTED' && (
        <span className="coverage-bar" aria-hidden="true">
          <i style={{ width: `${Math.floor(shareDone(commitment) * 100)}%` }} />
        </span>
      )}
    </span>
  );
}

function Standing({ commitment: { state, metOn, exceptionReason } }: { commitment: Commitment }) {
  const { kind, word } = commitmentWords[state];
  const isKept = state === 'MET' || state === 'MET_LATE';
  return (
    <>
      <StatusWord kind={kind}>{word}</StatusWord>
      {isKept && metOn !== null && <span className="small soft"> desde el {formatDate(metOn)}</span>}
      {state === 'EXCEPTED' && <span className="small soft"> {exceptionReason}</span>}
    </>
  );
}

/** What an agreement promises, one row each: how it stands, how much there is of how much, and its last day. */
export function CommitmentTable({
  commitments,
  caption,
  action,
}: {
  commitments: Commitment[];
  caption: string;
  /** A last column, for those who may do something with each. */
  action?: { title: string; cell: (commitment: Commitment) => ReactNode };
}) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      keyOf={({ id }) => id}
      rows={commitments}
      needsAttention={({ state }) => state === 'OVERDUE' || state === 'LAPSED'}
      columns={[
        { title: 'Compromiso', cell: ({ text }) => text },
        { title: 'Situación', cell: (commitment) => <Standing commitment={commitment} /> },
        { title: 'Avance', cell: (commitment) => <Progress commitment={commitment} /> },
        { title: 'Último día', cell: ({ dueOn }) => formatDate(dueOn) },
        ...(action ? [action] : []),
      ]}
    />
  );
}
