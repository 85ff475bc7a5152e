import { formatCell, formatShare } from '../../format.ts';
import type { CoverageStatus } from '../../words.ts';
import { Choropleth, type ChoroplethValue } from '../choropleth/choropleth.tsx';

/** A state as the map of the page's beginning needs it. */
export type MappedState = {
  cvegeo: string;
  fullName: string;
  lon: number | null;
  lat: number | null;
  membership: string | null;
  coverage: { status: CoverageStatus }[];
};
export const mappedStateFields = 'cvegeo fullName lon lat membership coverage { status }';

/** How much of the standards each state covers: a country to choose from before anything is compared. */
export function CompareStart({ states }: { states: MappedState[] }) {
  const values = states.map(({ cvegeo, fullName, lon, lat, membership, coverage }): ChoroplethValue => {
    const published = coverage.filter(({ status }) => status !== 'MISSING').length;
    const isOut = membership === null && published === 0;
    return {
      cvegeo,
      fullName,
      lon,
      lat,
      value: isOut || coverage.length === 0 ? null : published / coverage.length,
      ...(isOut && { note: 'aún no es integrante' }),
    };
  });
  const publishing = values.filter(({ value }) => value !== null && value > 0).length;
  return (
    <Choropleth
      id="estandares-por-estado"
      title={
        publishing === 0
          ? 'Ningún estado publica todavía con los estándares de la red'
          : `${formatCell(publishing)} de los ${formatCell(values.length)} estados publican con los estándares de la red`
      }
      unit="Parte de los estándares de la red que publica el gobierno del estado"
      valueName="Estándares publicados"
      source="Catálogo de la red."
      level="STATE"
      values={values}
      format={formatShare}
    />
  );
}
