import { OutboundError, type Outbound, type OutboundResponse } from '@rma/service-kit';

/** An outbound client that gives up once its answers together weigh more than `maxBytes`. */
export function boundedOutbound(outbound: Outbound, maxBytes: number): Outbound {
  let left = maxBytes;
  const tooLarge = () => new OutboundError('too-large', `the answers weigh more than ${maxBytes} bytes`);
  const spend = (bytes: number) => {
    left -= bytes;
    if (left < 0) throw tooLarge();
  };

  async function* counted(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      spend(chunk.byteLength);
      yield chunk;
    }
  }
  function bounded(response: OutboundResponse): OutboundResponse {
    const body = counted(response.body);
    const bytes = async () => {
      const all = await response.bytes();
      spend(all.byteLength);
      return all;
    };
    const text = async () => {
      const all = await response.text();
      spend(Buffer.byteLength(all));
      return all;
    };
    const json = async (): Promise<unknown> => {
      const source = await text();
      try {
        return JSON.parse(source);
      } catch (error) {
        throw new OutboundError('encoding', 'the body is not JSON', { cause: error });
      }
    };
    return { ...response, body, bytes, text, json };
  }
  const refusal = { ok: false, reason: 'too-large', detail: tooLarge().message, attempts: 0 } as const;

  return {
    ...outbound,
    async fetch(url, options = {}) {
      if (left <= 0) return refusal;
      const result = await outbound.fetch(url, options);
      return result.ok ? bounded(result) : result;
    },
    async read(url, options = {}) {
      if (left <= 0) return refusal;
      const result = await outbound.read(url, {
        ...options,
        maxBytes: Math.min(options.maxBytes ?? left, left),
      });
      if (result.ok) left -= result.bytes.byteLength;
      return result;
    },
  };
}
