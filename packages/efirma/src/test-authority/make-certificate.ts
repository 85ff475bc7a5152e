import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { BitString, fromBER, Integer, Null, Sequence, Set, Utf8String } from 'asn1js';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ExtKeyUsage,
  Extension,
  PublicKeyInfo,
  type RelativeDistinguishedNames,
} from 'pkijs';
import type { SubjectAttribute } from '../certificate/identity.ts';
import type { KeyUse } from '../certificate/read-x509.ts';

const signatureIds = { sha1: '1.2.840.113549.1.1.5', sha256: '1.2.840.113549.1.1.11' } as const;
export type TestHash = keyof typeof signatureIds;

export const rsaWith = (hash: TestHash) =>
  new AlgorithmIdentifier({ algorithmId: signatureIds[hash], algorithmParams: new Null() });

const useBits: Record<KeyUse, number> = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  dataEncipherment: 3,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
};

function keyUsage(uses: readonly KeyUse[]): Extension {
  const byte = uses.reduce((bits, use) => bits | (0x80 >> useBits[use]), 0);
  const extnValue = new BitString({ valueHex: Uint8Array.of(byte), unusedBits: 1 }).toBER(false);
  return new Extension({ extnID: '2.5.29.15', critical: true, extnValue });
}

/** One attribute in each relative name, as SAT writes them; the library would put all into one. */
function fill(name: RelativeDistinguishedNames, attributes: readonly SubjectAttribute[]): void {
  const made = attributes.map(
    ({ oid, value }) => new AttributeTypeAndValue({ type: oid, value: new Utf8String({ value }) }),
  );
  name.typesAndValues.push(...made);
  const sets = made.map((attribute) => new Set({ value: [attribute.toSchema()] }));
  name.valueBeforeDecode = new Sequence({ value: sets }).toBER(false);
}

/** What a certificate of the test authority says. */
export type CertificateWish = {
  subject: readonly SubjectAttribute[];
  issuer: readonly SubjectAttribute[];
  serial: Uint8Array;
  validFrom: Date;
  validUntil: Date;
  key: KeyObject;
  issuerKey: KeyObject;
  hash: TestHash;
  uses: readonly KeyUse[];
  extendedUses?: readonly string[] | undefined;
  isAuthority: boolean;
};

/** Makes a certificate of X.509 version 3 in DER. */
export function makeCertificate(wish: CertificateWish): Uint8Array {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: Uint8Array.from(wish.serial) });
  fill(certificate.subject, wish.subject);
  fill(certificate.issuer, wish.issuer);
  certificate.notBefore.value = wish.validFrom;
  certificate.notAfter.value = wish.validUntil;
  const spki = createPublicKey(wish.key).export({ type: 'spki', format: 'der' });
  certificate.subjectPublicKeyInfo = new PublicKeyInfo({ schema: fromBER(Uint8Array.from(spki)).result });
  const constraints = new BasicConstraints({ cA: wish.isAuthority });
  certificate.extensions = [
    new Extension({ extnID: '2.5.29.19', critical: true, extnValue: constraints.toSchema().toBER(false) }),
    keyUsage(wish.uses),
  ];
  if (wish.extendedUses) {
    const uses = new ExtKeyUsage({ keyPurposes: [...wish.extendedUses] });
    certificate.extensions.push(
      new Extension({ extnID: '2.5.29.37', critical: false, extnValue: uses.toSchema().toBER(false) }),
    );
  }
  certificate.signature = rsaWith(wish.hash);
  certificate.signatureAlgorithm = rsaWith(wish.hash);
  const content = new Uint8Array(certificate.encodeTBS().toBER(false));
  certificate.signatureValue = new BitString({
    valueHex: Uint8Array.from(sign(wish.hash, content, wish.issuerKey)),
  });
  return new Uint8Array(certificate.toSchema(true).toBER(false));
}
