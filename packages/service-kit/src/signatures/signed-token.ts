import { type JWK, compactVerify, createLocalJWKSet } from 'jose';
import type { InstanceSigner } from './instance-signer.ts';

/** What a signed statement is about; a receipt can never be taken for an endorsement. */
export type TokenType = 'rma-endorsement+jws' | 'rma-receipt+jws' | 'rma-ledger-head+jws';

/** A compact JWS (RFC 7515, EdDSA) of `content`, by the instance's active key. */
export async function signToken(
  type: TokenType,
  content: Record<string, unknown>,
  { signer }: { signer: Pick<InstanceSigner, 'kid' | 'sign'> },
): Promise<string> {
  const kid = await signer.kid();
  const header = { alg: 'EdDSA', typ: type, kid };
  const encoded = [header, content].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signed = encoded.join('.');
  const signature = await signer.sign(Buffer.from(signed, 'ascii'), { kid });
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

/** The content of a token signed by one of `keys`, of exactly this type; null when it is anything else. */
export async function readToken(
  type: TokenType,
  token: string,
  { keys }: { keys: readonly JWK[] },
): Promise<{ kid: string; content: Record<string, unknown> } | null> {
  try {
    const { payload, protectedHeader } = await compactVerify(token, createLocalJWKSet({ keys: [...keys] }), {
      algorithms: ['EdDSA'],
    });
    const content: unknown = JSON.parse(Buffer.from(payload).toString());
    if (protectedHeader.typ !== type || protectedHeader.kid === undefined) return null;
    if (typeof content !== 'object' || content === null) return null;
    return { kid: protectedHeader.kid, content: { ...content } };
  } catch {
    return null;
  }
}
