import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { createApi } from '../../api.ts';
import { BurnDown } from '../../parts/commitments/burn-down.tsx';
import {
  commitmentFields,
  commitmentSummary,
  type WithCommitments,
} from '../../parts/commitments/commitment-data.ts';
import { CommitmentTable } from '../../parts/commitments/commitment-table.tsx';
import { paths } from '../../paths.ts';
import type { WorkPackage } from '../package-types.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { type Listed, useRest } from '../rest.ts';
import { NextSteps } from './next-steps.tsx';
import { fileSteps, type NextStep, orderedSteps } from './step-words.ts';

const document = `query GovernmentWork($cvegeo: ID!) {
  government(cvegeo: $cvegeo) { fullName ${commitmentFields} }
}`;

type Work = WithCommitments & { fullName: string };

/** One government's dashboard: what to do next and, below, what its agreement promises and how it goes. */
export function GovernmentWork({ cvegeo, packages }: { cvegeo: string; packages: WorkPackage[] }) {
  const { data, problem } = useRest<Listed<NextStep>>(`/api/v1/governments/${cvegeo}/next-steps`);
  const [work, setWork] = useState<Work | null>(null);
  useEffect(() => {
    createApi((path, init) => fetch(path, init))
      .query<{ government: Work | null }>(document, { cvegeo })
      .then(({ government }) => setWork(government))
      // The steps above say what to do without the national view; its figures come when it answers again.
      .catch(() => setWork(null));
  }, [cvegeo]);
  const name = work?.fullName ?? `el gobierno ${cvegeo}`;
  return (
    <>
      <section aria-labelledby={`siguiente-${cvegeo}`} className="stack">
        <div className="section-head">
          <h2 id={`siguiente-${cvegeo}`}>Lo que sigue{work ? ` en ${work.fullName}` : ''}</h2>
          <Link to={paths.government(cvegeo)}>Ver su página pública</Link>
        </div>
        {problem && <ProblemNotice problem={problem} />}
        {!data && !problem && <Loading what="lo que sigue" />}
        {data && (
          <NextSteps
            steps={orderedSteps(data.items, fileSteps(packages, cvegeo))}
            of={`Lo que sigue en ${name}`}
          />
        )}
      </section>
      {work && work.commitments.length > 0 && (
        <section aria-labelledby={`compromisos-${cvegeo}`} className="stack">
          <div className="section-head">
            <h2 id={`compromisos-${cvegeo}`}>Compromisos de su convenio</h2>
            <span className="small soft">{commitmentSummary(work.commitments)}</span>
          </div>
          <CommitmentTable commitments={work.commitments} caption={`Compromisos de ${name}`} />
          <BurnDown points={work.burnDown} id={`avance-${cvegeo}`} />
        </section>
      )}
    </>
  );
}
