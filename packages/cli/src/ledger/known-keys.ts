import { readToken } from '@rma/service-kit';
import { z } from 'zod';

/** A key as an instance publishes it. */
export const publishedKeySchema = z.object({
  kty: z.string(),
  crv: z.string(),
  x: z.string(),
  kid: z.string(),
});
export type PublishedKey = z.infer<typeof publishedKeySchema>;

const endorsementSchema = z.object({ kid: z.string(), jwk: publishedKeySchema });

/** `first`: nothing was remembered; `endorsed`: a remembered key vouches for it, perhaps through others. */
export type KeyStanding = 'first' | 'known' | 'endorsed' | 'unknown';

/** How the key that signs now stands to those remembered, by the endorsements that the instance publishes. */
export async function standingOf(
  kid: string,
  { remembered, endorsements }: { remembered: readonly PublishedKey[]; endorsements: readonly string[] },
): Promise<KeyStanding> {
  if (remembered.length === 0) return 'first';
  const trusted = [...remembered];
  const isTrusted = (wanted: string) => trusted.some((key) => key.kid === wanted);
  if (isTrusted(kid)) return 'known';
  for (let before = -1; before !== trusted.length;) {
    before = trusted.length;
    for (const statement of endorsements) {
      const read = await readToken('rma-endorsement+jws', statement, { keys: trusted });
      const { data: next } = endorsementSchema.safeParse(read?.content);
      if (next !== undefined && next.jwk.kid === next.kid && !isTrusted(next.kid)) trusted.push(next.jwk);
    }
  }
  return isTrusted(kid) ? 'endorsed' : 'unknown';
}
