import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { formatDate } from '../../format.ts';
import { type Commitment, commitmentSummary } from '../../parts/commitments/commitment-data.ts';
import { paths } from '../../paths.ts';

export type ListedCommitment = Pick<Commitment, 'state' | 'text' | 'dueOn' | 'memorandumId'>;
type Government = { cvegeo: string; name: string; commitments: ListedCommitment[] };

const isOpen = ({ state }: ListedCommitment) =>
  state === 'OVERDUE' || state === 'LAPSED' || state === 'PENDING';

/** How a state and each of its municipalities keep what their agreements promise; who has most overdue comes first. */
export function StateCommitments({
  state,
  municipalities,
}: {
  state: Government;
  municipalities: readonly Government[];
}) {
  const late = ({ commitments }: Government) =>
    commitments.filter((each) => each.state === 'OVERDUE' || each.state === 'LAPSED').length;
  const rows = [state, ...municipalities]
    .filter(({ commitments }) => commitments.length > 0)
    .toSorted((a, b) => late(b) - late(a) || a.name.localeCompare(b.name, 'es-MX'));
  return (
    <section aria-labelledby="compromisos-municipios">
      <div className="section-head">
        <h2 id="compromisos-municipios">Compromisos de su estado y sus municipios</h2>
      </div>
      {rows.length === 0 ? (
        <p>Ni su estado ni sus municipios tienen todavía un convenio vigente con compromisos.</p>
      ) : (
        <DataTable
          caption="El estado y sus municipios, y cómo cumplen su convenio"
          captionHidden
          keyOf={({ cvegeo }) => cvegeo}
          rows={rows}
          needsAttention={(each) => late(each) > 0}
          columns={[
            {
              title: 'Gobierno',
              cell: ({ cvegeo, name }) => <Link to={paths.government(cvegeo)}>{name}</Link>,
            },
            { title: 'Compromisos', cell: ({ commitments }) => commitmentSummary(commitments) },
            {
              title: 'El siguiente',
              cell: ({ commitments }) => {
                const next = commitments.find(isOpen);
                return next ? `${next.text}: ${formatDate(next.dueOn)}` : 'Todos cumplidos';
              },
            },
          ]}
        />
      )}
    </section>
  );
}
