import { DataTable } from '../design/data-table.tsx';
import { Link } from 'react-router';
import { formatCell } from '../format.ts';
import { paths } from '../paths.ts';
import { type Level, type Membership, levelWords, membershipWords } from '../words.ts';
import { GovernmentMap } from './government-map.tsx';

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

/** Members filled, states that have not joined hollow, each member a link; and the same as a table. */
export function MemberMap({ members, prospects }: { members: MapGovernment[]; prospects: MapGovernment[] }) {
  const largestFirst = members.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0));
  return (
    <figure className="map stack">
      <GovernmentMap
        label="Mapa de los gobiernos integrantes"
        filled={{ governments: largestFirst, word: 'Integrante: elija un punto para ver su página' }}
        hollow={{ governments: prospects, word: 'Estado que aún no se une' }}
        radiusOf={({ population }) => Math.round(radius(population) * 10) / 10}
        note={<span>El tamaño es la población de 2020.</span>}
      />
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
