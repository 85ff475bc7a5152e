import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { toDrawing } from '@rma/domain';
import { paths } from '../paths.ts';
import outlines from './mexico-outlines.json' with { type: 'json' };

export type MappedGovernment = { cvegeo: string; fullName: string; lon: number | null; lat: number | null };

/** Governments over the states' outlines: some filled, each a link, and some hollow, with the key of both. */
export function GovernmentMap<Government extends MappedGovernment>({
  label,
  filled,
  hollow,
  radiusOf,
  note,
}: {
  label: string;
  filled: { governments: readonly Government[]; word: string };
  hollow: { governments: readonly Government[]; word: string };
  /** In units of the drawing. */
  radiusOf: (government: Government) => number;
  note?: ReactNode;
}) {
  return (
    <>
      <svg viewBox={`0 0 ${outlines.width} ${outlines.height}`} role="group" aria-label={label}>
        <g aria-hidden="true">
          {outlines.states.map(({ cvegeo, path }) => (
            <path key={cvegeo} className="outline" d={path} />
          ))}
          {hollow.governments.map((government) => (
            <Point
              key={government.cvegeo}
              government={government}
              className="prospect"
              radius={radiusOf(government)}
            />
          ))}
        </g>
        {filled.governments.map((government) => (
          <Link
            key={government.cvegeo}
            to={paths.government(government.cvegeo)}
            aria-label={government.fullName}
          >
            <title>{government.fullName}</title>
            <Point government={government} className="member" radius={radiusOf(government)} />
          </Link>
        ))}
      </svg>
      <figcaption>
        <Key className="member">{filled.word}</Key>
        <Key className="prospect">{hollow.word}</Key>
        {note}
      </figcaption>
    </>
  );
}

function Point({
  government: { lon, lat },
  className,
  radius,
}: {
  government: MappedGovernment;
  className: string;
  radius: number;
}) {
  if (lon === null || lat === null) return null;
  const [x, y] = toDrawing(lon, lat, outlines);
  return <circle className={className} cx={Math.round(x)} cy={Math.round(y)} r={radius} />;
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="key">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <circle className={className} cx="6" cy="6" r="5" />
      </svg>
      {children}
    </span>
  );
}
