import type { Result } from '@rma/domain';
import forge from 'node-forge';
import { certificateNumber, identityOf, namesBranch, type Identity } from '../certificate/identity.ts';
import { binary, openKey } from './open-key.ts';

/** Why the three things a signatory has do not open. */
export type OpenRefusal =
  | 'not-a-certificate'
  | 'is-csd'
  | 'not-yet-valid'
  | 'expired'
  | 'wrong-person'
  | 'not-a-key'
  | 'wrong-password'
  | 'key-of-another-certificate';

/** An opened e.firma, in the memory of the signatory's own browser. Only what `sign` returns may leave it. */
export type EfirmaSigner = Identity & {
  number: string;
  validUntil: Date;
  /** RSASSA-PKCS1-v1_5 with SHA-256 over the text in UTF-8. */
  sign: (text: string) => Uint8Array;
};

function readCertificate(der: Uint8Array): forge.pki.Certificate | null {
  try {
    return forge.pki.certificateFromAsn1(forge.asn1.fromDer(binary(der)));
  } catch {
    return null;
  }
}

/** The certificate as far as the signatory can be told at once; the server looks at all of it again. */
function readSignatory(
  cer: Uint8Array,
  { expectedRfc, now }: { expectedRfc: string; now: Date },
): Result<{ certificate: forge.pki.Certificate; identity: Identity }, OpenRefusal> {
  const certificate = readCertificate(cer);
  if (certificate === null) return { ok: false, reason: 'not-a-certificate' };
  const subject = certificate.subject.attributes.map(({ type, value }) => ({
    oid: type ?? '',
    value: typeof value === 'string' ? value : '',
  }));
  const identity = identityOf(subject);
  if (identity === null) return { ok: false, reason: 'not-a-certificate' };
  if (namesBranch(subject)) return { ok: false, reason: 'is-csd' };
  if (now < certificate.validity.notBefore) return { ok: false, reason: 'not-yet-valid' };
  if (now > certificate.validity.notAfter) return { ok: false, reason: 'expired' };
  if (identity.rfc !== expectedRfc || identity.legalRfc !== null)
    return { ok: false, reason: 'wrong-person' };
  return { ok: true, certificate, identity };
}

/** Opens a certificate (.cer) and its key (.key) with the password, for the person the agreement names. */
export function openEfirma(
  files: { cer: Uint8Array; key: Uint8Array; password: string },
  context: { expectedRfc: string; now: Date },
): Result<{ signer: EfirmaSigner }, OpenRefusal> {
  const read = readSignatory(files.cer, context);
  if (!read.ok) return read;
  const opened = openKey(files.key, files.password);
  if (!opened.ok) return opened;
  const { certificate, identity } = read;
  const { key } = opened;
  if (!key.n.equals((certificate.publicKey as forge.pki.rsa.PublicKey).n))
    return { ok: false, reason: 'key-of-another-certificate' };
  return {
    ok: true,
    signer: {
      ...identity,
      number: certificateNumber(certificate.serialNumber),
      validUntil: certificate.validity.notAfter,
      sign(text) {
        const digest = forge.md.sha256.create().update(text, 'utf8');
        return Uint8Array.from(key.sign(digest), (character) => character.charCodeAt(0));
      },
    },
  };
}
