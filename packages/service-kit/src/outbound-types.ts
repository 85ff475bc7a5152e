import type { Logger } from './logging.ts';
import type { Metrics } from './metrics.ts';

/** Why a call failed. `refused`: we would not ask; the rest: we asked and it did not work. */
export type OutboundReason =
  | 'refused'
  | 'deadline'
  | 'too-large'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'status'
  | 'redirects'
  | 'encoding';

export type OutboundOptions = {
  method?: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** For the whole call: waiting for a turn, retries, redirects and the body. 30 s by default. */
  deadlineMs?: number;
  /** Bytes of the body once decompressed. 50 MiB by default. */
  maxBytes?: number;
  /** 5 by default; 0 answers `redirects` at the first one. */
  maxRedirects?: number;
  /** Further tries of idempotent methods after a failed connection, a 5xx or a 429. 2 by default. */
  retries?: number;
  accept?: string;
  ifNoneMatch?: string;
  ifModifiedSince?: string;
  /** Any status is an answer; otherwise only 2xx, and 304 to a conditional request, are. */
  ignoreStatus?: boolean;
  /** Cancels the call from outside; it ends as `deadline`. */
  signal?: AbortSignal;
  /** The one certificate of one host that a person accepted although no authority vouches for it. */
  acceptedCertificate?: AcceptedCertificate;
};

/** `host` is `host:port` as allow-lists know it; `sha256` the fingerprint of its certificate, 64 hexadecimal digits. */
export type AcceptedCertificate = { host: string; sha256: string };

/** An answer whose body is read once, by one of `body`, `bytes`, `text`, `json`; those throw OutboundError. */
export type OutboundResponse = {
  ok: true;
  status: number;
  /** Lower-case names; repeated headers are joined with a comma. */
  headers: Record<string, string>;
  /** The address that answered, after redirects. */
  url: string;
  attempts: number;
  body: AsyncIterable<Uint8Array>;
  bytes: () => Promise<Uint8Array>;
  /** Decoded by the charset of the content type, UTF-8 without one. */
  text: () => Promise<string>;
  json: () => Promise<unknown>;
  /** Gives up the body without reading it. */
  cancel: () => void;
};

export type OutboundFailure = {
  ok: false;
  reason: OutboundReason;
  /** One technical sentence for a log or a run's report; no body, no credentials. */
  detail: string;
  status?: number;
  /** What the server asked to wait, when it did. */
  retryAfterMs?: number;
  attempts: number;
};

export type OutboundResult = OutboundResponse | OutboundFailure;

/** An answer read to its end; a failure of the body is a failure of the call. */
export type OutboundReading =
  | (Pick<OutboundResponse, 'ok' | 'status' | 'headers' | 'url' | 'attempts'> & {
      bytes: Uint8Array;
      /** Decoded when asked for, by the charset of the content type. */
      readonly text: string;
    })
  | OutboundFailure;

/** A body that could not be read to its end, with the same reasons a call has. */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  readonly reason: OutboundReason;
  constructor(reason: OutboundReason, detail: string, options: { cause?: unknown } = {}) {
    super(detail, options);
    this.reason = reason;
  }
}

/** Time and chance, so that tests can hold them. */
export type OutboundClock = {
  now: () => number;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** 0 ≤ random < 1 */
  random: () => number;
};

export type Politeness = { concurrency: number; gapMs: number };

export type CreateOutboundOptions = {
  /** Who is asking, shown in User-Agent so that a webmaster can complain to somebody. */
  contact: { publicUrl: string; email: string };
  userAgent?: string;
  /** `host:port` entries that are fetched although they are private, e.g. `127.0.0.1:9911`. */
  allow?: readonly string[];
  /** Fetches nothing but `allow`: a demonstration shows real addresses and asks none of them. */
  onlyAllowed?: boolean;
  /** The addresses of a host name; the system's resolver by default. */
  resolve?: (hostname: string) => Promise<string[]>;
  /** How gently a `host:port` is treated; 2 at a time and 100 ms between requests by default. */
  politeness?: (hostAndPort: string) => Politeness;
  logger?: Logger;
  metrics?: Metrics;
  clock?: OutboundClock;
};

export type Outbound = {
  /** Nothing but the addresses it was allowed is fetched, as in the demonstration. */
  isConfined: boolean;
  /** Answers with the body still to be read; never throws for what the other side does before the body. */
  fetch: (url: string | URL, options?: OutboundOptions) => Promise<OutboundResult>;
  /** Reads the body too, so every failure is a value. */
  read: (url: string | URL, options?: OutboundOptions) => Promise<OutboundReading>;
  /** Ends what is under way too; a name that hangs must not hold back the end of the process. */
  close: () => Promise<void>;
};
