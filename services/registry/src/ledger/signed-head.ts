import type { InstanceSigner } from '@rma/service-kit';

/** The head of the chain: the hash covers every entry up to `seq`, so who keeps it can tell a rewritten past. */
export type LedgerHead = { seq: number; hash: string };

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * A compact JWS (RFC 7515, EdDSA of RFC 8037) in which the instance says what its chain's head was at `at`.
 * Its keys are at `/.well-known/rma-node.json`.
 */
export async function signHead(
  signer: InstanceSigner,
  { head, issuer, at }: { head: LedgerHead; issuer: string; at: Date },
): Promise<string> {
  const header = { alg: 'EdDSA', typ: 'rma-ledger-head+jwt', kid: await signer.kid() };
  const payload = { iss: issuer, iat: Math.floor(at.getTime() / 1000), ...head, at: at.toISOString() };
  const signed = `${encoded(header)}.${encoded(payload)}`;
  const signature = await signer.sign(Buffer.from(signed));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}
