import type { RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';
import { createOutbound } from './outbound.ts';
import type { CreateOutboundOptions, OutboundResult } from './outbound-types.ts';
import { remoteSite } from './testing.ts';

export const contact = { publicUrl: 'http://datos.ejemplo.mx', email: 'datos@ejemplo.mx' };

const twoAtATime = () => ({ concurrency: 2, gapMs: 0 });

/** A clock whose sleeps pass at once and are written down. */
export function heldClock() {
  const sleptMs: number[] = [];
  let now = Date.parse('2026-11-22T00:00:00Z');
  return {
    sleptMs,
    now: () => now,
    random: () => 0.5,
    sleep: async (ms: number, signal: AbortSignal) => {
      signal.throwIfAborted();
      sleptMs.push(ms);
      now += ms;
    },
  };
}

/** A remote site on loopback and a client that may reach it and nothing else private. */
export async function reach(listener: RequestListener, options: Partial<CreateOutboundOptions> = {}) {
  const site = await remoteSite(listener);
  const outbound = createOutbound({
    contact,
    allow: [`127.0.0.1:${site.port}`],
    politeness: twoAtATime,
    ...options,
  });
  onTestFinished(() => outbound.close());
  return { ...site, outbound };
}

/** The text of an answer that must be one. */
export async function textOf(result: OutboundResult): Promise<string> {
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`);
  return result.text();
}
