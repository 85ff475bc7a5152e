/** One attribute of a certificate's subject, as its OID and text. */
export type SubjectAttribute = { oid: string; value: string };

/**
 * Whom a certificate of e.firma names. `rfc` and `curp` are the person's; `legalRfc` is that of the organization for
 * which a certificate of a legal entity was given out, and null in a person's own.
 */
export type Identity = { name: string; rfc: string; legalRfc: string | null; curp: string | null };

const oids = {
  commonName: '2.5.4.3',
  serialNumber: '2.5.4.5',
  organizationalUnit: '2.5.4.11',
  uniqueIdentifier: '2.5.4.45',
} as const;

const textOf = (subject: readonly SubjectAttribute[], oid: string): string | null =>
  subject.find((attribute) => attribute.oid === oid)?.value.trim() ?? null;

/** SAT writes "ORGANIZATION / PERSON" in one attribute, or the person alone; in the CURP's the first may be empty. */
function ofPerson(text: string): { organization: string | null; person: string } {
  const [first = '', second] = text.split('/').map((part) => part.trim().toUpperCase());
  return second === undefined
    ? { organization: null, person: first }
    : { organization: first === '' ? null : first, person: second };
}

/** The identity in the subject of a certificate of e.firma; null when it names no RFC where SAT writes it. */
export function identityOf(subject: readonly SubjectAttribute[]): Identity | null {
  const identifier = textOf(subject, oids.uniqueIdentifier);
  const name = textOf(subject, oids.commonName);
  if (identifier === null || name === null) return null;
  const { organization, person: rfc } = ofPerson(identifier);
  if (!/^[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}$/.test(rfc)) return null;
  const serial = textOf(subject, oids.serialNumber);
  const curp = serial === null ? '' : ofPerson(serial).person;
  return { name, rfc, legalRfc: organization, curp: curp === '' ? null : curp };
}

/** A digital seal (CSD) names the branch it stamps invoices for; a person's e.firma names none. */
export const namesBranch = (subject: readonly SubjectAttribute[]): boolean =>
  textOf(subject, oids.organizationalUnit) !== null;

/**
 * The number of a certificate as its owner knows it: SAT writes twenty decimal digits as the ASCII bytes of the serial
 * number. A serial number of another authority is given in hexadecimal.
 */
export function certificateNumber(serialHex: string): string {
  const digits = serialHex.toLowerCase();
  if (!/^(?:3\d)+$/.test(digits)) return digits;
  return digits.replaceAll(/3(\d)/g, '$1');
}
