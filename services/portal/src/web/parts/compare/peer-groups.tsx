import { Link } from 'react-router';
import { countOf } from '../../format.ts';
import { paths } from '../../paths.ts';
import { type PeerGroup, mostCompared } from './compared-in-detail.ts';

export type Area = { name: string; isConfirmed: boolean; source: string };

/** With whom one may compare oneself and why; each group is an address, and so is each government added alone. */
export function PeerGroups({
  own,
  groups,
  area,
  chosen,
  theme,
}: {
  own: { cvegeo: string; fullName: string };
  groups: PeerGroup[];
  area: Area | null;
  chosen: string[];
  theme: string | undefined;
}) {
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="pares" className="stack">
      <div className="section-head">
        <h2 id="pares">Gobiernos como {own.fullName}</h2>
      </div>
      <ul className="peer-groups">
        {groups.map(({ id, name, why, total, governments }) => (
          <li key={id} className="stack-tight">
            <h3>{name}</h3>
            <p className="small soft">
              {why}
              {id === 'METROPOLITAN' && area !== null && ` ${areaNote(area)}`}
            </p>
            <p className="row small">
              {governments.map(({ cvegeo, fullName }) =>
                chosen.includes(cvegeo) ? (
                  <span key={cvegeo} className="soft">
                    {fullName} (ya está)
                  </span>
                ) : chosen.length < mostCompared ? (
                  <Link key={cvegeo} to={paths.compare([...chosen, cvegeo], theme)}>
                    + {fullName}
                  </Link>
                ) : (
                  <span key={cvegeo}>{fullName}</span>
                ),
              )}
            </p>
            <p className="small">
              <Link
                to={paths.compare(
                  [own.cvegeo, ...governments.map(({ cvegeo }) => cvegeo)].slice(0, mostCompared),
                  theme,
                )}
              >
                Comparar con {total > governments.length ? 'los más cercanos' : 'todos'}
                <span className="visually-hidden"> del grupo «{name}»</span>
              </Link>
              {total > governments.length && (
                <span className="soft"> · {countOf(total, 'gobierno', 'gobiernos')} en el grupo</span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const areaNote = ({ isConfirmed, source }: Area): string =>
  isConfirmed
    ? `Fuente: ${source}.`
    : `Lista de municipios centrales según ${source}, sin cotejar todavía con el documento oficial: puede faltar alguno.`;
