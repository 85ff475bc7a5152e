import { ProblemNotice, Loading } from '../problem-notice.tsx';
import { type Listed, useRest } from '../rest.ts';
import { NextSteps } from './next-steps.tsx';
import type { NextStep } from './step-words.ts';

/** The three things to fix first in a state and its municipalities in the network. */
export function StatePriorities({ cvegeo }: { cvegeo: string }) {
  const { data, problem } = useRest<Listed<NextStep & { governmentName: string }>>(
    `/api/v1/states/${cvegeo}/priorities`,
  );
  return (
    <section aria-labelledby="primero" className="stack">
      <div className="section-head">
        <h2 id="primero">Lo primero por arreglar</h2>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="lo primero por arreglar" />}
      {data && data.items.length === 0 && (
        <p>
          Nada urge hoy en su estado ni en sus municipios: sus compromisos, plazos y fuentes están en orden.
        </p>
      )}
      {data && data.items.length > 0 && (
        <NextSteps steps={data.items} of="Lo primero por arreglar en su estado y sus municipios" />
      )}
    </section>
  );
}
