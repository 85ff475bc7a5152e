import { legalBasisIn, type LegalBasisId } from '@rma/domain';
import type { ItemField } from '../item.ts';
import { errorAt, noticeAt, type CellFinding, type Place } from './cell-findings.ts';
import type { ReadFields } from './read-rows.ts';

const reasonMissing = {
  code: 'reason-missing',
  message: 'Los datos son privados y no se dice por qué.',
  fix: 'Escriba la razón por la que no se pueden abrir, por ejemplo «Contiene datos personales de los solicitantes».',
} as const;

const basisToChoose = {
  code: 'legal-basis-to-choose',
  message: 'La razón no nombra un fundamento de la lista.',
  fix: 'Puede aplicar la hoja así; antes de presentar el inventario, elija el fundamento en la página o en la columna «Fundamento legal».',
} as const;

const basisFound = (id: LegalBasisId) =>
  ({
    code: 'legal-basis-found',
    message: `Por la razón se tomó el fundamento ${id}.`,
    fix: 'Si es otro, escríbalo en la columna «Fundamento legal».',
  }) as const;

const dateWithoutUse = {
  code: 'date-of-private',
  message: 'Lo que no se puede abrir no lleva fecha: se deja sin ella.',
  fix: 'Si una parte se podrá abrir, póngala en un renglón aparte.',
} as const;

/** What one row says once its cells were read together. */
export function settleRow(
  read: ReadFields,
  { placeOf, findings }: { placeOf: (field: ItemField) => Place; findings: CellFinding[] },
): ReadFields {
  const fields = { ...read };
  if (fields.hasPrivateData === true) {
    const hasReasonMistake = findings.some(({ field }) => field === 'privacyReason');
    if (fields.privacyReason === null && !hasReasonMistake)
      findings.push(errorAt(placeOf('privacyReason'), reasonMissing));
    if (typeof fields.privacyReason === 'string' && (fields.legalBasis ?? null) === null) {
      const basis = legalBasisIn(fields.privacyReason);
      if (basis === null) findings.push(noticeAt(placeOf('privacyReason'), basisToChoose));
      else {
        fields.legalBasis = basis;
        findings.push(noticeAt(placeOf('privacyReason'), basisFound(basis)));
      }
    }
    if (typeof fields.plannedOn === 'string') {
      fields.plannedOn = null;
      findings.push(noticeAt(placeOf('plannedOn'), dateWithoutUse));
    }
  }
  if (fields.hasPrivateData === false && (fields.privacyReason ?? null) !== null) {
    findings.push(
      noticeAt(placeOf('privacyReason'), {
        code: 'reason-of-public',
        message: 'Los datos son públicos: la razón de privacidad no se guarda.',
        fix: 'Si no se pueden abrir, escriba Privado en «¿Tiene datos privados?».',
      }),
    );
  }
  if (fields.hasPrivateData === false) {
    if ('privacyReason' in fields) fields.privacyReason = null;
    fields.legalBasis = null;
  }
  return fields;
}
