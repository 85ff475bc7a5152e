import { signedStates, type MemorandumState } from '@rma/domain';
import type { LedgerEntry } from '@rma/persistence';
import type { Memorandum } from './memorandum-queries.ts';

const causes = {
  'memorandum.drafted': 'se redactó',
  'memorandum.sent-to-review': 'se envió a revisión del gobierno',
  'memorandum.returned': 'se pidieron cambios',
  'memorandum.ready-to-sign': 'el gobierno aceptó el texto',
  'memorandum.reopened': 'se volvió a negociar',
  'memorandum.discarded': 'quedó sin efecto antes de firmarse',
  'memorandum.signed': 'firmaron las dos partes',
  'memorandum.activated': 'inicio de su vigencia',
  'memorandum.expiring': 'se acerca el fin de su vigencia',
  'memorandum.extended': 'un convenio modificatorio amplió su vigencia',
  'memorandum.expired': 'fin de su vigencia',
  'memorandum.suspended': 'se suspendió',
  'memorandum.resumed': 'se reanudó',
  'memorandum.terminated': 'se dio por terminado',
} as const;
export type MemorandumLedgerKind = keyof typeof causes;

/**
 * The ledger entry of a memorandum's change of state. Until both parties have signed, the public learns that
 * there is one and how far it is, and nothing of what it says.
 */
export function memorandumEntry(
  kind: MemorandumLedgerKind,
  memorandum: Memorandum,
  said: { cause?: string | undefined; validUntil?: string; state?: MemorandumState } = {},
): LedgerEntry {
  const { id, folio, cvegeo, valid_from: validFrom, kind: type } = memorandum;
  const isSigned = kind === 'memorandum.signed' || signedStates.includes(memorandum.state);
  return {
    kind,
    subject: `memorandum:${id}`,
    cvegeo,
    cause: said.cause ?? causes[kind],
    detail: {
      folio,
      ...(type === 'addendum' && { type }),
      ...(isSigned && { validFrom, validUntil: said.validUntil ?? memorandum.valid_until }),
      ...(said.state !== undefined && { state: said.state }),
    },
  };
}
