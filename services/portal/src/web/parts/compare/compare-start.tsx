import { formatCell } from '../../format.ts';
import { Choropleth, type ChoroplethValue } from '../choropleth/choropleth.tsx';
import { findingOf } from '../finding.ts';

/** A state as the map of the page's beginning needs it. */
export type MappedState = {
  cvegeo: string;
  fullName: string;
  lon: number | null;
  lat: number | null;
  population: number | null;
  membership: string | null;
  catalogue: { datasets: number } | null;
};
export const mappedStateFields = 'cvegeo fullName lon lat population membership catalogue { datasets }';

/** How much each state publishes for its population: a country to choose from before anything is compared. */
export function CompareStart({ states }: { states: MappedState[] }) {
  const values = states.map(({ population, membership, catalogue, ...state }) => {
    const datasets = catalogue?.datasets ?? 0;
    const isOut = membership === null && datasets === 0;
    return {
      ...state,
      value: isOut || !population ? null : (datasets * 100_000) / population,
      ...(isOut && { note: 'aún no es integrante' }),
    } satisfies ChoroplethValue;
  });
  const known = values.filter(({ value }) => value !== null);
  const told = (value: number | null) =>
    `${formatCell(value ?? 0, { decimals: 2 })} conjuntos por cada 100 mil habitantes`;
  return (
    <Choropleth
      id="conjuntos-por-estado"
      title={findingOf(
        known.map((each) => ({ ...each, government: each })),
        {
          value: ({ value }) => value,
          figure: ({ value }) => told(value),
          most: (name) => `${name} es el estado que más publica para su población`,
          none: 'Ningún estado publica todavía',
        },
      )}
      unit="Conjuntos de datos del gobierno del estado por cada 100 mil habitantes"
      valueName="Conjuntos por cada 100 mil habitantes"
      source="Catálogo de la red; población: INEGI, Censo 2020."
      level="STATE"
      values={values}
      format={(value) => formatCell(value, { decimals: 2 })}
    />
  );
}
