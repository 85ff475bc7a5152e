import { birthDateExists } from './check-digits.ts';

/** Forms of identifiers as they are written in cells; each match is compared without blanks, points or dashes. */
const gap = '[ .-]?';
const alone = (form: string, flags: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`, flags);

export const curpLike = alone(
  `[A-ZÑ][A-ZÑ]{3}${gap}\\d{6}${gap}[HMX]${gap}[A-Z]{2}[A-ZÑ]{3}${gap}[0-9A-Z]\\d`,
  'gu',
);
export const rfcLike = alone(`[A-ZÑ&]{4}${gap}\\d{6}${gap}[A-Z0-9]{2}[0-9A]`, 'gu');
/** Without the homonymy key, as in old registers. */
export const rfcTenLike = alone(`[A-ZÑ&][AEIOUX][A-ZÑ&]{2}${gap}\\d{6}`, 'gu');
export const electoralLike = alone(`[A-ZÑ]{6}${gap}\\d{8}${gap}[HM]${gap}\\d{3}`, 'gu');
export const eighteenDigits = /(?<!\d)\d{18}(?!\d)/g;
export const elevenDigits = /(?<!\d)\d{11}(?!\d)/g;

export const bare = (match: string): string => match.replaceAll(/[ .-]/g, '');

/** First letter and first inner consonant of both surnames and the name, birth date, state, sex, homonymy. INE. */
const electoralForm =
  /^[A-ZÑ][B-DF-HJ-NP-TV-ZÑ][A-ZÑ][B-DF-HJ-NP-TV-ZÑ][A-ZÑ][B-DF-HJ-NP-TV-ZÑ]\d{6}(?:0[1-9]|[12]\d|3[0-2]|8[78])[HM]\d{3}$/;

/** True for 18 characters with the form of a clave de elector, its date and its state (87 and 88: born abroad). */
export const electoralKeyHasForm = (key: string): boolean =>
  electoralForm.test(key) && birthDateExists(key.slice(6, 12));

/**
 * Whether 13 characters read as the RFC of a grown person. The second letter is the first inner vowel of a surname, and
 * nobody aged 100 or below 16 has one to show: a folio such as FOLI240115AB3 begins with letters and the date of today.
 */
export const rfcReadsAsAdult = (rfc: string): boolean => {
  const age = (new Date().getFullYear() - Number(rfc.slice(4, 6))) % 100;
  return /^[A-ZÑ&][AEIOUX]/.test(rfc) && age >= 16;
};

/** Letters and digits in one of the orders of NOM-001-SCT-2 (cars, trucks, motorcycles, taxis). */
export const plateHasForm = (cell: string): boolean => {
  const plate = cell.toUpperCase().replaceAll(/[ .·-]/g, '');
  return (
    /^(?:[A-Z]{3}\d{3,4}[A-Z]?|[A-Z]{2}\d{4,5}[A-Z]?|[A-Z]\d{2,5}[A-Z]{1,3}|\d{1,5}[A-Z]{1,3}\d?|\d{2}[A-Z]{2}\d[A-Z]|[A-Z]\d{5,6})$/.test(
      plate,
    ) &&
    plate.length >= 5 &&
    plate.length <= 8
  );
};
