import type { OpenRefusal, SigningParty } from '@rma/efirma/browser';
import type { Problem } from '../../api.ts';
import type { SigningLink } from './signing-types.ts';

export const partyWords: Record<SigningParty, string> = {
  federation: 'la federación',
  government: 'el gobierno',
};

export type SigningMistake = OpenRefusal | 'document-changed';

type Words = { field: 'cer' | 'key' | 'password' | null; message: (link: SigningLink) => string };

/** What is wrong, in which field, and what to do. */
const mistakes: Record<SigningMistake, Words> = {
  'not-a-certificate': {
    field: 'cer',
    message: () => 'Este archivo no es un certificado de e.firma. Elija el que termina en .cer.',
  },
  'is-csd': {
    field: 'cer',
    message: () =>
      'Este es un certificado de sello digital (CSD), para facturar. Elija el de su e.firma (FIEL).',
  },
  'not-yet-valid': {
    field: 'cer',
    message: () =>
      'La vigencia de este certificado todavía no empieza. Revise también la fecha de su equipo.',
  },
  expired: {
    field: 'cer',
    message: () => 'Este certificado ya venció. Renueve su e.firma en el SAT y use el certificado nuevo.',
  },
  'wrong-person': {
    field: 'cer',
    message: ({ signatory, rfc }) =>
      `Este certificado no es de ${signatory} (RFC ${rfc}), la persona designada para firmar, o es de una persona moral.`,
  },
  'not-a-key': {
    field: 'key',
    message: () => 'Este archivo no es una llave privada de e.firma. Elija el que termina en .key.',
  },
  'wrong-password': {
    field: 'password',
    message: () =>
      'La contraseña no abre esta llave. Es la de su llave privada, no la del SAT; distingue mayúsculas de minúsculas.',
  },
  'key-of-another-certificate': {
    field: 'key',
    message: () => 'Esta llave no corresponde al certificado. Elija los dos archivos del mismo trámite.',
  },
  'document-changed': {
    field: null,
    message: () =>
      'El documento ya no es el que mostró esta página. Vuelva a abrir el enlace y léalo de nuevo.',
  },
};

/** A refusal found in this browser, in the form in which the services refuse. */
export function refusedHere(reason: SigningMistake, link: SigningLink): Problem {
  const { field, message } = mistakes[reason];
  const detail = message(link);
  return {
    title: 'No se pudo firmar',
    status: 0,
    detail: field === null ? detail : 'No se envió nada. Corrija lo que se indica e inténtelo de nuevo.',
    code: reason,
    ...(field !== null && { errors: [{ in: 'body', pointer: `/${field}`, code: reason, message: detail }] }),
  };
}
