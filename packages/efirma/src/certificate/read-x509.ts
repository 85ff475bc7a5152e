import { X509Certificate, type KeyObject } from 'node:crypto';
import { fromBER, Integer } from 'asn1js';
import {
  BasicConstraints,
  Certificate,
  ExtKeyUsage,
  InfoAccess,
  type AttributeTypeAndValue,
  type Extension,
} from 'pkijs';
import type { SubjectAttribute } from './identity.ts';

const extensionIds = {
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  authorityInfo: '1.3.6.1.5.5.7.1.1',
} as const;

/** The bits of X.509's key usage (RFC 5280, 4.2.1.3), in their order. */
const keyUses = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
] as const;
export type KeyUse = (typeof keyUses)[number];

/** RSA with SHA-256, 384 and 512 (RFC 8017): what a signature of today may be made with. */
const soundAlgorithms = new Set(['1.2.840.113549.1.1.11', '1.2.840.113549.1.1.12', '1.2.840.113549.1.1.13']);
const leastKeyBits = 2048;
const leastExponent = 65_537n;

/** What the rules need of any X.509 certificate, of a person or of an authority. */
export type X509 = {
  der: Uint8Array;
  native: X509Certificate;
  parsed: Certificate;
  subject: SubjectAttribute[];
  serialHex: string;
  validFrom: Date;
  validUntil: Date;
  publicKey: KeyObject;
  /** An RSA key that is large enough. */
  hasSoundKey: boolean;
  /** Signed with RSA and SHA-2. */
  hasSoundSignature: boolean;
  /** Null when the certificate does not restrict it. */
  keyUsage: readonly KeyUse[] | null;
  extendedKeyUsage: readonly string[];
  isAuthority: boolean;
  pathLength: number | null;
  /** An extension that must be understood and that we do not understand. */
  hasUnknownCritical: boolean;
  ocspUrls: string[];
};

const hex = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(new Uint8Array(bytes)).toString('hex');

function attributeOf({ type, value }: AttributeTypeAndValue): SubjectAttribute {
  const { value: text } = value.valueBlock as { value?: unknown };
  return { oid: type, value: typeof text === 'string' ? text : '' };
}

/** The bits of a BIT STRING, the first octet holding how many of its last bits are unused. */
function keyUsageOf(extension: Extension | undefined): KeyUse[] | null {
  if (extension === undefined) return null;
  const content = Buffer.from(extension.extnValue.valueBlock.valueHexView);
  if (content[0] !== 0x03 || content.length < 4) return [];
  return keyUses.filter((_, bit) => ((content[3 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

function ocspUrlsOf(extension: Extension | undefined): string[] {
  if (!(extension?.parsedValue instanceof InfoAccess)) return [];
  return extension.parsedValue.accessDescriptions
    .filter(
      ({ accessMethod, accessLocation }) =>
        accessMethod === '1.3.6.1.5.5.7.48.1' && accessLocation.type === 6,
    )
    .map(({ accessLocation }) => String(accessLocation.value));
}

function hasSoundKey(key: KeyObject): boolean {
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  return key.asymmetricKeyType === 'rsa' && modulusLength >= leastKeyBits && publicExponent >= leastExponent;
}

function readParsed(der: Uint8Array, parsed: Certificate): X509 {
  const native = new X509Certificate(der);
  const { publicKey } = native;
  const extensions = parsed.extensions ?? [];
  const extensionOf = (id: string) => extensions.find(({ extnID }) => extnID === id);
  const constraints = extensionOf(extensionIds.basicConstraints)?.parsedValue;
  const isConstrained = constraints instanceof BasicConstraints;
  const length = isConstrained ? constraints.pathLenConstraint : undefined;
  const uses = extensionOf(extensionIds.extendedKeyUsage)?.parsedValue;
  const algorithm = parsed.signatureAlgorithm.algorithmId;
  const understood: string[] = Object.values(extensionIds);
  return {
    der,
    native,
    parsed,
    publicKey,
    subject: parsed.subject.typesAndValues.map(attributeOf),
    serialHex: hex(parsed.serialNumber.valueBlock.valueHexView),
    validFrom: parsed.notBefore.value,
    validUntil: parsed.notAfter.value,
    hasSoundKey: hasSoundKey(publicKey),
    // RFC 5280, 4.1.1.2: the algorithm is written twice and must be the same.
    hasSoundSignature: soundAlgorithms.has(algorithm) && parsed.signature.algorithmId === algorithm,
    keyUsage: keyUsageOf(extensionOf(extensionIds.keyUsage)),
    extendedKeyUsage: uses instanceof ExtKeyUsage ? uses.keyPurposes : [],
    isAuthority: isConstrained && constraints.cA,
    pathLength: length instanceof Integer ? length.valueBlock.valueDec : (length ?? null),
    hasUnknownCritical: extensions.some(({ critical, extnID }) => critical && !understood.includes(extnID)),
    ocspUrls: ocspUrlsOf(extensionOf(extensionIds.authorityInfo)),
  };
}

/** Reads one X.509 certificate in DER, with nothing before or after it; null when it is not one. */
export function readX509(der: Uint8Array): X509 | null {
  try {
    const bytes = new Uint8Array(der);
    const asn1 = fromBER(bytes);
    if (asn1.offset !== bytes.length) return null;
    return readParsed(bytes, new Certificate({ schema: asn1.result }));
  } catch {
    return null;
  }
}
