/** A harvested portal as its people read it. */
export type Source = {
  id: string;
  cvegeo: string;
  kind: 'ckan' | 'data-json';
  title: string;
  url: string;
  state: 'proposed' | 'approved' | 'paused' | 'revoked';
  health: 'healthy' | 'degraded' | 'held' | null;
  lastSuccessAt: string | null;
};

export const stateWords = {
  proposed: { kind: 'late', word: 'Por aprobar' },
  approved: { kind: 'good', word: 'Conectada' },
  paused: { kind: 'none', word: 'En pausa' },
  revoked: { kind: 'bad', word: 'Revocada' },
} as const;

export const healthWords = {
  healthy: { kind: 'good', word: 'Se lee bien' },
  degraded: { kind: 'late', word: 'Con fallas' },
  held: { kind: 'bad', word: 'Retenida: espera una decisión' },
} as const;
