import { useState } from 'react';
import { Link } from 'react-router';
import type { Problem } from '../../api.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { sendJson, toProblem } from '../rest.ts';
import { type Proposal, inventoryPath } from './inventory-types.ts';

/** Published datasets that look like what items announce: a person says yes or no, once. */
export function ProposalList({
  cvegeo,
  proposals,
  onDone,
}: {
  cvegeo: string;
  proposals: Proposal[];
  onDone: () => Promise<void>;
}) {
  const { call } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const decide = (proposal: Proposal, isMatch: boolean) => {
    setIsBusy(true);
    setProblem(null);
    sendJson(call, 'PUT', {
      path: inventoryPath(cvegeo, `/items/${proposal.itemId}/matches/${proposal.datasetId}`),
      body: { isMatch },
    })
      .then(onDone)
      .catch((error: unknown) => setProblem(toProblem(error)))
      .finally(() => setIsBusy(false));
  };
  return (
    <section aria-labelledby="parecidos" className="stack">
      <div className="section-head">
        <h2 id="parecidos">¿Es lo que anunció?</h2>
      </div>
      <p>La red encontró publicados estos conjuntos, que se parecen a renglones de su inventario.</p>
      {problem && <ProblemNotice problem={problem} />}
      <ul className="results">
        {proposals.map((proposal) => (
          <li key={`${proposal.itemId}-${proposal.datasetId}`}>
            <p>
              <code>{proposal.key}</code> {proposal.title}
              <br />
              <span className="soft">
                {proposal.isHosted ? 'publicado en la red como' : 'tomado de su portal como'}
              </span>{' '}
              <Link to={paths.dataset(proposal.datasetId)}>{proposal.datasetTitle}</Link>
            </p>
            <p className="row">
              <button
                type="button"
                className="button"
                disabled={isBusy}
                onClick={() => decide(proposal, true)}
              >
                Sí, es ese<span className="visually-hidden">: {proposal.datasetTitle}</span>
              </button>
              <button
                type="button"
                className="button quiet"
                disabled={isBusy}
                onClick={() => decide(proposal, false)}
              >
                No es<span className="visually-hidden"> {proposal.datasetTitle}</span>
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
