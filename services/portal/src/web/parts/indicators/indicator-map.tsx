import { DataTable } from '../../design/data-table.tsx';
import { formatNumber } from '../../format.ts';
import { Choropleth } from '../choropleth/choropleth.tsx';
import {
  type Indicator,
  type IndicatorData,
  type Mark,
  formatOf,
  isWhole,
  notesOf,
  periodWords,
  unitWords,
} from './indicator-data.ts';

/** The extremes of a map in one sentence. */
export function findingOf(indicator: Indicator, marks: readonly Mark[], about: string): string {
  const format = formatOf(indicator);
  const known = marks.flatMap(({ value, name }) => (value === null ? [] : [{ value, name }]));
  const [most, least] = [known[0], known.at(-1)];
  if (most === undefined || least === undefined) return `${about}: nadie lo reporta`;
  if (known.length === 1) return `${about}: ${most.name}, ${format(most.value)} ${indicator.unit}`;
  return `${about}: de ${format(least.value)} en ${least.name} a ${format(most.value)} en ${most.name}`;
}

/**
 * The figures of a period on the map. Years with months missing are coloured only when nobody reports the year whole;
 * otherwise they would pass for low figures, and are told apart under the map.
 */
export function IndicatorMap({ data }: { data: IndicatorData }) {
  const { indicator, address } = data;
  const { map } = indicator;
  if (map === null || map.marks.every(({ value }) => value === null)) return null;
  const format = formatOf(indicator);
  const hasWhole = map.marks.some(isWhole);
  const coloured = hasWhole ? map.marks.filter((mark) => isWhole(mark) || mark.value === null) : map.marks;
  const aside = hasWhole ? map.marks.filter((mark) => mark.value !== null && !isWhole(mark)) : [];
  const about = `${periodWords(map.period)}${address.breakdown === null ? '' : `, ${address.breakdown}`}`;
  return (
    <>
      <Choropleth
        id={`${indicator.id}-${map.period.replace('/', '-')}`}
        title={findingOf(indicator, coloured, about)}
        unit={unitWords(indicator, [map.series])}
        valueName={indicator.unit}
        source={`tabla nacional de ${indicator.standard.title}${indicator.population === null ? '' : `; población: ${indicator.population}`}.`}
        level={map.level}
        format={format}
        values={coloured.map((mark) => {
          const note = notesOf(mark);
          return { ...mark, ...(note !== '' && { note }) };
        })}
        note={missingWords(data)}
        {...(address.breakdown === null && { csvHref: csvOf(indicator, map) })}
      />
      {aside.length > 0 && <PartialFigures marks={aside} indicator={indicator} />}
    </>
  );
}

/** The same figures at an address that lasts. */
const csvOf = ({ csvUrl }: Indicator, { period, level }: { period: string; level: string }): string =>
  `${csvUrl}?${new URLSearchParams({ period, level: level.toLowerCase() }).toString()}`;

/** How many there are, so that an empty map is not read as zero. */
function missingWords({ indicator: { map }, governments }: IndicatorData): string {
  if (map === null) return '';
  const all =
    map.level === 'STATE'
      ? `los ${formatNumber(governments.states)} estados`
      : `los ${formatNumber(governments.municipalities)} municipios`;
  const reported = map.marks.filter(({ value }) => value !== null).length;
  return `Hay cifra de ${formatNumber(reported)} de ${all}. De los demás no se sabe: que nadie publique no quiere decir cero.`;
}

function PartialFigures({ marks, indicator }: { marks: Mark[]; indicator: Indicator }) {
  const format = formatOf(indicator);
  return (
    <section aria-labelledby="incompletos" className="stack-tight">
      <h3 id="incompletos">Fuera del mapa: periodos incompletos</h3>
      <p className="small soft">
        No se colorean porque parecerían cifras bajas. Es lo que se reportó, sin completar.
      </p>
      <DataTable
        caption="Gobiernos con el periodo incompleto"
        captionHidden
        keyOf={({ cvegeo }) => cvegeo}
        rows={marks}
        columns={[
          { title: 'Gobierno', cell: ({ fullName }) => fullName },
          {
            title: indicator.unit,
            isNumber: true,
            cell: ({ value }) => (value === null ? '' : format(value)),
          },
          { title: 'Qué le falta', cell: notesOf },
        ]}
      />
    </section>
  );
}
