import { matchesOf } from '../columns/evidence.ts';
import type { Evidence } from '../columns/evidence.ts';
import type { ColumnWatch } from '../columns/table-context.ts';
import { plainText } from '../names/plain-text.ts';

const email = /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}(?![\w@])/gi;
const officeMail = /[@.](?:gob|edu)\.mx$|@(?:[\w-]+\.)*(?:inegi\.org|ine|unam|ipn)\.mx$/i;

/** Nobody's. */
const tollFree = /(?:\b01[ -]?)?\(?\b[89]00\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)/g;
/** Ten national digits, with or without +52 or the old 1, in any grouping. */
const phoneNumber = /(?<![\d.])(?:\+?52[ .-]?)?(?:1[ .-]?)?\(?[2-9]\d{1,2}\)?(?:[ .-]?\d{2,4}){2,4}(?![\d])/g;
/** Seven or eight digits, as written before 2019, when the area code was left out. */
const localNumber = /(?<![\d.,-])[2-9]\d{2,3}[ .-]?\d{2}[ .-]?\d{2}(?![\d.,-])/g;
const phoneWord = /\b(?:tel|tels|telef\w*|cel|celular|movil|whatsapp)\b/;
const officeWord = /\b(?:ext|extension|conmutador|oficina|recepcion)\b/;

const hasTenDigits = (match: string): boolean =>
  match.replaceAll(/\D/g, '').replace(/^521?(?=\d{10}$)/, '').length === 10;

const mailEvidence = (value: string, watch: ColumnWatch): Evidence[] => {
  if (!value.includes('@')) return [];
  const mails = matchesOf(value, email);
  if (mails.length === 0) return [];
  const isOffice = watch.isOffice || mails.every((mail) => officeMail.test(mail));
  return [{ kind: 'email', grade: isOffice ? 'office' : 'holds' }];
};

const phoneEvidence = (value: string, watch: ColumnWatch): Evidence[] => {
  const isHeaded = watch.roles.has('phone');
  if (!/\d/.test(value)) return [];
  const plain = plainText(value);
  const numbers = value.replaceAll(tollFree, '');
  const isPhone =
    (isHeaded || phoneWord.test(plain)) &&
    (matchesOf(numbers, phoneNumber).some(hasTenDigits) || (isHeaded && numbers.search(localNumber) >= 0));
  if (!isPhone) return [];
  const isOffice = watch.isOffice || officeWord.test(plain);
  return [{ kind: 'phone', grade: isOffice ? 'office' : 'holds' }];
};

/** E-mails anywhere; phones under a header or beside a word that says phone: ten digits alone are any folio. */
export const contactEvidence = (value: string, watch: ColumnWatch): Evidence[] => [
  ...mailEvidence(value, watch),
  ...phoneEvidence(value, watch),
];
