import { slugify } from '@rma/domain';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { useHydrated } from '../hydrated.ts';
import { type ChartTable, chartCsv } from './chart-table.ts';
import { type PictureWords, composePicture, pngOf, svgText } from './picture.ts';
import { inLightScheme } from './standalone-svg.ts';
import { saveFile } from './save-file.ts';

type Form = 'svg' | 'png';

/**
 * A chart's image and figures to keep. Browsers make them from what the page shows, so nothing is asked of the server;
 * until the page runs, `csvHref` (an address of the same figures) is the only one offered.
 */
export function ChartDownloads<Row>({
  figure,
  fileName,
  words,
  table,
  csvHref,
  picture,
}: {
  /** Where the drawing and the legend are. */
  figure: RefObject<HTMLElement | null>;
  /** Its beginning; letters, digits and hyphens are kept. */
  fileName: string;
  words: PictureWords;
  table: ChartTable<Row>;
  csvHref?: string | undefined;
  /** Drawn, out of sight, only while it is saved: for charts that are no SVG on the page. */
  picture?: (() => ReactNode) | undefined;
}) {
  const [drawing, setDrawing] = useState<Form | null>(null);
  const [problem, setProblem] = useState('');
  const isHydrated = useHydrated();
  const name = slugify(fileName);

  useEffect(() => {
    if (drawing === null || figure.current === null) return;
    const shown = figure.current;
    const composed = inLightScheme(() => composePicture(shown, words));
    setDrawing(null);
    if (composed === null) return;
    if (drawing === 'svg') {
      saveFile(new Blob([svgText(composed)], { type: 'image/svg+xml' }), { fileName: `${name}.svg` });
      return;
    }
    void pngOf(composed).then((blob) => {
      if (blob === null) setProblem('Su navegador no pudo hacer el PNG; el SVG sí está disponible.');
      else saveFile(blob, { fileName: `${name}.png` });
    });
  }, [drawing, figure, words, name]);

  const saveCsv = () =>
    saveFile(new Blob([chartCsv(table)], { type: 'text/csv;charset=utf-8' }), { fileName: `${name}.csv` });
  const ofWhat = <span className="visually-hidden"> de «{words.title}»</span>;
  return (
    <div className="chart-downloads small no-print">
      {(isHydrated || csvHref !== undefined) && <span className="soft">Descargar:</span>}
      {isHydrated && (
        <>
          <button type="button" className="link" onClick={() => setDrawing('png')}>
            PNG{ofWhat}
          </button>
          <button type="button" className="link" onClick={() => setDrawing('svg')}>
            SVG{ofWhat}
          </button>
        </>
      )}
      {csvHref !== undefined ? (
        <a href={csvHref} download>
          CSV{ofWhat}
        </a>
      ) : (
        isHydrated && (
          <button type="button" className="link" onClick={saveCsv}>
            CSV{ofWhat}
          </button>
        )
      )}
      <span role="status">{problem}</span>
      {drawing !== null && picture !== undefined && (
        <div className="chart-out-of-sight" aria-hidden="true">
          {picture()}
        </div>
      )}
    </div>
  );
}
