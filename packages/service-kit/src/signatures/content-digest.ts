import { createHash, timingSafeEqual } from 'node:crypto';
import { parseDictionary } from 'structured-headers';

const algorithms = { 'sha-256': 'sha256', 'sha-512': 'sha512' } as const;

/** The Content-Digest field (RFC 9530) of a body. */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

/** Whether a Content-Digest field is of this body: a known algorithm is there, and every known one agrees. */
export function isDigestOf(field: string, body: Uint8Array): boolean {
  let compared = 0;
  for (const [name, [value]] of parseDictionary(field)) {
    const algorithm = Object.entries(algorithms).find(([known]) => known === name)?.[1];
    if (algorithm === undefined) continue;
    if (!(value instanceof ArrayBuffer)) return false;
    const given = Buffer.from(value);
    const own = createHash(algorithm).update(body).digest();
    if (given.length !== own.length || !timingSafeEqual(given, own)) return false;
    compared += 1;
  }
  return compared > 0;
}
