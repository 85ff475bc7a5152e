import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { toPem } from '../certificate/authorities.ts';
import type { SubjectAttribute } from '../certificate/identity.ts';
import { answerOcsp } from './answer-ocsp.ts';
import { makeCertificate, type TestHash } from './make-certificate.ts';

/** Whom a test certificate names. */
export type TestPerson = { name: string; rfc: string; curp: string; legalRfc?: string };

/** A pair as SAT gives it out: certificate, encrypted key and password; with what it signs, for tests. */
export type TestPair = {
  person: TestPerson;
  cer: Uint8Array;
  /** PKCS #8 in DER, encrypted with the password. */
  key: Uint8Array;
  password: string;
  serialHex: string;
  signText(text: string, hash?: TestHash): Uint8Array;
};

/** Who answers for an authority, with a certificate that it gave them. */
export type OcspDelegate = { certificate: Uint8Array; key: KeyObject };

export type IssueWish = {
  kind?: 'fiel' | 'csd';
  validFrom?: Date;
  validUntil?: Date;
  keyBits?: number;
  hash?: TestHash;
  password?: string;
  cipher?: 'des-ede3-cbc' | 'aes-256-cbc';
};

const dayMs = 86_400_000;
const newKey = (bits: number): KeyObject => generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;
const authorityName = (name: string): SubjectAttribute[] => [
  { oid: '2.5.4.3', value: `${name} (SIN VALIDEZ)` },
  { oid: '2.5.4.10', value: 'Autoridad de prueba sin validez' },
  { oid: '2.5.4.6', value: 'MX' },
];

function subjectOf(person: TestPerson, kind: 'fiel' | 'csd'): SubjectAttribute[] {
  const { name, rfc, curp, legalRfc } = person;
  return [
    { oid: '2.5.4.3', value: name },
    { oid: '2.5.4.41', value: name },
    { oid: '2.5.4.10', value: name },
    { oid: '2.5.4.45', value: legalRfc === undefined ? rfc : `${legalRfc} / ${rfc}` },
    { oid: '2.5.4.5', value: legalRfc === undefined ? curp : ` / ${curp}` },
    ...(kind === 'csd' ? [{ oid: '2.5.4.11', value: 'Matriz' }] : []),
  ];
}

/**
 * An authority that gives out certificates of e.firma's shape, for tests and for the demonstration: a root, an
 * intermediate authority and whoever is asked for, every one marked as without validity. Keys are made anew each time.
 */
export function createTestAuthority(options: {
  at: Date;
  name?: string;
  /** Until when the intermediate authority is in force; ten years by default. */
  intermediateUntil?: Date;
}) {
  const { at, name = 'A.C. de prueba' } = options;
  const from = new Date(at.getTime() - 3650 * dayMs);
  const until = new Date(at.getTime() + 3650 * dayMs);
  const rootKey = newKey(2048);
  const key = newKey(2048);
  const rootName = authorityName(`${name} raíz`);
  const issuerName = authorityName(name);
  const authority = { uses: ['keyCertSign', 'cRLSign'], isAuthority: true, hash: 'sha256' } as const;
  const root = makeCertificate({
    ...authority,
    subject: rootName,
    issuer: rootName,
    serial: Uint8Array.of(1),
    validFrom: from,
    validUntil: until,
    key: rootKey,
    issuerKey: rootKey,
  });
  const intermediate = makeCertificate({
    ...authority,
    subject: issuerName,
    issuer: rootName,
    serial: Uint8Array.of(2),
    validFrom: from,
    validUntil: options.intermediateUntil ?? until,
    key,
    issuerKey: rootKey,
  });
  let issued = 0;
  const revoked = new Map<string, Date>();

  return {
    root,
    intermediate,
    /** What an operator configures: root and intermediate, in PEM. */
    bundle: toPem(root) + toPem(intermediate),

    /** Gives out a pair; by default a FIEL in force for four years around the authority's moment. */
    issue(person: TestPerson, wish: IssueWish = {}): TestPair {
      const { kind = 'fiel', keyBits = 2048, hash = 'sha256', password = '12345678a' } = wish;
      issued += 1;
      const serial = Buffer.from(`3000100000050000${String(issued).padStart(4, '0')}`, 'ascii');
      const ownKey = newKey(keyBits);
      const cer = makeCertificate({
        subject: subjectOf(person, kind),
        issuer: issuerName,
        serial,
        validFrom: wish.validFrom ?? new Date(at.getTime() - 365 * dayMs),
        validUntil: wish.validUntil ?? new Date(at.getTime() + 1095 * dayMs),
        key: ownKey,
        issuerKey: key,
        hash,
        uses:
          kind === 'fiel'
            ? ['digitalSignature', 'nonRepudiation', 'dataEncipherment', 'keyAgreement']
            : ['digitalSignature', 'nonRepudiation'],
        ...(kind === 'fiel' && { extendedUses: ['1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.2'] }),
        isAuthority: false,
      });
      return {
        person,
        cer,
        key: ownKey.export({
          type: 'pkcs8',
          format: 'der',
          cipher: wish.cipher ?? 'des-ede3-cbc',
          passphrase: password,
        }),
        password,
        serialHex: serial.toString('hex'),
        signText: (text, digest = 'sha256') => sign(digest, Buffer.from(text), ownKey),
      };
    },

    revoke(pair: TestPair, revokedAt: Date): void {
      revoked.set(pair.serialHex, revokedAt);
    },

    /** What this authority answers to a question of OCSP at a moment, itself or by a delegate. */
    answerOcsp(question: Uint8Array, { at: moment, by }: { at: Date; by?: OcspDelegate }): Uint8Array {
      return answerOcsp(question, {
        ...(by ?? { certificate: intermediate, key }),
        isDelegate: by !== undefined,
        at: moment,
        statusOf: (serialHex) => revoked.get(serialHex) ?? 'good',
      });
    },

    /** Somebody with a certificate of this authority, for answering in its name or for something else. */
    delegate({ mayAnswer }: { mayAnswer: boolean }): OcspDelegate {
      const own = newKey(2048);
      const certificate = makeCertificate({
        subject: authorityName('Servicio de OCSP'),
        issuer: issuerName,
        serial: Uint8Array.of(3),
        validFrom: from,
        validUntil: until,
        key: own,
        issuerKey: key,
        hash: 'sha256',
        uses: ['digitalSignature'],
        extendedUses: [mayAnswer ? '1.3.6.1.5.5.7.3.9' : '1.3.6.1.5.5.7.3.4'],
        isAuthority: false,
      });
      return { certificate, key: own };
    },
  };
}

export type TestAuthority = ReturnType<typeof createTestAuthority>;

/** People who do not exist, with identifiers whose check digits hold. */
export const testPeople = {
  federation: { name: 'LAURA PRUEBA SIN VALIDEZ', rfc: 'PUSL800101AB2', curp: 'PUSL800101MDFRNR01' },
  government: { name: 'TOMÁS ENSAYO SIN VALIDEZ', rfc: 'EAST750202CD5', curp: 'EAST750202HMSNNM04' },
  stranger: { name: 'OTRA PERSONA SIN VALIDEZ', rfc: 'PESO900303EF7', curp: 'PESO900303HTSRNT07' },
} satisfies Record<string, TestPerson>;
