import type { Agent, Dispatcher } from 'undici';
import { acceptEncoding } from './outbound-body.ts';
import { checkTarget, hostAndPort } from './outbound-target.ts';
import type { createTurns } from './outbound-turns.ts';
import { OutboundError, type OutboundOptions } from './outbound-types.ts';

/** An answer's head, its body still on the wire, and the turn that must be given back once the body is done. */
export type Answer = { url: URL; response: Dispatcher.ResponseData; release: () => void };

/** Headers that must not follow a redirect to another origin. */
const credentialHeaders = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key']);

/** One request with its redirects; each address is checked and each host gives its own turn. Throws on failure. */
export async function requestFollowing(
  start: URL,
  options: OutboundOptions & { userAgent: string; signal: AbortSignal },
  tools: {
    agentFor: (url: URL) => Agent;
    turns: ReturnType<typeof createTurns>;
    isAllowed: (hostAndPort: string) => boolean;
    onlyAllowed: boolean | undefined;
  },
): Promise<Answer> {
  const { maxRedirects = 5, signal } = options;
  let url = start;
  let method = options.method ?? 'GET';
  let body = options.body;
  let headers = requestHeaders(options);
  for (let redirects = 0; ; redirects += 1) {
    const release = await tools.turns.take(hostAndPort(url), signal);
    try {
      const response = await orAborted(
        signal,
        tools.agentFor(url).request({
          origin: url.origin,
          path: url.pathname + url.search,
          method,
          headers,
          body: body ?? null,
          signal,
        }),
      );
      const { location } = response.headers;
      if (![301, 302, 303, 307, 308].includes(response.statusCode) || typeof location !== 'string')
        return { url, response, release };

      await response.body.dump({ limit: 65_536, signal });
      if (redirects >= maxRedirects)
        throw new OutboundError('redirects', `more than ${maxRedirects} redirects`);
      const target = checkTarget(location, {
        base: url,
        isAllowed: tools.isAllowed,
        onlyAllowed: tools.onlyAllowed,
      });
      if (!target.ok) throw new OutboundError('refused', `redirect: ${target.detail}`);
      if (target.url.origin !== url.origin)
        headers = Object.fromEntries(
          Object.entries(headers).filter(([name]) => !credentialHeaders.has(name)),
        );
      const becomesGet =
        response.statusCode === 303 ? method !== 'HEAD' : method === 'POST' && response.statusCode < 303;
      if (becomesGet) {
        method = 'GET';
        body = undefined;
        headers = Object.fromEntries(
          Object.entries(headers).filter(([name]) => !name.startsWith('content-')),
        );
      }
      url = target.url;
      release();
    } catch (error) {
      release();
      throw error;
    }
  }
}

/**
 * undici looks at the signal of a queued request only once its connection is open, so a name or a socket that hangs
 * would outlive the deadline.
 */
async function orAborted<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function requestHeaders(options: OutboundOptions & { userAgent: string }): Record<string, string> {
  const { headers = {}, accept, ifNoneMatch, ifModifiedSince, userAgent } = options;
  return {
    accept: accept ?? '*/*',
    'accept-encoding': acceptEncoding,
    ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }),
    ...(ifModifiedSince !== undefined && { 'if-modified-since': ifModifiedSince }),
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    'user-agent': userAgent,
  };
}
