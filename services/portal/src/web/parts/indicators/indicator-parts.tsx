import { ChartBlock } from '../chart/chart-block.tsx';
import { DotPicture } from '../chart/dot-picture.tsx';
import { DotRows } from '../chart/dot-rows.tsx';
import { ticksTo } from '../ticks.ts';
import { type IndicatorData, formatOf, notesOf, periodWords, tickFormat } from './indicator-data.ts';

const mostShown = 15;

/** What one government's figure is made of, largest first. */
export function IndicatorParts({ data: { indicator, parts } }: { data: IndicatorData }) {
  if (parts === null || indicator.breakdownTitle === null) return null;
  const format = formatOf(indicator);
  const known = parts.parts.flatMap((part) => (part.value === null ? [] : [{ ...part, value: part.value }]));
  const [most] = known;
  if (most === undefined || known.length < 2) return null;
  const shown = known.slice(0, mostShown);
  const dots = shown.map((part) => ({
    key: part.breakdown,
    name: part.breakdown,
    value: part.value,
    words: [format(part.value), notesOf(part)].filter(Boolean).join('; '),
  }));
  const ticks = ticksTo(most.value);
  return (
    <ChartBlock
      id={`${indicator.id}-desglose`}
      title={`${parts.of.name}, ${periodWords(parts.period)}: «${most.breakdown}» tiene la cifra más alta, ${format(most.value)}`}
      unit={`${indicator.breakdownTitle}; ${indicator.unit}${known.length > shown.length ? `; los ${mostShown} más altos de ${known.length}, todos en el CSV` : ''}`}
      source={`tabla nacional de ${indicator.standard.title}.`}
      hasOwnTable
      table={{
        rows: known,
        columns: [
          { title: indicator.breakdownTitle, value: ({ breakdown }) => breakdown },
          { title: indicator.unit, value: ({ value }) => value, isNumber: true },
          { title: 'Numerador', value: ({ numerator }) => numerator, isNumber: true },
          { title: 'Nota', value: notesOf },
        ],
      }}
      picture={() => (
        <DotPicture panels={[{ title: '', dots }]} ticks={ticks} format={tickFormat(ticks, format)} />
      )}
    >
      <DotRows dots={dots} ticks={ticks} format={tickFormat(ticks, format)} unit={indicator.unit} />
    </ChartBlock>
  );
}
