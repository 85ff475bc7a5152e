import { countOf } from '../../format.ts';
import { type Step, type ValueClass, stepOf } from './classes.ts';
import { radiusOf } from './marks.ts';
import { fillOf, legendFills } from './patterns.tsx';

/** The classes in words, each with how many governments are in it, and those of whom nothing is known. */
export function ChoroplethLegend({
  fillId,
  classes,
  missing,
  shape,
}: {
  fillId: string;
  classes: readonly ValueClass[];
  missing: number;
  shape: 'area' | 'dot';
}) {
  return (
    <ul className="chart-legend" data-legend="">
      {classes.map(({ label, count }, place) => (
        <li key={label}>
          <Swatch fillId={fillId} step={stepOf(place, classes.length)} shape={shape} />
          <span>
            {label} <span className="soft">({countOf(count, 'gobierno', 'gobiernos')})</span>
          </span>
        </li>
      ))}
      {missing > 0 && (
        <li>
          <Swatch fillId={fillId} step="missing" shape={shape} />
          <span>
            Sin dato <span className="soft">({countOf(missing, 'gobierno', 'gobiernos')}); no es cero</span>
          </span>
        </li>
      )}
    </ul>
  );
}

function Swatch({ fillId, step, shape }: { fillId: string; step: Step | 'missing'; shape: 'area' | 'dot' }) {
  return (
    <svg viewBox="0 0 26 18" aria-hidden="true">
      {shape === 'area' ? (
        <rect className="area" x="1" y="1" width="24" height="16" fill={fillOf(legendFills(fillId), step)} />
      ) : (
        <circle className={`dot dot-${step}`} cx="13" cy="9" r={Math.min(8.4, radiusOf(step) * 0.75)} />
      )}
    </svg>
  );
}
