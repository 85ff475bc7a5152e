import type { Outbound } from '@rma/service-kit';
import { z } from 'zod';
import { publishedKeySchema } from './known-keys.ts';
import { textLines } from './text-lines.ts';

/** The longest entry a ledger of this network writes is a tenth of it. */
const mostLineCharacters = 1_000_000;
const mostBytes = 64 * 1024 ** 3;
const downloadMs = 12 * 3_600_000;

const headSchema = z.object({ seq: z.number().int(), hash: z.string(), signature: z.string() });
const nodeSchema = z.object({
  keys: z.array(publishedKeySchema),
  /** By which a key names the one that follows it. */
  endorsements: z.array(z.string()).max(1000).default([]),
});

type Found<Value> = { ok: true; value: Value } | { ok: false; sentence: string };

/** A hub's ledger as its public addresses give it. */
export function createHubLedger({ outbound, url }: { outbound: Outbound; url: string }) {
  async function json<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
  ): Promise<Found<z.output<Schema>>> {
    const answer = await outbound.read(`${url}${path}`, { accept: 'application/json', maxBytes: 1_000_000 });
    if (!answer.ok) return { ok: false, sentence: `No se pudo leer ${url}${path}: ${answer.detail}` };
    try {
      return { ok: true, value: schema.parse(JSON.parse(answer.text)) };
    } catch {
      return { ok: false, sentence: `${url}${path} no contestó lo que un nodo de la red contesta.` };
    }
  }

  return {
    head: () => json('/api/v1/ledger/head', headSchema),
    identity: () => json('/.well-known/rma-node.json', nodeSchema),
    /** The lines of every entry after a number, as they arrive. */
    async lines(afterSeq: number): Promise<Found<AsyncIterable<string>>> {
      const address = `${url}/ledger.ndjson?after=${afterSeq}`;
      const answer = await outbound.fetch(address, { maxBytes: mostBytes, deadlineMs: downloadMs });
      if (!answer.ok) return { ok: false, sentence: `No se pudo leer ${address}: ${answer.detail}` };
      return { ok: true, value: textLines(answer.body, { mostCharacters: mostLineCharacters }) };
    },
  };
}
export type HubLedger = ReturnType<typeof createHubLedger>;
