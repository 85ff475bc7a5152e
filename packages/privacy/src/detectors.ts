import { clabeIsValid, curpIsValid, nssIsValid, rfcIsValidPerson } from './check-digits.ts';
import type { PersonalDataKind } from './kinds.ts';
import { plainText } from './headers.ts';
import type { HeaderContext } from './headers.ts';

/** One cell's evidence; `institutional` e-mails are of an office, not of a person. */
export type Evidence = { kind: PersonalDataKind; institutional?: true };

const curpLike = /(?<![\p{L}\p{N}])[A-Z]{4}\d{6}[HMX][A-Z]{2}[A-ZÑ]{3}[0-9A-Z]\d(?![\p{L}\p{N}])/gu;
const rfcLike = /(?<![\p{L}\p{N}])[A-ZÑ&]{4}[ -]?\d{6}[ -]?[A-Z0-9]{2}[0-9A](?![\p{L}\p{N}])/gu;
const eighteenDigits = /(?<!\d)\d{18}(?!\d)/g;
const elevenDigits = /(?<!\d)\d{11}(?!\d)/g;
const email = /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}(?![\w@])/gi;
/** Ten national digits, with or without +52 or the old 1, in any grouping; toll-free 800 and 900 are nobody's. */
const phoneNumber =
  /(?<![\d.])(?:\+?52[ .-]?)?(?:1[ .-]?)?\(?(?!8?00|900)[2-9]\d{1,2}\)?(?:[ .-]?\d{2,4}){2,4}(?![\d])/g;
const phoneWord = /\b(?:tel|tels|telef\w*|cel|celular|movil|whatsapp)\b/;

const tenDigits = (match: string): boolean => {
  const digits = match.replaceAll(/\D/g, '').replace(/^521?(?=\d{10}$)/, '');
  return digits.length === 10;
};

const givenNames = new Set(
  `adrian adriana agustin alberto alejandra alejandro alfredo alicia ana andrea andres angel angelica antonia antonio
  armando arturo beatriz benito blanca carlos carmen carolina catalina cecilia cesar claudia cristina daniel daniela david
  diana diego dolores eduardo elena elizabeth emilio enrique ernesto esperanza esteban eva felipe fernando fidel
  francisca francisco gabriel gabriela gerardo gloria graciela guadalupe guillermo gustavo hector hilda hugo ignacio ines
  irma isabel ivan jaime javier jesus jorge jose josefina juan juana julia julio karla laura leonardo leticia lidia
  lorena lourdes lucia luis luz manuel marco marcos margarita maria mario marta martha martin mauricio mercedes miguel
  monica natalia nicolas norma olga omar oscar pablo patricia pedro rafael ramiro ramon raquel raul rebeca ricardo
  roberto rocio rodolfo rogelio rosa rosalia rosario ruben salvador santiago sara sergio silvia sofia sonia susana
  teresa tomas valeria vanessa veronica vicente victor victoria xochitl yolanda`.split(/\s+/),
);

const looksLikeName = (value: string): boolean =>
  value.split('\n').some((line) => {
    const words = plainText(line).split(' ');
    return (
      words.length >= 2 && words.length <= 7 && !/\d/.test(line) && words.some((word) => givenNames.has(word))
    );
  });

const some = (text: string, form: RegExp, holds: (match: string) => boolean): boolean =>
  [...text.matchAll(form)].some(([match]) => holds(match));

/** Everything one cell gives away, under the header it stands below. */
export const cellEvidence = (value: string, header: HeaderContext): Evidence[] => {
  const found: Evidence[] = [];
  const upper = value.toUpperCase();
  if (some(upper, curpLike, curpIsValid)) found.push({ kind: 'curp' });
  if (some(upper, rfcLike, (match) => rfcIsValidPerson(match.replaceAll(/[ -]/g, ''))))
    found.push({ kind: 'rfc' });
  if (some(value, eighteenDigits, clabeIsValid)) found.push({ kind: 'clabe' });
  if (some(value, elevenDigits, nssIsValid)) found.push({ kind: 'nss' });
  const mails = value.includes('@') ? [...value.matchAll(email)].map(([match]) => match) : [];
  if (mails.length > 0) {
    const institutional = mails.every((mail) => /[@.](?:gob|edu)\.mx$/i.test(mail));
    found.push(institutional ? { kind: 'email', institutional } : { kind: 'email' });
  }
  if ((header.phone || phoneWord.test(plainText(value))) && some(value, phoneNumber, tenDigits)) {
    found.push({ kind: 'phone' });
  }
  if (header.person && looksLikeName(value)) found.push({ kind: 'person-name' });
  return found;
};

/** Cells long enough to be a CLABE or an NSS, whether or not the digit holds: the column's denominator. */
export const digitRuns = (value: string): { clabe: boolean; nss: boolean } => ({
  clabe: value.search(eighteenDigits) >= 0,
  nss: value.search(elevenDigits) >= 0,
});
