import { keyIdOf, type JWK, type Outbound } from '@rma/service-kit';
import { z } from 'zod';

const documentBytes = 256 * 1024;

/** An Ed25519 public key; whatever else it says of itself is left out. */
export const publicKeySchema = z
  .looseObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string().regex(/^[\w-]{43}$/),
  })
  .refine((key) => !('d' in key), { message: 'Envíe solo la parte pública de la llave.' })
  .transform(({ kty, crv, x }) => ({ kty, crv, x }));
export type PublicKey = z.output<typeof publicKeySchema>;

/** A key with its name: the RFC 7638 thumbprint, which nobody can choose. */
export async function namedKeyOf(key: PublicKey): Promise<JWK & { kid: string }> {
  return { ...key, kid: await keyIdOf(key) };
}

const documentSchema = z.object({
  mode: z.literal('node'),
  cvegeo: z.string(),
  kid: z.string(),
  keys: z.array(publicKeySchema).max(100),
  endorsements: z.array(z.string().max(4000)).max(100).default([]),
});
export type RemoteDocument = { cvegeo: string; key: JWK & { kid: string }; endorsements: string[] };

/** What the node at an address says of itself, with the key it signs with; null when no node answers there. */
export async function readNodeDocument(
  { outbound }: { outbound: Outbound },
  url: string,
): Promise<RemoteDocument | null> {
  const reading = await outbound.read(`${url}/.well-known/rma-node.json`, {
    accept: 'application/json',
    deadlineMs: 10_000,
    maxBytes: documentBytes,
    maxRedirects: 0,
    retries: 0,
  });
  if (!reading.ok) return null;
  const parsed = documentSchema.safeParse(jsonOf(reading.text));
  if (!parsed.success) return null;
  const { cvegeo, kid, keys, endorsements } = parsed.data;
  const named = await Promise.all(keys.map(namedKeyOf));
  const key = named.find((one) => one.kid === kid);
  return key === undefined ? null : { cvegeo, key, endorsements };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
