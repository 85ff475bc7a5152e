import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import type { IndicatorData } from './indicator-data.ts';

/** Who publishes the table without what the indicator needs: a gap that can be filled, and no zero. */
export function NotReported({ data: { indicator } }: { data: IndicatorData }) {
  const marks = indicator.map?.marks.filter(({ flags }) => flags.includes('NOT_REPORTED')) ?? [];
  if (marks.length === 0) return null;
  return (
    <section aria-labelledby="sin-reportar" className="stack-tight">
      <h2 id="sin-reportar">Publican la tabla, pero no este dato</h2>
      <p>
        {marks.map(({ cvegeo, fullName }, place) => (
          <span key={cvegeo}>
            {place > 0 && ' · '}
            <Link to={paths.government(cvegeo)}>{fullName}</Link>
          </span>
        ))}
      </p>
      <p className="small soft">
        Sus renglones dejan vacía la columna que hace falta. No se cuenta como cero: no se sabe.
      </p>
    </section>
  );
}
