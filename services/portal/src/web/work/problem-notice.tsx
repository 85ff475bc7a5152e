import type { ReactNode } from 'react';
import type { Problem } from '../api.ts';
import { Notice } from '../design/text.tsx';

export function ProblemNotice({ problem }: { problem: Problem }) {
  return (
    <Notice kind="error" title={problem.title} role="alert">
      <p>{problem.detail}</p>
    </Notice>
  );
}

/** The shape of a list that is on its way. */
export function Loading(props: { what: string } | { children: ReactNode }) {
  return (
    <div className="loading">
      <p role="status" className="soft">
        {'what' in props ? `Leyendo ${props.what}…` : props.children}
      </p>
      <div aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}
