import { ProblemNotice, Loading } from '../problem-notice.tsx';
import { type Listed, useRest } from '../rest.ts';
import { NextSteps } from './next-steps.tsx';
import type { NextStep } from './step-words.ts';

/** The three things of a state and its municipalities that a date or somebody waits for. */
export function StatePriorities({ cvegeo }: { cvegeo: string }) {
  const { data, problem } = useRest<Listed<NextStep & { governmentName: string }>>(
    `/api/v1/states/${cvegeo}/priorities`,
  );
  return (
    <section aria-labelledby="primero" className="stack">
      <div className="section-head">
        <h2 id="primero">Lo que urge</h2>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="lo que urge" />}
      {data && data.items.length === 0 && (
        <p>
          Nada urge hoy en su estado ni en sus municipios: sus compromisos, plazos y fuentes están en orden.
        </p>
      )}
      {data && data.items.length > 0 && (
        <NextSteps steps={data.items} of="Lo que urge en su estado y sus municipios" />
      )}
    </section>
  );
}
