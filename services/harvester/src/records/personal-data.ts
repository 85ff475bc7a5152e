import { recordProblem, type CanonicalRecord, type RecordProblem } from '@rma/interop';
import {
  createPersonalDataScan,
  detectPersonalData,
  isBlocking,
  type PersonalDataFinding,
  type PersonalDataKind,
} from '@rma/privacy';

/** The texts of a record that anybody reads, by the field a problem names. */
function textsOf(record: CanonicalRecord): [field: string, text: string][] {
  return [
    ['title', record.title],
    ['description', record.description],
    ...record.keywords.map((keyword): [string, string] => ['keywords', keyword]),
    ...(record.contact === null ? [] : [['contact', record.contact.name] as [string, string]]),
    ...record.distributions.map(({ title }): [string, string] => ['distributions', title]),
  ];
}

/** An office gives its own address and telephone as contact: that is what the field is for. */
const ofContact: ReadonlySet<PersonalDataKind> = new Set(['email', 'phone']);
/** Text without a header, as a description is. What this pattern does not find holds no evidence and needs no scan. */
const headers = [''];
/** Quicker, and true of whatever `candidate` finds: every identifier has six digits in a row. */
const sign = /@|\d{6}|tel|cel|whatsapp|m[oó]vil/i;
const candidate = new RegExp(createPersonalDataScan(headers).candidatePattern(0).replace('(?i)', ''), 'i');

const findingsIn = (text: string): PersonalDataFinding[] =>
  sign.test(text) && candidate.test(text)
    ? detectPersonalData({ headers, rows: [[text]] }).filter(isBlocking)
    : [];

/** Whether a text holds personal data that is no office's. */
export const holdsPersonalData = (text: string): boolean => findingsIn(text).length > 0;

/**
 * The first piece of personal data in a record's texts (CURP, RFC, CLABE, NSS, telephones, private e-mails…), as a
 * problem with its value masked; null when there is none. Contact addresses and names of offices are none.
 */
export function personalDataProblem(record: CanonicalRecord): RecordProblem | null {
  for (const [field, text] of textsOf(record)) {
    const finding = findingsIn(text).find(({ kind }) => !(field === 'contact' && ofContact.has(kind)));
    if (finding !== undefined) return recordProblem(field, finding.examplesMasked[0] ?? '', 'personal-data');
  }
  return null;
}
