import type { Result } from '@rma/domain';
import forge from 'node-forge';

/** A key of SAT is one to three kilobytes. */
const keyLimitBytes = 16_384;

export const binary = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

function readEncrypted(der: Uint8Array): forge.asn1.Asn1 | null {
  if (der.byteLength > keyLimitBytes) return null;
  try {
    const asn1 = forge.asn1.fromDer(binary(der));
    const [algorithm, content] = Array.isArray(asn1.value) ? asn1.value : [];
    const isEncrypted =
      typeof algorithm === 'object' &&
      typeof content === 'object' &&
      Array.isArray(algorithm.value) &&
      content.type === forge.asn1.Type.OCTETSTRING;
    return isEncrypted ? asn1 : null;
  } catch {
    return null;
  }
}

function decrypt(asn1: forge.asn1.Asn1, password: string): forge.pki.rsa.PrivateKey | null {
  try {
    const opened: forge.asn1.Asn1 | null = forge.pki.decryptPrivateKeyInfo(asn1, password);
    return opened === null ? null : forge.pki.privateKeyFromAsn1(opened);
  } catch {
    // The padding may look right by chance under a wrong password; what comes out is then no key.
    return null;
  }
}

/** Opens a .key (PKCS #8, encrypted with PBES2, 3DES or AES) with its password. */
export function openKey(
  der: Uint8Array,
  password: string,
): Result<{ key: forge.pki.rsa.PrivateKey }, 'not-a-key' | 'wrong-password'> {
  const asn1 = readEncrypted(der);
  if (asn1 === null) return { ok: false, reason: 'not-a-key' };
  // Programs differ in how they write a password with accents.
  const key = decrypt(asn1, forge.util.encodeUtf8(password)) ?? decrypt(asn1, password);
  return key === null ? { ok: false, reason: 'wrong-password' } : { ok: true, key };
}
