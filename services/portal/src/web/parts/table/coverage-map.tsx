import { GovernmentMap, type MappedGovernment } from '../government-map.tsx';

const pointRadius = 11;

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
      <GovernmentMap
        label="Mapa de los gobiernos que están en la tabla"
        filled={{ governments: present, word: 'Está en la tabla' }}
        hollow={{ governments: missing, word: 'Integrante que falta' }}
        radiusOf={() => pointRadius}
      />
    </figure>
  );
}
