import type { JsonWebKey } from 'node:crypto';
import type { Clock } from '@rma/domain';
import { OutboundError, type Outbound } from '@rma/service-kit';
import { z } from 'zod';

const keySet = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), kty: z.literal('OKP'), crv: z.string(), x: z.string() })),
});
const freshMs = 60_000;

/**
 * The registry's public keys by key id, read from its JWKS (RFC 7517) at most once a minute, so that a rotated key is
 * known in time and forged ids cost the registry nothing. Throws OutboundError when the registry does not answer.
 */
export function registryKeys(options: { outbound: Outbound; registryUrl: string; clock: Clock }) {
  const { outbound, registryUrl, clock } = options;
  let known = new Map<string, JsonWebKey>();
  let readAtMs = -Infinity;

  return async (kid: string): Promise<JsonWebKey | null> => {
    const nowMs = clock.now().getTime();
    if (nowMs - readAtMs >= freshMs) {
      const answer = await outbound.read(`${registryUrl}/.well-known/jwks.json`, { maxBytes: 65_536 });
      if (!answer.ok) throw new OutboundError(answer.reason, answer.detail);
      const { keys } = keySet.parse(JSON.parse(answer.text));
      known = new Map(keys.map((key) => [key.kid, key]));
      readAtMs = nowMs;
    }
    return known.get(kid) ?? null;
  };
}
