import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import { ChartBlock } from '../chart/chart-block.tsx';
import { DotPicture } from '../chart/dot-picture.tsx';
import { type Dot, DotRows } from '../chart/dot-rows.tsx';
import { ticksTo } from '../ticks.ts';
import { type Flag, formatOf, notesOf, periodWords, tickFormat, unitWords } from './indicator-data.ts';

/** What the comparison asks of each government, within `governments` of `compare`; `$theme` is the page's. */
export const comparedIndicatorsFields = `figures: government { indicators(theme: $theme) {
  indicator { id title unit decimals } period series value flags months
} }`;

export type OwnFigure = {
  indicator: { id: string; title: string; unit: string; decimals: number } | null;
  period: string;
  series: string;
  value: number | null;
  flags: Flag[];
  months: number | null;
};
export type WithFigures = {
  government: { cvegeo: string; name: string; fullName: string };
  figures: { indicators: OwnFigure[] };
};
type Compared = {
  indicator: NonNullable<OwnFigure['indicator']>;
  of: { government: WithFigures['government']; figure: OwnFigure | null }[];
};

/** Indicators that at least two of them report, with the figure of each. */
function comparable(compared: readonly WithFigures[]): Compared[] {
  const indicators = new Map(
    compared
      .flatMap(({ figures }) => figures.indicators)
      .flatMap(({ indicator }) => (indicator === null ? [] : [[indicator.id, indicator] as const])),
  );
  return [...indicators.values()]
    .map((indicator) => ({
      indicator,
      of: compared.map(({ government, figures }) => ({
        government,
        figure: figures.indicators.find((each) => each.indicator?.id === indicator.id) ?? null,
      })),
    }))
    .filter(({ of }) => of.filter(({ figure }) => (figure?.value ?? null) !== null).length > 1);
}

/** The newest figures of several governments: a panel for each indicator that at least two of them report. */
export function ComparedIndicators({ compared }: { compared: WithFigures[] }) {
  const indicators = comparable(compared);
  if (indicators.length === 0) return null;
  const panels = indicators.map(({ indicator, of }) => {
    const format = formatOf(indicator);
    const ticks = ticksTo(Math.max(0, ...of.map(({ figure }) => figure?.value ?? 0)));
    const hasOnePeriod =
      new Set(of.flatMap(({ figure }) => (figure === null || figure.value === null ? [] : [figure.period])))
        .size === 1;
    return {
      id: indicator.id,
      title: unitWords(indicator),
      period: hasOnePeriod ? (of.find(({ figure }) => figure !== null)?.figure?.period ?? '') : '',
      ticks,
      format: tickFormat(ticks, format),
      dots: of.map(({ government, figure }): Dot => ({
        key: government.cvegeo,
        name: government.name,
        value: figure?.value ?? null,
        words: wordsOf(figure, { format, hasOnePeriod }),
      })),
    };
  });
  const rows = indicators.flatMap(({ indicator, of }) => of.map((each) => ({ indicator, ...each })));
  return (
    <ChartBlock
      id="indicadores"
      title={`Se pueden comparar en ${panels.length === 1 ? 'un indicador' : `${panels.length} indicadores`} que al menos dos reportan`}
      unit="La cifra más reciente de cada gobierno; cada recuadro tiene su unidad y su escala"
      source="tablas nacionales de la red; población: INEGI, Censo de Población y Vivienda 2020."
      hasOwnTable
      note="Quien no aparece en una cifra no la reporta, que no es lo mismo que cero. Lea el método de cada indicador antes de sacar conclusiones."
      table={{
        rows,
        columns: [
          { title: 'Indicador', value: ({ indicator }) => indicator.title },
          { title: 'Clave', value: ({ government }) => government.cvegeo },
          { title: 'Gobierno', value: ({ government }) => government.fullName },
          { title: 'Periodo', value: ({ figure }) => figure?.period ?? null },
          { title: 'Valor', value: ({ figure }) => figure?.value ?? null, isNumber: true },
          { title: 'Unidad', value: ({ indicator }) => indicator.unit },
          { title: 'Nota', value: ({ figure }) => (figure === null ? 'no lo publica' : notesOf(figure)) },
        ],
      }}
      picture={() =>
        panels.map(({ id, ticks, format, title, dots }) => (
          <DotPicture key={id} panels={[{ title, dots }]} ticks={ticks} format={format} />
        ))
      }
    >
      <div className="small-multiples indicator-panels">
        {panels.map(({ id, title, period, ticks, format, dots }) => (
          <div key={id}>
            <DotRows dots={dots} ticks={ticks} format={format} unit={title} caption={title} isSmall />
            <p className="small">
              {period !== '' && `${periodWords(period)}. `}
              <Link
                to={paths.indicator(id, {
                  g: dots.flatMap(({ key, value }) => (value === null ? [] : [key])),
                })}
              >
                Método y serie<span className="visually-hidden"> de {title}</span>
              </Link>
            </p>
          </div>
        ))}
      </div>
    </ChartBlock>
  );
}

function wordsOf(
  figure: OwnFigure | null,
  { format, hasOnePeriod }: { format: (value: number) => string; hasOnePeriod: boolean },
): string {
  if (figure === null) return 'no lo publica';
  if (figure.value === null) return notesOf(figure) || 'sin dato';
  const notes = [hasOnePeriod ? '' : periodWords(figure.period), notesOf(figure)].filter(
    (note) => note !== '',
  );
  return `${format(figure.value)}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
}
