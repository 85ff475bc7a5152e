import { DataTable } from '../design/data-table.tsx';
import { Link } from 'react-router';
import { formatCell } from '../format.ts';
import { toDrawing } from '../map-projection.ts';
import { paths } from '../paths.ts';
import { type Level, type Membership, levelWords, membershipWords } from '../words.ts';
import outlines from './mexico-outlines.json' with { type: 'json' };

export type MapGovernment = {
  cvegeo: string;
  name: string;
  fullName: string;
  level: Level;
  population: number | null;
  lon: number | null;
  lat: number | null;
  membership: Membership | null;
};

/** Area, not width, tells the population: the eye compares areas. */
function radius(population: number | null): number {
  return Math.max(5, Math.sqrt((population ?? 0) / 10_000));
}

function Point({ government, className }: { government: MapGovernment; className: string }) {
  if (government.lon === null || government.lat === null) return null;
  const [x, y] = toDrawing(government.lon, government.lat, outlines);
  return (
    <circle
      className={className}
      cx={Math.round(x)}
      cy={Math.round(y)}
      r={Math.round(radius(government.population) * 10) / 10}
    />
  );
}

/** Members filled, states that have not joined hollow, each member a link; and the same as a table. */
export function MemberMap({ members, prospects }: { members: MapGovernment[]; prospects: MapGovernment[] }) {
  const largestFirst = members.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0));
  return (
    <figure className="map stack">
      <svg
        viewBox={`0 0 ${outlines.width} ${outlines.height}`}
        role="group"
        aria-label="Mapa de los gobiernos integrantes"
      >
        <g aria-hidden="true">
          {outlines.states.map(({ cvegeo, path }) => (
            <path key={cvegeo} className="outline" d={path} />
          ))}
          {prospects.map((government) => (
            <Point key={government.cvegeo} government={government} className="prospect" />
          ))}
        </g>
        {largestFirst.map((government) => (
          <Link
            key={government.cvegeo}
            to={paths.government(government.cvegeo)}
            aria-label={government.fullName}
          >
            <title>{government.fullName}</title>
            <Point government={government} className="member" />
          </Link>
        ))}
      </svg>
      <figcaption>
        <span className="key">
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <circle className="member" cx="6" cy="6" r="5" />
          </svg>
          Integrante: elija un punto para ver su página
        </span>
        <span className="key">
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <circle className="prospect" cx="6" cy="6" r="5" />
          </svg>
          Estado que aún no se une
        </span>
        <span>El tamaño es la población de 2020.</span>
      </figcaption>
      <details className="small">
        <summary>Ver el mapa como tabla</summary>
        <DataTable
          caption="Gobiernos integrantes"
          captionHidden
          keyOf={({ cvegeo }) => cvegeo}
          rows={largestFirst}
          columns={[
            {
              title: 'Gobierno',
              cell: ({ cvegeo, fullName }) => <Link to={paths.government(cvegeo)}>{fullName}</Link>,
            },
            { title: 'Nivel', cell: ({ level }) => levelWords[level] },
            {
              title: 'Población 2020',
              isNumber: true,
              cell: ({ population }) => (population === null ? 'sin dato' : formatCell(population)),
            },
            {
              title: 'Situación',
              cell: ({ membership }) => (membership ? membershipWords[membership].word : ''),
            },
          ]}
        />
      </details>
    </figure>
  );
}
