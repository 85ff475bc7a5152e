import { clabeIsValid, curpIsValid, nssIsValid, rfcIsValidPerson } from './identifiers/check-digits.ts';
import { wordsOfKind, type PersonalDataKind } from './kinds.ts';
import { detectPersonalData, isBlocking } from './scan.ts';

/** Ten digits that a sentence offers to be called or written at, with or without the word telephone. */
const offeredNumber =
  /(?:ll[aá]m|m[aá]rc|cont[aá]ct|escr[ií]b|whats|mensaje|comun[ií])[^.;]{0,60}?(?<!\d)(?:\+?52[ .-]?)?(?:\d[ .()-]*){9}\d(?!\d)/i;
/** Somebody's home, said in the first person or as theirs. */
const home =
  /\b(?:viv(?:o|e|en) en|(?:mi|su) (?:casa|domicilio) (?:es|está) en|con domicilio en|(?:mi|su) domicilio:?) (?:la |el )?(?:calle|av(?:enida|\.)|c(?:olonia|ol\.)|andador|privada|manzana|lote)\s/i;
const socialSecurity = /\b(?:nss|imss|seguro social|seguridad social)\b/i;

const words = (text: string) => text.toUpperCase().match(/[\p{L}\p{N}&]+/gu) ?? [];

/**
 * The kinds of personal data that a text of a few sentences shows, for refusing it before anybody sees it: identifiers
 * with their check digits, e-mails and telephones that are not an office's, and homes. Names alone are not told from
 * those of public servants, so they pass.
 */
export function personalDataIn(text: string): PersonalDataKind[] {
  const found = new Set(
    detectPersonalData({ headers: ['texto'], rows: [[text]] })
      .filter(isBlocking)
      .map(({ kind }) => kind),
  );
  for (const word of words(text)) {
    if (word.length === 18 && curpIsValid(word)) found.add('curp');
    if (word.length === 13 && rfcIsValidPerson(word)) found.add('rfc');
    if (word.length === 18 && clabeIsValid(word)) found.add('clabe');
    if (word.length === 11 && nssIsValid(word) && socialSecurity.test(text)) found.add('nss');
  }
  if (offeredNumber.test(text)) found.add('phone');
  if (home.test(text)) found.add('address');
  return [...found];
}

/** The kinds in words, as the end of a sentence: «CURP de personas y teléfonos». */
export function personalDataWords(kinds: readonly PersonalDataKind[], language: 'es' | 'en'): string {
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return list.format(kinds.map((kind) => wordsOfKind(kind, language)));
}
