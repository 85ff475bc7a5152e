import { Link } from 'react-router';
import { DataTable } from '../../design/data-table.tsx';
import { paths } from '../../paths.ts';
import { type Contest, type Figure, confidenceWords, gradeText } from './scorecard-data.ts';

/** What the grade is made of: each figure with its reason, its weight, how sure it is and the way to its evidence. */
export function FigureTable({
  cvegeo,
  theme,
  figures,
  contests,
}: {
  cvegeo: string;
  theme: string | null;
  figures: Figure[];
  contests: Contest[];
}) {
  return (
    <DataTable
      caption="Las ocho cifras y lo que pesa cada una"
      rows={figures}
      keyOf={({ id }) => id}
      columns={[
        {
          title: 'Cifra',
          cell: ({ id, name, why, isCounted }) => (
            <>
              {name}
              <br />
              <span className="small soft">{why}</span>
              <Standing contests={contests.filter(({ figure }) => figure === id)} isCounted={isCounted} />
            </>
          ),
        },
        {
          title: 'Valor',
          isNumber: true,
          cell: ({ value }) => (
            <span className="score-cell">
              {gradeText(value)}
              <Bar value={value} />
            </span>
          ),
        },
        { title: 'Pesa', isNumber: true, cell: ({ weight }) => `${weight} de 100` },
        {
          title: 'Qué tan segura',
          cell: ({ value, confidence, basisText }) =>
            value === null ? (
              'Nada que juzgar'
            ) : (
              <>
                {confidenceWords[confidence].word}
                <br />
                <span className="small soft">{basisText}</span>
              </>
            ),
        },
        {
          title: 'Evidencia',
          cell: ({ id, name, value }) =>
            value === null ? (
              'sin evidencia'
            ) : (
              <Link to={paths.scorecard(cvegeo, { tema: theme ?? '', cifra: id }, 'evidencia')}>
                Ver<span className="visually-hidden"> lo que cuenta en {name}</span>
              </Link>
            ),
        },
      ]}
    />
  );
}

/** The value once more as a length, for the eye only: the number is beside it. */
function Bar({ value }: { value: number | null }) {
  return (
    <span className="coverage-bar" aria-hidden="true">
      {value !== null && <i style={{ width: `${value}%` }} />}
    </span>
  );
}

function Standing({ contests, isCounted }: { contests: Contest[]; isCounted: boolean }) {
  const [last] = contests;
  if (!last) return null;
  return (
    <>
      <br />
      <a className="small" href={`#impugnacion-${last.id}`}>
        {last.isOpen ? 'Impugnada, espera respuesta' : `Impugnada: ${last.answerName?.toLowerCase() ?? ''}`}
      </a>
      {!isCounted && <span className="small"> (no cuenta en la calificación)</span>}
    </>
  );
}
