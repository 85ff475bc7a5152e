import { ChartBlock } from '../chart/chart-block.tsx';
import type { ChartTable } from '../chart/chart-table.ts';
import {
  type Indicator,
  type IndicatorData,
  type Line,
  type LineFigure,
  formatOf,
  isWhole,
  notesOf,
  periodWords,
  unitWords,
} from './indicator-data.ts';
import { type Frame, type Scale, apart, pointsOf, scaleOf } from './series-geometry.ts';
import { Axes, Breaks, SeriesLine } from './series-marks.tsx';

const wide: Frame = { left: 64, right: 730, top: 34, bottom: 340 };
const small: Frame = { left: 52, right: 284, top: 30, bottom: 146 };

/** The years of some governments: all together, and one panel each on the same scale with the others behind. */
export function IndicatorSeries({ data }: { data: IndicatorData }) {
  const { indicator, lines } = data;
  const drawn = lines.filter((line) => pointsOf(line).length > 0);
  const scale = scaleOf(drawn, wide);
  if (scale === null) return null;
  const smallScale = scaleOf(drawn, small);
  const format = formatOf(indicator);
  const { note, ...told } = {
    unit: unitWords(indicator, [data.address.breakdown ?? '']),
    source: `tabla nacional de ${indicator.standard.title}${indicator.population === null ? '' : `; población: ${indicator.population}`}.`,
    table: tableOf(lines, indicator),
    note: noteOf(indicator, lines),
  };
  const breaks = indicator.breaks.map(({ year }) => year);
  return (
    <>
      <ChartBlock id={`${indicator.id}-serie`} title={changeOf(drawn, format)} note={note} {...told}>
        <div className="series-scroll" tabIndex={0} role="group" aria-label="Gráfica de la serie">
          <svg
            data-drawing=""
            viewBox="0 0 960 372"
            className="series-chart"
            role="img"
            aria-label={words(drawn, format)}
          >
            <Axes scale={scale} frame={wide} format={format} everyYear />
            <Breaks years={breaks} scale={scale} frame={wide} isNamed />
            {drawn.map((line, place) => (
              <SeriesLine
                key={line.government.cvegeo}
                line={line}
                scale={scale}
                className={`dash-${place % 4}`}
              />
            ))}
            <LineNames lines={drawn} scale={scale} />
          </svg>
        </div>
      </ChartBlock>
      {drawn.length > 1 && smallScale !== null && (
        <ChartBlock
          id={`${indicator.id}-por-gobierno`}
          title="Cada gobierno, en la misma escala"
          {...told}
          hasOwnTable
          heading={3}
        >
          <div className="small-multiples">
            {drawn.map((line) => (
              <div key={line.government.cvegeo} className="series-panel">
                <svg
                  data-drawing=""
                  viewBox="0 0 300 174"
                  className="series-chart"
                  role="img"
                  aria-label={words([line], format)}
                >
                  <text className="panel-title" x="0" y="14">
                    {line.government.name}
                  </text>
                  <Axes scale={smallScale} frame={small} format={format} everyYear={false} />
                  <Breaks years={breaks} scale={smallScale} frame={small} isNamed={false} />
                  {drawn
                    .filter((other) => other !== line)
                    .map((other) => (
                      <SeriesLine
                        key={other.government.cvegeo}
                        line={other}
                        scale={smallScale}
                        className="behind"
                      />
                    ))}
                  <SeriesLine line={line} scale={smallScale} className="front" />
                </svg>
              </div>
            ))}
          </div>
        </ChartBlock>
      )}
    </>
  );
}

/** Names beside the last point of each line, so that nobody looks them up in a legend. */
function LineNames({ lines, scale }: { lines: Line[]; scale: Scale }) {
  const ends = lines.map((line) => pointsOf(line).at(-1));
  const heights = apart(
    ends.map((end) => (end === undefined ? 0 : scale.y(end.figure.value))),
    19,
  );
  return lines.map(({ government }, place) => {
    const end = ends[place];
    const height = heights[place] ?? 0;
    if (end === undefined) return null;
    return (
      <g key={government.cvegeo}>
        <path
          className="leader"
          d={`M${scale.x(end.year) + 6} ${scale.y(end.figure.value)}L${wide.right + 14} ${height}`}
        />
        <text className="name" x={wide.right + 18} y={height + 5}>
          {government.name}
        </text>
      </g>
    );
  });
}

/** How much each changed between its first and last whole year of one series: said of the one that changed most. */
function changeOf(lines: readonly Line[], format: (value: number) => string): string {
  const changes = lines.flatMap((line) => {
    const whole = pointsOf(line).filter(({ figure }) => isWhole(figure));
    const last = whole.at(-1);
    const first = whole.find(({ figure }) => figure.series === last?.figure.series);
    return first !== undefined && last !== undefined && first.year < last.year
      ? [{ name: line.government.name, first, last, by: Math.abs(last.figure.value - first.figure.value) }]
      : [];
  });
  const [most] = changes.toSorted((a, b) => b.by - a.by);
  if (most === undefined) return 'Ningún gobierno tiene dos años completos que comparar';
  const { name, first, last } = most;
  const verb = last.figure.value > first.figure.value ? 'subió' : 'bajó';
  return `${name} ${verb} de ${format(first.figure.value)} en ${first.year} a ${format(last.figure.value)} en ${last.year}${changes.length > 1 ? ', el mayor cambio de los que se muestran' : ''}`;
}

const words = (lines: readonly Line[], format: (value: number) => string): string =>
  `Serie por año. ${lines
    .map((line) => {
      const points = pointsOf(line);
      const [first, last] = [points[0], points.at(-1)];
      return first === undefined || last === undefined
        ? line.government.name
        : `${line.government.name}: ${format(first.figure.value)} en ${first.year}, ${format(last.figure.value)} en ${last.year}`;
    })
    .join('; ')}.`;

function noteOf({ breaks }: Indicator, lines: readonly Line[]): string {
  const figures = lines.flatMap((line) => line.figures);
  const spans = lines.filter((line) => line.figures.some(({ period }) => period.includes('/')));
  return [
    ...(figures.some(({ flags }) => flags.includes('PARTIAL'))
      ? ['Los puntos huecos son años incompletos: lo que se reportó, sin completar y sin unir a los demás.']
      : []),
    ...(spans.length > 0
      ? [
          `${spans.map(({ government }) => government.name).join(', ')}: sus renglones suman varios años y no tienen lugar en la línea.`,
        ]
      : []),
    ...breaks
      .filter(({ year }) => figures.some(({ period }) => Number(period) >= year))
      .map(({ why }) => why),
  ].join(' ');
}

type Row = { government: Line['government']; figure: LineFigure };

function tableOf(lines: readonly Line[], indicator: Indicator): ChartTable<Row> {
  const format = formatOf(indicator);
  return {
    rows: lines.flatMap(({ government, figures }) => figures.map((figure) => ({ government, figure }))),
    columns: [
      { title: 'Clave', value: ({ government }) => government.cvegeo, isOnlyInFile: true },
      { title: 'Gobierno', value: ({ government }) => government.fullName },
      {
        title: 'Periodo',
        value: ({ figure }) => figure.period,
        cell: ({ figure }) => periodWords(figure.period),
      },
      ...(indicator.breaks.length > 0
        ? [{ title: 'Metodología', value: ({ figure }: Row) => figure.series }]
        : []),
      {
        title: indicator.unit,
        isNumber: true,
        value: ({ figure }) => figure.value,
        cell: ({ figure }) => (figure.value === null ? 'sin dato' : format(figure.value)),
      },
      {
        title: 'Numerador',
        isNumber: true,
        value: ({ figure }) => figure.numerator,
        cell: ({ figure }) => numeratorWord(figure),
      },
      { title: 'Nota', value: ({ figure }) => notesOf(figure), cell: ({ figure }) => notesOf(figure) },
    ],
  };
}

const numeratorWord = ({ numerator }: LineFigure): string =>
  numerator === null ? '' : formatOf({ decimals: Number.isInteger(numerator) ? 0 : 1 })(numerator);
