import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import { type MappedGovernment, NetworkMap, mappedFields, measures } from '../maps/network-map.tsx';

const [measure] = measures;
export const mappedStateFields = mappedFields(measure);
export type MappedState = MappedGovernment;

/** How much each state publishes for its population: a country to choose from before anything is compared. */
export function CompareStart({ states }: { states: MappedState[] }) {
  return (
    <div className="stack">
      <NetworkMap governments={states} measure={measure} level="STATE" />
      <p>
        <Link to={paths.maps()}>Más mapas, también por municipio</Link>
      </p>
    </div>
  );
}
