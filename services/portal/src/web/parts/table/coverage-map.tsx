import { Link } from 'react-router';
import { toDrawing } from '../../map-projection.ts';
import { paths } from '../../paths.ts';
import outlines from '../mexico-outlines.json' with { type: 'json' };

export type MappedGovernment = { cvegeo: string; fullName: string; lon: number | null; lat: number | null };

/** Who is in a national table, filled, and which members are missing, hollow; the tables beside say the same. */
export function CoverageMap({
  present,
  missing,
}: {
  present: MappedGovernment[];
  missing: MappedGovernment[];
}) {
  return (
    <figure className="map coverage-map stack-tight">
      <svg
        viewBox={`0 0 ${outlines.width} ${outlines.height}`}
        role="group"
        aria-label="Mapa de los gobiernos que están en la tabla"
      >
        <g aria-hidden="true">
          {outlines.states.map(({ cvegeo, path }) => (
            <path key={cvegeo} className="outline" d={path} />
          ))}
          {missing.map((government) => (
            <Point key={government.cvegeo} government={government} className="prospect" />
          ))}
        </g>
        {present.map((government) => (
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
          Está en la tabla
        </span>
        <span className="key">
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <circle className="prospect" cx="6" cy="6" r="5" />
          </svg>
          Integrante que falta
        </span>
      </figcaption>
    </figure>
  );
}

function Point({ government: { lon, lat }, className }: { government: MappedGovernment; className: string }) {
  if (lon === null || lat === null) return null;
  const [x, y] = toDrawing(lon, lat, outlines);
  return <circle className={className} cx={Math.round(x)} cy={Math.round(y)} r={11} />;
}
