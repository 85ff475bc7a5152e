import { setTimeout as sleepFor } from 'node:timers/promises';
import { Agent } from 'undici';
import { collect, decodeText } from './outbound-body.ts';
import { createSafeConnector, resolveWithSystem } from './outbound-connector.ts';
import { outboundErrorOf } from './outbound-failure.ts';
import { requestFollowing } from './outbound-request.ts';
import { flatHeaders, responseOf } from './outbound-response.ts';
import { isIdempotent, isTransientStatus, parseRetryAfter, waitBeforeRetry } from './outbound-retry.ts';
import { checkTarget, hostAndPort } from './outbound-target.ts';
import { createTurns } from './outbound-turns.ts';
import {
  type AcceptedCertificate,
  type CreateOutboundOptions,
  type Outbound,
  type OutboundClock,
  OutboundError,
  type OutboundFailure,
  type OutboundOptions,
  type OutboundResult,
} from './outbound-types.ts';

const systemClock: OutboundClock = {
  now: () => Date.now(),
  sleep: (ms, signal) => sleepFor(ms, undefined, { signal }),
  random: () => Math.random(),
};

/**
 * The one way out to the network. Only public http and https addresses, checked again at each redirect and at each
 * socket; bounded in time and size; polite with each host; honest about who asks. What the other side does wrong is
 * a value (`ok: false` with a reason), never an exception.
 */
export function createOutbound(options: CreateOutboundOptions): Outbound {
  const { contact, logger, metrics, onlyAllowed, clock = systemClock, resolve = resolveWithSystem } = options;
  const userAgent = options.userAgent ?? `RedMexicoAbierto/0.1 (+${contact.publicUrl}; ${contact.email})`;
  const allowed = new Set(
    (options.allow ?? []).map((entry) => entry.replace(/^\[(.*)\]:/, '$1:').toLowerCase()),
  );
  const isAllowed = (host: string) => allowed.has(host);
  const turns = createTurns({
    clock,
    politeness: options.politeness ?? (() => ({ concurrency: 2, gapMs: 100 })),
  });
  // The deadline of the call covers headers and body, so undici's own timers are off.
  const newAgent = (acceptedSha256?: string) =>
    new Agent({
      connect: createSafeConnector({
        isAllowed,
        resolve,
        ...(acceptedSha256 !== undefined && { acceptedSha256 }),
      }),
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  const agent = newAgent();
  // Sockets of an accepted certificate are never those of another call.
  const exceptions = new Map<string, Agent>();

  function agentFor(url: URL, accepted: AcceptedCertificate | undefined): Agent {
    if (accepted === undefined || hostAndPort(url) !== accepted.host.toLowerCase()) return agent;
    const key = `${accepted.host} ${accepted.sha256}`;
    const known = exceptions.get(key) ?? newAgent(accepted.sha256);
    exceptions.set(key, known);
    return known;
  }
  const outcomes = metrics?.counter({
    name: 'outbound_requests_total',
    help: 'Calls to other servers by how they ended before the body',
    labels: ['outcome'],
  });

  async function attemptUntilDone(
    start: URL,
    request: OutboundOptions,
    deadline: Deadline,
  ): Promise<OutboundResult> {
    const { method = 'GET', retries = 2, maxBytes = 50 * 1024 ** 2, ignoreStatus = false } = request;
    const { signal } = deadline;
    for (let attempt = 1; ; attempt += 1) {
      const mayRetry = isIdempotent(method) && attempt <= retries;
      const waitMs = (retryAfterMs?: number) =>
        mayRetry
          ? waitBeforeRetry(attempt, { retryAfterMs, remainingMs: deadline.endsAt - clock.now(), clock })
          : undefined;
      let pauseMs: number | undefined;
      try {
        const answer = await requestFollowing(
          start,
          { ...request, userAgent, signal },
          {
            agentFor: (url) => agentFor(url, request.acceptedCertificate),
            turns,
            isAllowed,
            onlyAllowed,
          },
        );
        const { statusCode: status, headers } = answer.response;
        const isAnswer = (status >= 200 && status < 300) || (status === 304 && isConditional(request));
        const retryAfterMs = parseRetryAfter(flatHeaders(headers)['retry-after'], clock.now());
        pauseMs = isTransientStatus(status) ? waitMs(retryAfterMs) : undefined;
        if (pauseMs === undefined && (isAnswer || ignoreStatus))
          return responseOf(answer, { attempts: attempt, maxBytes, method, signal, onDone: deadline.clear });
        // The body of an error is not worth a connection held open by a slow server.
        answer.response.body.on('error', () => undefined).destroy();
        answer.release();
        if (pauseMs === undefined)
          return {
            ok: false,
            reason: 'status',
            detail: `the server answered ${status}`,
            status,
            ...(retryAfterMs !== undefined && { retryAfterMs }),
            attempts: attempt,
          };
      } catch (error) {
        const { reason, message } = outboundErrorOf(error, signal);
        pauseMs = reason === 'connect' ? waitMs() : undefined;
        if (pauseMs === undefined) return { ok: false, reason, detail: message, attempts: attempt };
      }
      try {
        await clock.sleep(pauseMs, signal);
      } catch (error) {
        return {
          ok: false,
          reason: 'deadline',
          detail: outboundErrorOf(error, signal).message,
          attempts: attempt,
        };
      }
    }
  }

  async function fetch(url: string | URL, request: OutboundOptions = {}): Promise<OutboundResult> {
    const target = checkTarget(url, { isAllowed, onlyAllowed });
    const deadline = startDeadline(request, clock);
    const result = target.ok
      ? await attemptUntilDone(target.url, request, deadline)
      : ({ ok: false, reason: 'refused', detail: target.detail, attempts: 0 } satisfies OutboundFailure);
    if (!result.ok) deadline.clear();
    outcomes?.inc({ outcome: result.ok ? 'ok' : result.reason });
    logger?.debug({ host: target.ok ? target.url.host : undefined, ...summary(result) }, 'outbound');
    return result;
  }

  return {
    isConfined: onlyAllowed === true,
    fetch,
    async read(url, request) {
      const result = await fetch(url, request);
      if (!result.ok) return result;
      const { status, headers, url: finalUrl, attempts } = result;
      try {
        const bytes = await collect(result.body);
        return {
          ok: true,
          status,
          headers,
          url: finalUrl,
          attempts,
          bytes,
          get text() {
            return decodeText(bytes, headers['content-type']);
          },
        };
      } catch (error) {
        if (!(error instanceof OutboundError)) throw error;
        const { reason, message } = error;
        return { ok: false, reason, detail: message, status, attempts };
      }
    },
    close: async () => {
      await Promise.all([agent, ...exceptions.values()].map((each) => each.destroy()));
    },
  };
}

/** The same client, which accepts one host's own certificate in every call. */
export function acceptingCertificate(outbound: Outbound, acceptedCertificate: AcceptedCertificate): Outbound {
  return {
    ...outbound,
    fetch: (url, options) => outbound.fetch(url, { ...options, acceptedCertificate }),
    read: (url, options) => outbound.read(url, { ...options, acceptedCertificate }),
  };
}

type Deadline = { signal: AbortSignal; endsAt: number; clear: () => void };

function startDeadline({ deadlineMs = 30_000, signal }: OutboundOptions, clock: OutboundClock): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), deadlineMs);
  return {
    signal: signal ? AbortSignal.any([controller.signal, signal]) : controller.signal,
    endsAt: clock.now() + deadlineMs,
    clear: () => clearTimeout(timer),
  };
}

function isConditional({ ifNoneMatch, ifModifiedSince }: OutboundOptions): boolean {
  return ifNoneMatch !== undefined || ifModifiedSince !== undefined;
}

function summary(result: OutboundResult) {
  const { attempts } = result;
  return result.ok
    ? { status: result.status, attempts }
    : { reason: result.reason, detail: result.detail, attempts };
}
