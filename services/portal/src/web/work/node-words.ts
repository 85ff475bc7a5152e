/** A node as the hub's coordinators read it. */
export type NetworkNode = {
  id: string;
  cvegeo: string;
  governmentName: string;
  title: string;
  url: string;
  contactEmail: string | null;
  state: 'proposed' | 'approved' | 'refused' | 'revoked';
  reason: string | null;
  registeredAt: string;
  decidedAt: string | null;
  announcedNumber: number;
  appliedNumber: number;
  lastHintAt: string | null;
  lastSuccessAt: string | null;
  sourceId: string | null;
  health: 'healthy' | 'degraded' | 'held' | null;
  message: string | null;
  keys: NodeKey[];
};
export type NodeKey = {
  kid: string;
  state: 'active' | 'retired' | 'revoked';
  addedAt: string;
  endedAt: string | null;
  reason: string | null;
};

export type Receipt = { number: number; kind: 'received' | 'applied'; at: string };

export const nodeStates = {
  waiting: { kind: 'late', word: 'Sin registrar' },
  proposed: { kind: 'late', word: 'Por aprobar' },
  approved: { kind: 'good', word: 'Aprobado' },
  refused: { kind: 'bad', word: 'Rechazado' },
  revoked: { kind: 'bad', word: 'Revocado' },
} as const;

export const keyStates = {
  active: { kind: 'good', word: 'En uso' },
  retired: { kind: 'none', word: 'Reemplazada' },
  revoked: { kind: 'bad', word: 'Revocada' },
} as const;

export const receiptWords = {
  received: 'Aviso recibido',
  applied: 'En la vista nacional',
} as const;

/** A key's name (SHA-256, in base64url) as hexadecimal in groups of four: upper and lower case sound the same. */
export function fingerprintOf(kid: string): string {
  const bytes = Uint8Array.from(atob(kid.replaceAll('-', '+').replaceAll('_', '/')), (byte) =>
    byte.charCodeAt(0),
  );
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return (hex.match(/.{1,4}/g) ?? []).join(' ');
}

/** How far the network is with what a node tells. */
export function progressOf({ announcedNumber, appliedNumber }: NetworkNode): string {
  if (announcedNumber <= appliedNumber)
    return appliedNumber === 0
      ? 'Todavía no se aplica ningún cambio.'
      : `Al corriente: el cambio ${appliedNumber} ya está en la vista nacional.`;
  return `Anunció el cambio ${announcedNumber}; en la vista nacional está hasta el ${appliedNumber}.`;
}
