/**
 * Check digits of Mexico's personal identifiers. Sources: RENAPO (CURP), SAT's Anexo on the RFC,
 * Banco de México (CLABE), IMSS (NSS). Each takes the bare identifier in capitals.
 */

const curpAlphabet = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
const rfcAlphabet = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';

/** The generic RFCs of SAT and its test pairs, which name nobody. */
const rfcOfNobody = new Set(['XAXX010101000', 'XEXX010101000', 'AAAA010101AAA', 'XAXX010101AAA']);

const curpForm =
  /^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX](?:AS|BC|BS|CC|CL|CM|CS|CH|DF|DG|GT|GR|HG|JC|MC|MN|MS|NT|NL|OC|PL|QT|QR|SP|SL|SR|TC|TS|TL|VZ|YN|ZS|NE)[B-DF-HJ-NP-TV-ZÑ]{3}[0-9A-Z]\d$/;
const rfcPersonForm = /^[A-ZÑ&]{4}\d{6}[A-Z0-9]{2}[0-9A]$/;

/** Month and day of the six digits AAMMDD that CURP and RFC carry. */
export const birthDateExists = (digits: string): boolean => {
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6));
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
  );
};

/** True for an 18-character CURP whose form, date and check digit hold. */
export const curpIsValid = (curp: string): boolean => {
  if (!curpForm.test(curp) || !birthDateExists(curp.slice(4, 10))) return false;
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += curpAlphabet.indexOf(curp[index]!) * (18 - index);
  return (10 - (sum % 10)) % 10 === Number(curp[17]);
};

/** True for the 13-character RFC of a physical person whose form, date and check digit hold; generic ones are nobody's. */
export const rfcIsValidPerson = (rfc: string): boolean => {
  if (!rfcPersonForm.test(rfc) || rfcOfNobody.has(rfc) || !birthDateExists(rfc.slice(4, 10))) return false;
  let sum = 0;
  for (let index = 0; index < 12; index++) sum += rfcAlphabet.indexOf(rfc[index]!) * (13 - index);
  const digit = 11 - (sum % 11);
  return (digit === 11 ? '0' : digit === 10 ? 'A' : String(digit)) === rfc[12];
};

/** True for 18 digits whose control digit holds and whose first three can be a bank's code (002 to 999). */
export const clabeIsValid = (clabe: string): boolean => {
  if (!/^\d{18}$/.test(clabe) || Number(clabe.slice(0, 3)) < 2) return false;
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += (Number(clabe[index]) * [3, 7, 1][index % 3]!) % 10;
  return (10 - (sum % 10)) % 10 === Number(clabe[17]);
};

/** True for 11 digits that pass Luhn, other than a repeated digit. */
export const nssIsValid = (nss: string): boolean => {
  if (!/^\d{11}$/.test(nss) || /^(\d)\1+$/.test(nss)) return false;
  let sum = 0;
  for (let index = 0; index < 10; index++) {
    const doubled = Number(nss[index]) * (index % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10 === Number(nss[10]);
};

/** True for 18 characters that have a CURP's form and date, whatever their check digit. */
export const curpHasForm = (curp: string): boolean =>
  curpForm.test(curp) && birthDateExists(curp.slice(4, 10));

/** True for 13 characters that have a person's RFC form and date, whatever their check digit; generic ones do not. */
export const rfcHasPersonForm = (rfc: string): boolean =>
  rfcPersonForm.test(rfc) && !rfcOfNobody.has(rfc) && birthDateExists(rfc.slice(4, 10));
