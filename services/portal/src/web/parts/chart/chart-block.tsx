import { type ReactNode, useRef } from 'react';
import { ChartDownloads } from './chart-downloads.tsx';
import type { ChartTable } from './chart-table.ts';
import { ChartTwin } from './chart-twin.tsx';

export type ChartBlockProps<Row> = {
  /** Anchor on the page, and beginning of the names of its files. */
  id: string;
  /** A sentence that says what the chart shows. */
  title: string;
  unit: string;
  /** Who made the figures, and whose population; it follows «Fuente:». */
  source: string;
  table: ChartTable<Row>;
  /** The chart itself: drawings marked `<svg data-drawing>`, and their legend `<ul data-legend>`. */
  children: ReactNode;
  /** Of the title; 2 unless told. */
  heading?: 2 | 3;
  /** What a reader must know to read it well. */
  note?: ReactNode;
  /** The chart is a table already. */
  hasOwnTable?: boolean;
  /** The SVG that is saved when the chart on the page is none. */
  picture?: () => ReactNode;
  /** A lasting address of the same figures as CSV. */
  csvHref?: string;
};

/**
 * Every chart of the portal that can be taken away: its sentence, its unit, the drawing, its source, the table of its
 * figures, and PNG, SVG and CSV to download.
 */
export function ChartBlock<Row>(props: ChartBlockProps<Row>) {
  const { id, title, unit, source, table, children, note, picture, csvHref } = props;
  const { heading = 2, hasOwnTable = false } = props;
  const figure = useRef<HTMLElement>(null);
  const Heading = heading === 2 ? 'h2' : 'h3';
  return (
    <figure ref={figure} className="chart-block" aria-labelledby={id}>
      <div>
        <Heading id={id}>{title}</Heading>
        <p className="small soft">{unit}</p>
      </div>
      {children}
      <figcaption className="small soft">
        {note !== undefined && <p>{note}</p>}
        <p>Fuente: {source}</p>
      </figcaption>
      {!hasOwnTable && <ChartTwin title={title} table={table} />}
      <ChartDownloads
        figure={figure}
        fileName={id}
        words={{ title, unit, source }}
        table={table}
        csvHref={csvHref}
        picture={picture}
      />
    </figure>
  );
}
