import { type BareItem, serializeDictionary } from 'structured-headers';
import { contentDigest } from './content-digest.ts';
import type { InstanceSigner } from './instance-signer.ts';
import {
  type Component,
  type SignedRequest,
  type SignedResponse,
  signatureBase,
  signatureParameters,
} from './signature-base.ts';

/** The label of our signatures in `Signature-Input` and `Signature`. */
const label = 'rma';

type SigningOptions = { signer: Pick<InstanceSigner, 'kid' | 'sign'>; now: Date };

/** What a signed request covers (RFC 9421 §2): nobody can send its body elsewhere, or another body there. */
export function coveredByRequest(hasBody: boolean): Component[] {
  const ofBody = [{ name: 'content-digest' }, { name: 'content-type' }];
  return [{ name: '@method' }, { name: '@target-uri' }, ...(hasBody ? ofBody : [])];
}

/** What a signed answer covers: the page of one path cannot be shown as the page of another. */
export const coveredByResponse: readonly Component[] = [
  { name: '@status' },
  { name: '@path', ofRequest: true },
  { name: 'content-digest' },
  { name: 'content-type' },
];

/**
 * The headers of a request with its signature added (RFC 9421, RFC 9530, Ed25519): `content-digest`,
 * `signature-input` and `signature`. With a body, `content-type` must be among the headers.
 */
export async function signRequest(
  request: SignedRequest & { body?: string | Uint8Array },
  options: SigningOptions,
): Promise<Record<string, string>> {
  const { body, headers, ...line } = request;
  const digested =
    body === undefined ? { ...headers } : { ...headers, 'content-digest': contentDigest(Buffer.from(body)) };
  const signature = await signMessage({ ...line, headers: digested }, coveredByRequest(body !== undefined), {
    ...options,
  });
  return { ...digested, ...signature };
}

/** The headers that sign an answer: `content-digest`, `signature-input`, `signature`. */
export async function signResponse(
  response: SignedResponse & { body: Uint8Array },
  options: SigningOptions,
): Promise<Record<string, string>> {
  const { body, headers, ...rest } = response;
  const digest = { 'content-digest': contentDigest(body) };
  const message = { ...rest, headers: { ...headers, ...digest } };
  return { ...digest, ...(await signMessage(message, coveredByResponse, options)) };
}

/** `signature-input` and `signature` of a message; throws when a component to be covered is not in it. */
export async function signMessage(
  message: SignedRequest | SignedResponse,
  components: readonly Component[],
  options: SigningOptions & { label?: string },
): Promise<{ 'signature-input': string; signature: string }> {
  const { signer, now } = options;
  const kid = await signer.kid();
  const list = signatureParameters(
    components,
    new Map<string, BareItem>([
      ['created', Math.floor(now.getTime() / 1000)],
      ['keyid', kid],
    ]),
  );
  const base = signatureBase(list, message);
  if (base === null) throw new Error('A component to be signed is not in the message.');
  const signature = await signer.sign(Buffer.from(base, 'ascii'), { kid });
  const name = options.label ?? label;
  return {
    'signature-input': serializeDictionary(new Map([[name, list]])),
    signature: serializeDictionary(new Map([[name, [Uint8Array.from(signature), new Map()]]])),
  };
}
