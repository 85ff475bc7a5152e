import { ChartBlock } from '../chart/chart-block.tsx';
import type { ChartTable } from '../chart/chart-table.ts';
import { type Figure, type Month, changeText, gradeText, monthInWords } from './scorecard-data.ts';

type Frame = { left: number; right: number; top: number; bottom: number };
const wide: Frame = { left: 40, right: 930, top: 16, bottom: 240 };
const small: Frame = { left: 34, right: 322, top: 30, bottom: 128 };
const ticks = [0, 25, 50, 75, 100];

const shortMonths = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const shortMonth = (month: string) =>
  `${shortMonths[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(2, 4)}`;

type Point = { month: string; value: number | null; isDemonstration: boolean };

/** The months of a grade, and of each of its figures in a panel of the same scale; a gap is a month without data. */
export function ScoreHistory({
  name,
  history,
  figures,
}: {
  name: string;
  history: Month[];
  figures: Figure[];
}) {
  if (history.filter(({ grade }) => grade !== null).length < 2) return null;
  const hasMadeUp = history.some(({ isDemonstration }) => isDemonstration);
  const told = {
    unit: 'Calificación de 0 a 100, por mes',
    source: 'calificaciones de la Red México Abierto.',
    note: hasMadeUp
      ? 'Los puntos huecos son meses inventados para que la demostración tenga pasado; no son de ningún gobierno.'
      : undefined,
    table: tableOf(history, figures),
  };
  const overall = history.map(({ month, grade, isDemonstration }) => ({
    month,
    value: grade,
    isDemonstration,
  }));
  return (
    <>
      <ChartBlock id="historia" title={sentenceOf(name, history)} {...told}>
        <div className="series-scroll" tabIndex={0} role="group" aria-label="Gráfica de la calificación">
          <Line
            points={overall}
            frame={wide}
            size={[960, 280]}
            label={wordsOf('Calificación', overall)}
            everyMonth
          />
        </div>
      </ChartBlock>
      <ChartBlock
        id="historia-cifras"
        title="Cada cifra, en la misma escala"
        {...told}
        heading={3}
        hasOwnTable
      >
        <div className="small-multiples">
          {figures.map(({ id, name: title }) => {
            const points = history.map(({ month, figures: values, isDemonstration }) => ({
              month,
              value: values.find((each) => each.id === id)?.value ?? null,
              isDemonstration,
            }));
            return (
              <Line
                key={id}
                points={points}
                frame={small}
                size={[340, 160]}
                title={title}
                label={wordsOf(title, points)}
              />
            );
          })}
        </div>
      </ChartBlock>
    </>
  );
}

function Line({
  points,
  frame,
  size: [width, height],
  label,
  title,
  everyMonth = false,
}: {
  points: Point[];
  frame: Frame;
  size: [number, number];
  label: string;
  title?: string;
  everyMonth?: boolean;
}) {
  const step = (frame.right - frame.left) / Math.max(1, points.length - 1);
  const x = (place: number) => Math.round(frame.left + place * step);
  const y = (value: number) => Math.round(frame.bottom - (value / 100) * (frame.bottom - frame.top));
  const isNamed = (place: number) =>
    everyMonth ? place % 2 === 0 || points.length < 9 : place === 0 || place === points.length - 1;
  return (
    <svg
      data-drawing=""
      viewBox={`0 0 ${width} ${height}`}
      className="series-chart"
      role="img"
      aria-label={label}
    >
      {title !== undefined && (
        <text className="panel-title" x="0" y="14">
          {title}
        </text>
      )}
      {ticks
        .filter((tick) => everyMonth || tick % 50 === 0)
        .map((tick) => (
          <g key={tick}>
            <path className="gridline" d={`M${frame.left} ${y(tick)}H${frame.right}`} />
            <text className="tick" x={frame.left - 6} y={y(tick) + 5} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
      {points.map(
        ({ month }, place) =>
          isNamed(place) && (
            <text
              key={month}
              className="tick"
              x={x(place)}
              y={frame.bottom + 20}
              textAnchor={place === 0 ? 'start' : place === points.length - 1 ? 'end' : 'middle'}
            >
              {shortMonth(month)}
            </text>
          ),
      )}
      <g className="series front">
        <path className="line" d={pathOf(points, { x, y })} />
        {points.map(
          ({ month, value, isDemonstration }, place) =>
            value !== null && (
              <circle
                key={month}
                className={isDemonstration ? 'point hollow' : 'point'}
                cx={x(place)}
                cy={y(value)}
                r={everyMonth ? 4.5 : 3}
              />
            ),
        )}
      </g>
    </svg>
  );
}

/** Broken where a month is missing or has no data. */
function pathOf(
  points: readonly Point[],
  { x, y }: { x: (place: number) => number; y: (value: number) => number },
): string {
  return points
    .map(({ value }, place) => {
      if (value === null) return '';
      const before = points[place - 1]?.value ?? null;
      return `${before === null ? 'M' : 'L'}${x(place)} ${y(value)}`;
    })
    .join('');
}

function sentenceOf(name: string, history: readonly Month[]): string {
  const known = history.filter(({ grade }) => grade !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first.grade === null || last.grade === null) return `La calificación de ${name}`;
  const change = Math.round((last.grade - first.grade) * 10) / 10;
  const since = `${monthInWords(first.month)}${first.isDemonstration ? ' (mes inventado)' : ''}`;
  const isNewest = last.month === history.at(-1)?.month;
  return isNewest
    ? `${name} ${changeText(change)} desde ${since}: va en ${gradeText(last.grade)}`
    : `${name} no tiene hoy datos suficientes: su última calificación fue ${gradeText(last.grade)}, en ${monthInWords(last.month)}${last.isDemonstration ? ' (mes inventado)' : ''}`;
}

function wordsOf(title: string, points: readonly Point[]): string {
  const known = points.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return `${title}: sin datos.`;
  return `${title}: ${gradeText(first.value)} en ${monthInWords(first.month)}, ${gradeText(last.value)} en ${monthInWords(last.month)}.`;
}

function tableOf(history: Month[], figures: readonly Figure[]): ChartTable<Month> {
  return {
    rows: history.toReversed(),
    columns: [
      { title: 'Mes', value: ({ month }) => month.slice(0, 7), cell: ({ month }) => monthInWords(month) },
      {
        title: 'Calificación',
        value: ({ grade }) => grade,
        isNumber: true,
        cell: ({ grade }) => gradeText(grade),
      },
      ...figures.map(({ id, name }) => ({
        title: name,
        isNumber: true,
        value: ({ figures: values }: Month) => values.find((each) => each.id === id)?.value ?? null,
        cell: ({ figures: values }: Month) => gradeText(values.find((each) => each.id === id)?.value ?? null),
      })),
      {
        title: 'Mes de demostración',
        value: ({ isDemonstration }) => isDemonstration,
        cell: ({ isDemonstration }) => (isDemonstration ? 'sí, inventado' : 'no'),
      },
    ],
  };
}
