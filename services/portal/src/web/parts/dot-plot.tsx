import { ChartBlock, type ChartBlockProps } from './chart/chart-block.tsx';
import type { ChartTable } from './chart/chart-table.ts';
import { type Dot, DotRows } from './chart/dot-rows.tsx';
import { DotPicture } from './chart/dot-picture.tsx';
import { ticksTo } from './ticks.ts';

type Government = { cvegeo: string; name: string; fullName: string; population: number | null };
type Point = { government: Government; value: number | null };

/**
 * One dot per government on one common scale, largest first, under a sentence. The chart is a table with a drawn
 * column, so whoever cannot see the dots, or prints them, has the figures in the same place.
 */
export function DotPlot({
  points,
  format,
  absent,
  scaleTo,
  ...told
}: Pick<ChartBlockProps<Point>, 'id' | 'title' | 'unit' | 'source' | 'note' | 'heading' | 'csvHref'> & {
  points: Point[];
  format: (value: number) => string;
  absent: (government: Government) => string;
  scaleTo?: number;
}) {
  const dots = dotsOf(points, { format, absent });
  const ticks = ticksTo(scaleTo ?? Math.max(0, ...points.map(({ value }) => value ?? 0)));
  const table: ChartTable<Point> = {
    rows: points.toSorted(largestFirst),
    columns: [
      { title: 'Clave', value: ({ government }) => government.cvegeo },
      { title: 'Gobierno', value: ({ government }) => government.fullName },
      { title: told.unit, value: ({ value }) => value, isNumber: true },
    ],
  };
  return (
    <ChartBlock
      {...told}
      table={table}
      hasOwnTable
      picture={() => <DotPicture panels={[{ title: '', dots }]} ticks={ticks} format={format} />}
    >
      <DotRows dots={dots} ticks={ticks} format={format} unit={told.unit} />
    </ChartBlock>
  );
}

const largestFirst = (a: Point, b: Point) => (b.value ?? -Infinity) - (a.value ?? -Infinity);

function dotsOf(
  points: Point[],
  { format, absent }: { format: (value: number) => string; absent: (government: Government) => string },
): Dot[] {
  return points.toSorted(largestFirst).map(({ government, value }) => ({
    key: government.cvegeo,
    name: government.name,
    value,
    words: value === null ? absent(government) : format(value),
  }));
}
