import type { TextDifference, WordRun } from '@rma/domain';
import { useState } from 'react';
import { formatMoment } from '../../format.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { useRest, type Listed } from '../rest.ts';
import { memorandumPath, type WorkMemorandum } from './memorandum-types.ts';

type Version = { version: number; madeAt: string; madeBy: string };

/** Every version of the text, and what changed in each, in words a person reads. */
export function Versions({ memorandum }: { memorandum: WorkMemorandum }) {
  const path = memorandumPath(memorandum.id);
  // The version is in the address, so that a new one is read again.
  const { data, problem } = useRest<Listed<Version>>(`${path}/versions?seen=${memorandum.version}`);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="las versiones" />;
  return (
    <ol className="stack-tight" reversed>
      {data.items.map((version, index) => {
        const before = data.items[index + 1];
        return (
          <li key={version.version}>
            {version.madeBy}, {formatMoment(version.madeAt)}
            {before ? (
              <Differences
                path={`${path}/differences?from=${before.version}&to=${version.version}`}
                title={`Qué cambió en la versión del ${formatMoment(version.madeAt)}`}
              />
            ) : (
              <span className="soft">: la primera</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Differences({ path, title }: { path: string; title: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const { data, problem } = useRest<{ differences: TextDifference[] }>(isOpen ? path : null);
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>
        Qué cambió<span className="visually-hidden">: {title}</span>
      </summary>
      {problem && <ProblemNotice problem={problem} />}
      {isOpen && !data && !problem && <Loading what="los cambios" />}
      {data?.differences.length === 0 && <p className="soft">El texto dice lo mismo.</p>}
      {data?.differences.map((difference, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <DifferenceLine key={index} difference={difference} />
      ))}
    </details>
  );
}

const kindWords = { added: 'Se añadió', removed: 'Se quitó', changed: 'Cambió' } as const;

function DifferenceLine({ difference: { place, kind, words } }: { difference: TextDifference }) {
  return (
    <p>
      <span className="small soft">
        {kindWords[kind]}
        {place !== '' && ` en ${place}`}:{' '}
      </span>
      {words.map((run, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Words key={index} run={run} />
      ))}
    </p>
  );
}

function Words({ run: { mark, text } }: { run: WordRun }) {
  if (mark === 'added') return <ins className="word-added">{text}</ins>;
  if (mark === 'removed') return <del className="word-removed">{text}</del>;
  return text;
}
