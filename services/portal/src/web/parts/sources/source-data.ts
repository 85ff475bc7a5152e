import type { StatusKind } from '../../design/icons.tsx';

export type SourceHealth = 'HEALTHY' | 'DEGRADED' | 'HELD';
export type DayState = 'READ' | 'HELD' | 'FAILED' | 'NONE';

export type SourceDay = {
  day: string;
  state: DayState;
  runs: number;
  failures: number;
  held: number;
  read: number;
  rejected: number;
  changed: number;
};

export type ServiceLevel = {
  freshness: number | null;
  uptime: number | null;
  errors: number | null;
  target: number;
  met: boolean | null;
};

/** A source as every public page shows it. */
export type SourceLine = {
  id: string;
  title: string;
  kind: string;
  health: SourceHealth;
  isOpen: boolean;
  isStale: boolean;
  lastSuccessAt: string | null;
  datasets: number;
  government: { cvegeo: string; fullName: string };
  days: { day: string; state: DayState }[];
  slo: ServiceLevel;
};

export const sourceLineFields = `id title kind health isOpen isStale lastSuccessAt datasets
  government { cvegeo fullName } days(last: 30) { day state } slo { freshness uptime errors target met }`;

type Standing = { health: SourceHealth; isOpen: boolean; isStale: boolean };

/** How a source is, in two or three words. Paused comes first: what it was before no longer matters. */
export function standingOf({ health, isOpen, isStale }: Standing): { kind: StatusKind; word: string } {
  if (!isOpen) return { kind: 'none', word: 'En pausa' };
  if (health === 'HELD') return { kind: 'bad', word: 'Retenida' };
  if (health === 'DEGRADED') return { kind: isStale ? 'bad' : 'late', word: 'Con fallas' };
  return isStale ? { kind: 'late', word: 'Atrasada' } : { kind: 'good', word: 'Sana' };
}

export const healthWords: Record<SourceHealth, string> = {
  HEALTHY: 'Sanas',
  DEGRADED: 'Con fallas',
  HELD: 'Retenidas',
};

export const dayWords: Record<DayState, string> = {
  READ: 'leída',
  HELD: 'retenida',
  FAILED: 'falló',
  NONE: 'sin turno',
};

const HOUR_MS = 3_600_000;

/** `hace 2 h`, `hace 3 días`; and `hace un momento` for what has just been or is to come. */
export function agoOf(instant: string, now: string): string {
  const ms = Math.max(0, Date.parse(now) - Date.parse(instant));
  const [minutes, hours, days] = [ms / 60_000, ms / HOUR_MS, ms / (24 * HOUR_MS)].map(Math.floor);
  if (minutes === undefined || hours === undefined || days === undefined || minutes < 1)
    return 'hace un momento';
  if (hours < 1) return `hace ${minutes} min`;
  if (days < 1) return `hace ${hours} h`;
  return days === 1 ? 'hace un día' : `hace ${days} días`;
}

/** `cada día`, `cada 6 horas`, `cada semana`. */
export function everyOf(hours: number): string {
  if (hours === 24) return 'cada día';
  if (hours === 168) return 'cada semana';
  if (hours % 24 === 0) return `cada ${hours / 24} días`;
  return hours === 1 ? 'cada hora' : `cada ${hours} horas`;
}
