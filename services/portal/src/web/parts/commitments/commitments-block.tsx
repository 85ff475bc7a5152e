import { BurnDown } from './burn-down.tsx';
import { commitmentSummary, type WithCommitments } from './commitment-data.ts';
import { CommitmentTable } from './commitment-table.tsx';

/** What an agreement promises and how it goes, as measured by the network; nothing for one that promises nothing. */
export function CommitmentsBlock({ commitments, burnDown }: WithCommitments) {
  if (commitments.length === 0) return null;
  return (
    <section aria-labelledby="compromisos" className="stack">
      <div className="section-head">
        <h2 id="compromisos">Compromisos</h2>
        <span className="small soft">{commitmentSummary(commitments)}</span>
      </div>
      <p className="soft">
        La red mide cada uno con lo que ve: lo publicado aquí y lo que toma del portal del gobierno, una sola
        vez cada conjunto de datos.
      </p>
      <CommitmentTable commitments={commitments} caption="Compromisos del convenio y su avance" />
      <BurnDown points={burnDown} id="compromisos-avance" />
    </section>
  );
}
