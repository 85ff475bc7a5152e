import { createPublicKey, verify } from 'node:crypto';
import type { JWK } from 'jose';
import { type InnerList, isInnerList, parseDictionary } from 'structured-headers';
import { isDigestOf } from './content-digest.ts';
import { coveredByRequest, coveredByResponse } from './sign-message.ts';
import { type Component, type SignedRequest, type SignedResponse, signatureBase } from './signature-base.ts';

/**
 * Why a message is not believed: no signature, one that cannot be read, one that leaves out what must be covered,
 * a key that is not among those trusted, a date too old or ahead, a body other than the one signed, or a
 * signature that is not of that key.
 */
export type SignatureFault =
  | 'missing'
  | 'malformed'
  | 'not-covered'
  | 'unknown-key'
  | 'too-old'
  | 'in-the-future'
  | 'digest'
  | 'signature';

export type Verified = { ok: true; kid: string; createdAt: Date } | { ok: false; reason: SignatureFault };

export type VerifyingOptions = {
  /** The keys trusted; each with its `kid`. */
  keys: readonly JWK[];
  now: Date;
  /** How old a signature may be. 5 minutes by default. */
  maxAgeMs?: number;
  /** How far ahead the other side's clock may be. 5 minutes by default. */
  toleranceMs?: number;
};

const fiveMinutesMs = 300_000;

/** Whether a request comes from the holder of one of the keys, now, with this body, for this address. */
export function verifyRequest(
  request: SignedRequest & { body: Uint8Array },
  options: VerifyingOptions,
): Verified {
  return verifyMessage(request, coveredByRequest(request.body.length > 0), options);
}

/** Whether an answer comes from the holder of one of the keys, for the path that was asked, with this body. */
export function verifyResponse(
  response: SignedResponse & { body: Uint8Array },
  options: VerifyingOptions,
): Verified {
  return verifyMessage(response, coveredByResponse, options);
}

/** The key id a signed message names, without believing it; null when it cannot be read. */
export function namedKey(headers: Readonly<Record<string, string>>): string | null {
  const found = readSignature(headers);
  return typeof found === 'string' ? null : found.kid;
}

function verifyMessage(
  message: (SignedRequest | SignedResponse) & { body: Uint8Array },
  required: readonly Component[],
  options: VerifyingOptions,
): Verified {
  const { keys, now, maxAgeMs = fiveMinutesMs, toleranceMs = fiveMinutesMs } = options;
  const refused = (reason: SignatureFault) => ({ ok: false, reason }) as const;
  const found = readSignature(message.headers);
  if (typeof found === 'string') return refused(found);
  const { list, signature, kid, createdAt } = found;
  if (!required.every((component) => covers(list, component))) return refused('not-covered');
  const base = signatureBase(list, message);
  if (base === null) return refused('malformed');
  const jwk = keys.find((key) => key.kid === kid);
  if (jwk === undefined) return refused('unknown-key');
  if (createdAt.getTime() < now.getTime() - maxAgeMs) return refused('too-old');
  if (createdAt.getTime() > now.getTime() + toleranceMs) return refused('in-the-future');
  // A body that was cut off altogether still has its digest among the headers.
  const isDigested = message.body.length > 0 || message.headers['content-digest'] !== undefined;
  if (isDigested && !hasDigestOf(message)) return refused('digest');
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  if (key.asymmetricKeyType !== 'ed25519') return refused('unknown-key');
  if (!verify(null, Buffer.from(base, 'ascii'), key, signature)) return refused('signature');
  return { ok: true, kid, createdAt };
}

function hasDigestOf({ headers, body }: { headers: Readonly<Record<string, string>>; body: Uint8Array }) {
  const field = headers['content-digest'];
  if (field === undefined) return false;
  try {
    return isDigestOf(field, body);
  } catch {
    return false;
  }
}

function covers([items]: InnerList, { name, ofRequest = false }: Component): boolean {
  return items.some(([item, flags]) => item === name && (flags.get('req') === true) === ofRequest);
}

type Found = { list: InnerList; signature: Buffer; kid: string; createdAt: Date };

/** The one signature of a message. Several are refused: which of them is meant would be a guess. */
function readSignature(headers: Readonly<Record<string, string>>): Found | 'missing' | 'malformed' {
  const { 'signature-input': inputs, signature: signatures } = headers;
  if (inputs === undefined || signatures === undefined) return 'missing';
  try {
    const [entry, ...others] = parseDictionary(inputs);
    if (entry === undefined || others.length > 0) return 'malformed';
    const [label, list] = entry;
    const value = parseDictionary(signatures).get(label)?.[0];
    if (!isInnerList(list) || !(value instanceof ArrayBuffer)) return 'malformed';
    const [, parameters] = list;
    const kid = parameters.get('keyid');
    const created = parameters.get('created');
    const algorithm = parameters.get('alg') ?? 'ed25519';
    const expires = parameters.get('expires');
    if (typeof kid !== 'string' || typeof created !== 'number') return 'malformed';
    if (algorithm !== 'ed25519' || expires !== undefined) return 'malformed';
    return { list, signature: Buffer.from(value), kid, createdAt: new Date(created * 1000) };
  } catch {
    return 'malformed';
  }
}
