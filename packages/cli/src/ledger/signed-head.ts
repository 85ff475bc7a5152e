import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { z } from 'zod';

const headerSchema = z.object({ alg: z.literal('EdDSA'), kid: z.string() });
const payloadSchema = z.object({ seq: z.number().int().min(0), hash: z.string() });

export type SignedHead = { seq: number; hash: string; kid: string };

const decoded = (part: string | undefined): unknown => {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  } catch {
    return null;
  }
};

/** What a compact JWS says of a chain's head; null unless one of `keys` signed it (RFC 7515, Ed25519 of RFC 8037). */
export function verifySignedHead(token: string, keys: readonly JsonWebKey[]): SignedHead | null {
  const [header, payload, signature = ''] = token.split('.');
  const { data: told } = headerSchema.safeParse(decoded(header));
  const { data: head } = payloadSchema.safeParse(decoded(payload));
  if (told === undefined || head === undefined) return null;
  const key = keys.find(({ kid, kty, crv }) => kid === told.kid && kty === 'OKP' && crv === 'Ed25519');
  if (key === undefined) return null;
  try {
    const publicKey = createPublicKey({ key, format: 'jwk' });
    const isGood = verify(
      null,
      Buffer.from(`${header}.${payload}`),
      publicKey,
      Buffer.from(signature, 'base64url'),
    );
    return isGood ? { ...head, kid: told.kid } : null;
  } catch {
    return null;
  }
}
