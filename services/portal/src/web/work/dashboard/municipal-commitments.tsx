import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { formatDate } from '../../format.ts';
import { type Commitment, commitmentSummary } from '../../parts/commitments/commitment-data.ts';
import { paths } from '../../paths.ts';

export type MunicipalCommitment = Pick<Commitment, 'state' | 'text' | 'dueOn' | 'memorandumId'>;
type Municipality = { cvegeo: string; name: string; commitments: MunicipalCommitment[] };

const isOpen = ({ state }: MunicipalCommitment) =>
  state === 'OVERDUE' || state === 'LAPSED' || state === 'PENDING';

/** How each municipality keeps what its agreement promises; the one with most overdue comes first. */
export function MunicipalCommitments({ municipalities }: { municipalities: readonly Municipality[] }) {
  const late = ({ commitments }: Municipality) =>
    commitments.filter(({ state }) => state === 'OVERDUE' || state === 'LAPSED').length;
  const rows = municipalities
    .filter(({ commitments }) => commitments.length > 0)
    .toSorted((a, b) => late(b) - late(a) || a.name.localeCompare(b.name, 'es-MX'));
  return (
    <section aria-labelledby="compromisos-municipios">
      <div className="section-head">
        <h2 id="compromisos-municipios">Compromisos de sus municipios</h2>
      </div>
      {rows.length === 0 ? (
        <p>Ninguno de sus municipios tiene todavía un convenio vigente con compromisos.</p>
      ) : (
        <DataTable
          caption="Municipios del estado y cómo cumplen su convenio"
          captionHidden
          keyOf={({ cvegeo }) => cvegeo}
          rows={rows}
          needsAttention={(each) => late(each) > 0}
          columns={[
            {
              title: 'Municipio',
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
