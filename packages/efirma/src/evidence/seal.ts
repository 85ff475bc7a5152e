import { createHash, createPublicKey, verify } from 'node:crypto';

/** The signature of the hub that kept the evidence, over the list of its members: Ed25519 (RFC 8032), in hexadecimal. */
export type Seal = { publicKey: string; signature: string };

/** Seals the bytes it is given with the key of the hub. */
export type SealMaker = (content: Uint8Array) => Promise<Seal>;

const base64url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');

/** The name of a key as its hub publishes it in /.well-known/rma-node.json: its thumbprint of RFC 7638. */
export function sealKeyId({ publicKey }: Seal): string {
  const canonical = `{"crv":"Ed25519","kty":"OKP","x":"${base64url(publicKey)}"}`;
  return createHash('sha256').update(canonical).digest('base64url');
}

export function isSealed(content: Uint8Array, { publicKey, signature }: Seal): boolean {
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: base64url(publicKey) };
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return verify(null, content, key, Buffer.from(signature, 'hex'));
  } catch {
    return false;
  }
}
