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
export function Loading({ what }: { what: string }) {
  return (
    <p role="status" className="soft">
      Leyendo {what}…
    </p>
  );
}
