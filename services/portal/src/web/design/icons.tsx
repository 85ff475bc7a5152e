/** The network's own sign: a ring of governments, open on one side; two are filled, one is yet to come. */
export function WordmarkSign() {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path
        d="M31.3 8.7a16 16 0 1 0 4.5 13.8"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.4"
        strokeLinecap="round"
      />
      <path d="M13 25.5 20 14l7.5 11.5z" fill="none" stroke="currentColor" strokeWidth="2.2" />
      <circle cx="13" cy="25.5" r="4" fill="currentColor" />
      <circle cx="20" cy="14" r="4" fill="currentColor" />
      <circle cx="27.5" cy="25.5" r="3.6" fill="var(--paper, #fff)" stroke="currentColor" strokeWidth="2.2" />
    </svg>
  );
}

/** Each theme's drawing, in white on its hue, above a strip with the theme's own pattern for readers without colour. */
const drawings: Record<string, { icon: string; pattern: string }> = {
  resilience: {
    icon: 'M5 12 12 6l7 6M7 11v6h10v-6M11 17v-3.5h2V17',
    pattern: 'M0 24l4-4M5 24l4-4M10 24l4-4M15 24l4-4M20 24l4-4',
  },
  security: {
    icon: 'M12 4.5 18 7v4.2c0 3.4-2.4 5.6-6 7-3.6-1.4-6-3.6-6-7V7zM9.3 11.4l2 2 3.5-3.7',
    pattern: 'M2 22h.01M6 22h.01M10 22h.01M14 22h.01M18 22h.01M22 22h.01',
  },
  mobility: {
    icon: 'M6 14V7.5h12V14zM6 11h12M8 14v2.5M16 14v2.5',
    pattern: 'M1 22h4M8 22h4M15 22h4M22 22h2',
  },
  cadastre: {
    icon: 'M5 6h14v11H5zM11 6v11M5 11h6M11 13h8',
    pattern: 'M0 22h24M3 20v4M8 20v4M13 20v4M18 20v4M23 20v4',
  },
};

export function ThemeIcon({ theme }: { theme: string }) {
  const drawing = drawings[theme];
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" fill="var(--hue, var(--ink-soft))" rx="2" />
      {drawing && (
        <g fill="none" stroke="var(--paper-raised)" strokeLinecap="round" strokeLinejoin="round">
          <path d={drawing.icon} strokeWidth="1.5" />
          <path d={drawing.pattern} strokeWidth="1.2" />
        </g>
      )}
    </svg>
  );
}

export type StatusKind = 'good' | 'late' | 'bad' | 'none';

/** A shape for each status, so that none depends on its colour: full, half, cross, empty. */
export function StatusShape({ kind }: { kind: StatusKind }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {kind === 'bad' ? (
        <path d="M2 2l8 8M10 2 2 10" stroke="currentColor" strokeWidth="2.4" />
      ) : (
        <circle
          cx="6"
          cy="6"
          r="4.8"
          fill={kind === 'good' ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth="1.6"
        />
      )}
      {kind === 'late' && <path d="M6 1.2a4.8 4.8 0 0 1 0 9.6z" fill="currentColor" />}
    </svg>
  );
}
