import type { KeyboardEvent } from 'react';

/**
 * Moves the focus over what a board or a table holds, while the focus is on one of its links: letters typed elsewhere
 * mean nothing. The whole is marked `data-board`, each column `data-column`, what can be reached in it `data-stop`.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const columns = event.currentTarget.closest('[data-board]')?.querySelectorAll('[data-column]') ?? [];
  const stops = [...columns]
    .map((column) => [...column.querySelectorAll<HTMLElement>('[data-stop]')])
    .filter((column) => column.length > 0);
  const next = nextStop(stops, event.currentTarget, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Where a key leads from one of the stops; undefined when it leads nowhere. */
export function nextStop<Stop>(columns: readonly Stop[][], from: Stop, key: string): Stop | undefined {
  const column = columns.findIndex((stops) => stops.includes(from));
  const stops = columns[column];
  if (!stops) return undefined;
  const row = stops.indexOf(from);
  const beside = (step: number) => {
    const other = columns[column + step];
    return other?.[Math.min(row, other.length - 1)];
  };
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return stops[row + 1];
    case 'ArrowUp':
    case 'k':
      return row === 0 ? undefined : stops[row - 1];
    case 'ArrowRight':
    case 'l':
      return beside(1);
    case 'ArrowLeft':
    case 'h':
      return column === 0 ? undefined : beside(-1);
    case 'Home':
      return stops[0];
    case 'End':
      return stops.at(-1);
    default:
      return undefined;
  }
}
