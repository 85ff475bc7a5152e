import type { ReactNode } from 'react';
import type { Step } from './classes.ts';

/**
 * Fills of the five steps and of what is missing. Besides its lightness each step has a texture of its own, so that the
 * map is read without colour: plain, dots, lines, crossed lines, solid; what is missing is hatched the other way. `scale`
 * is that of the window, so that textures are as fine on a state's map as on the country's.
 */
export function ClassFills({ id, scale = 1 }: { id: string; scale?: number }) {
  return (
    <defs>
      <Fill id={id} scale={scale} step="lowest" />
      <Fill id={id} scale={scale} step="low">
        <circle cx="2.5" cy="2.5" r="0.9" />
        <circle cx="7.5" cy="7.5" r="0.9" />
      </Fill>
      <Fill id={id} scale={scale} step="middle">
        <path d="M-1 6L6 -1M4 11L11 4" />
      </Fill>
      <Fill id={id} scale={scale} step="high">
        <path d="M-1 6L6 -1M4 11L11 4M-1 4L6 11M4 -1L11 6" />
      </Fill>
      <Fill id={id} scale={scale} step="highest" />
      <pattern
        id={`${id}-missing`}
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform={`scale(${scale})`}
      >
        <rect className="fill-missing" width="8" height="8" />
        <path className="hatch-missing" d="M-1 3L5 9M3 -1L9 5" />
      </pattern>
    </defs>
  );
}

function Fill({
  id,
  scale,
  step,
  children,
}: {
  id: string;
  scale: number;
  step: Step;
  children?: ReactNode;
}) {
  return (
    <pattern
      id={`${id}-${step}`}
      width="10"
      height="10"
      patternUnits="userSpaceOnUse"
      patternTransform={`scale(${scale})`}
    >
      <rect className={`fill-${step}`} width="10" height="10" />
      <g className={`texture-${step}`}>{children}</g>
    </pattern>
  );
}

/** The fills of the legend, whose swatches are never zoomed. */
export const legendFills = (id: string): string => `${id}-legend`;

export const fillOf = (id: string, step: Step | 'missing') => `url(#${id}-${step})`;
