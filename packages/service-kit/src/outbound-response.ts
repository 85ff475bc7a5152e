import type { Dispatcher } from 'undici';
import { collect, decodeText, readBounded } from './outbound-body.ts';
import { outboundErrorOf } from './outbound-failure.ts';
import type { Answer } from './outbound-request.ts';
import { OutboundError, type OutboundResponse } from './outbound-types.ts';

/** Response headers with one text each. */
export function flatHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

/**
 * The answer as callers see it. Its turn and its deadline are held until the body ends, fails, is cancelled or the
 * deadline passes, so a caller who forgets the body blocks a host no longer than that.
 */
export function responseOf(
  answer: Answer,
  options: { attempts: number; maxBytes: number; method: string; signal: AbortSignal; onDone: () => void },
): OutboundResponse {
  const { response, url, release } = answer;
  const { attempts, maxBytes, method, signal, onDone } = options;
  const status = response.statusCode;
  const headers = flatHeaders(response.headers);
  const hasBody = method !== 'HEAD' && status !== 204 && status !== 304;

  function done(): void {
    release();
    onDone();
  }
  function cancel(): void {
    response.body.on('error', () => undefined).destroy();
    done();
  }
  signal.addEventListener('abort', cancel, { once: true });

  async function* readBody(): AsyncGenerator<Uint8Array> {
    const declaredBytes = Number(headers['content-length'] ?? 0);
    const contentEncoding = headers['content-encoding'];
    try {
      signal.throwIfAborted();
      if (hasBody && declaredBytes > maxBytes)
        throw new OutboundError(
          'too-large',
          `the server announces ${declaredBytes} bytes, more than ${maxBytes}`,
        );
      yield* readBounded(response.body, { contentEncoding: hasBody ? contentEncoding : undefined, maxBytes });
    } catch (error) {
      throw outboundErrorOf(error, signal);
    } finally {
      signal.removeEventListener('abort', cancel);
      cancel();
    }
  }

  const body = readBody();
  const bytes = () => collect(body);
  const text = async () => decodeText(await bytes(), headers['content-type']);
  const json = async (): Promise<unknown> => {
    const source = await text();
    try {
      return JSON.parse(source);
    } catch (error) {
      throw new OutboundError('encoding', 'the body is not JSON', { cause: error });
    }
  };
  return { ok: true, status, headers, url: url.href, attempts, body, bytes, text, json, cancel };
}
