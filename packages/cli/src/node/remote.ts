import { createOutbound, type Outbound } from '@rma/service-kit';
import { z } from 'zod';

/** What an instance says of itself, as far as an operator needs it. */
export const documentSchema = z.object({
  mode: z.enum(['hub', 'node']),
  cvegeo: z.string().nullable(),
  name: z.string(),
  url: z.string(),
  kid: z.string(),
});
export type InstanceDocument = z.infer<typeof documentSchema>;

const isLoopback = (hostname: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** An address without path; over a bare line a password could be read, so only this machine may be asked by http. */
export const instanceAddress = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
  .refine((url) => url.pathname === '/' && url.search === '' && url.username === '')
  .refine((url) => url.protocol === 'https:' || isLoopback(url.hostname));

/** An outbound client that may ask the operator's own machine too. */
export function outboundTo(url: URL): Outbound {
  return createOutbound({
    contact: { publicUrl: url.origin, email: 'rma@localhost' },
    userAgent: 'rma-node',
    allow: [`${url.hostname}:${portOf(url)}`],
    politeness: () => ({ concurrency: 1, gapMs: 0 }),
  });
}

export const isOfThisMachine = (url: URL) => isLoopback(url.hostname);
export const portOf = ({ port, protocol }: URL) =>
  port === '' ? (protocol === 'https:' ? '443' : '80') : port;

/** What answers at an address, or a sentence of what is wrong there. */
export async function readInstance(
  outbound: Outbound,
  url: URL,
): Promise<{ ok: true; document: InstanceDocument } | { ok: false; sentence: string }> {
  const address = `${url.origin}/.well-known/rma-node.json`;
  const reading = await outbound.read(address, { deadlineMs: 15_000, maxBytes: 256 * 1024 });
  if (!reading.ok) return { ok: false, sentence: `No se pudo leer ${address}: ${reading.detail}.` };
  try {
    const parsed = documentSchema.safeParse(JSON.parse(reading.text));
    if (parsed.success) return { ok: true, document: parsed.data };
  } catch {
    // What is not JSON is no instance of the network either.
  }
  return { ok: false, sentence: `En ${url.origin} no responde una instalación de la red.` };
}

/** A key's name as hexadecimal in groups of four, to read it aloud over the telephone. */
export const fingerprintOf = (kid: string): string =>
  (
    Buffer.from(kid, 'base64url')
      .toString('hex')
      .match(/.{1,4}/g) ?? []
  ).join(' ');
