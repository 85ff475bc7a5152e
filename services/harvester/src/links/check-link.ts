import { createHash } from 'node:crypto';
import type { Outbound, OutboundFailure, OutboundResponse } from '@rma/service-kit';
import { isDataFormat, isSentHome, lookOf, saysNotFound } from './content-look.ts';
import type { KnownLink, LinkAnswer, LinkFailure } from './link-facts.ts';

/** Files up to this size are read whole, so that a change is known by their contents. */
const checksumBytes = 10 * 2 ** 20;
const firstBytesRead = 64 * 2 ** 10;
const headDeadlineMs = 10_000;
const bodyDeadlineMs = 20_000;

/** The most requests one check makes; redirects are followed within them. */
export const mostRequests = 3;

/** `host-refuses`: the server asks not to be asked for now; nothing is known of the address. */
export type LinkCheck = { requests: number } & (
  | { kind: 'answered'; answer: LinkAnswer }
  | { kind: 'host-refuses'; retryAfterMs: number | null }
);

const nothing: LinkAnswer = {
  state: 'unreachable',
  failure: null,
  status: null,
  contentType: null,
  bytes: null,
  etag: null,
  lastModified: null,
  checksum: null,
};

/** What a server says of a file before giving it. */
function announced({
  status,
  headers,
}: OutboundResponse): Omit<LinkAnswer, 'state' | 'failure' | 'checksum'> {
  const range = /\/(\d+)\s*$/.exec(headers['content-range'] ?? '')?.[1];
  const length = headers['content-encoding'] === undefined ? headers['content-length'] : undefined;
  const bytes = Number(range ?? (status === 206 ? undefined : length) ?? Number.NaN);
  return {
    status,
    contentType: headers['content-type']?.slice(0, 200) ?? null,
    bytes: Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : null,
    etag: headers['etag']?.slice(0, 500) ?? null,
    lastModified: headers['last-modified']?.slice(0, 100) ?? null,
  };
}

const isSuccess = (status: number) => status >= 200 && status < 300;

function isSameFile(known: KnownLink, head: OutboundResponse): boolean {
  const { etag, lastModified, bytes } = announced(head);
  const isMarked =
    (etag !== null && etag === known.etag) || (lastModified !== null && lastModified === known.lastModified);
  return known.state === 'available' && isMarked && (bytes === null || bytes === known.bytes);
}

/** A server that asks for time: 429, or 503 with Retry-After. */
function retryAfterOf({ status, headers }: OutboundResponse): { retryAfterMs: number | null } | null {
  const value = headers['retry-after'];
  if (status !== 429 && (status !== 503 || value === undefined)) return null;
  const seconds = Number(value ?? Number.NaN);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value ?? '') - Date.now();
  return { retryAfterMs: Number.isFinite(ms) ? Math.max(0, ms) : null };
}

function unanswered(failure: OutboundFailure): LinkAnswer {
  const told: LinkFailure = failure.reason === 'status' ? 'http' : failure.reason;
  if (told === 'refused') return { ...nothing, state: 'refused', failure: told };
  return { ...nothing, state: told === 'redirects' ? 'broken' : 'unreachable', failure: told };
}

/** The first bytes of a body, and its sha256 and size when it ends within `mostBytes`. */
async function readStart(response: OutboundResponse, mostBytes: number) {
  const hash = createHash('sha256');
  const first: Uint8Array[] = [];
  let bytes = 0;
  let isWhole = true;
  try {
    for await (const chunk of response.body) {
      if (bytes < firstBytesRead) first.push(chunk);
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > mostBytes) {
        isWhole = false;
        break;
      }
    }
  } catch {
    // What came is enough to tell what it is; a part of a compressed body always ends like this.
    isWhole = false;
  }
  return {
    firstBytes: Buffer.concat(first),
    whole: isWhole && response.status === 200 ? { checksum: hash.digest('hex'), bytes } : null,
    isBroken: !isWhole && bytes === 0,
  };
}

function contentsOf(
  known: KnownLink,
  response: OutboundResponse,
  firstBytes: Uint8Array,
): Pick<LinkAnswer, 'state' | 'failure'> {
  const look = lookOf(firstBytes);
  const isFile = isDataFormat(known.format);
  if (look === 'html') {
    if (saysNotFound(new TextDecoder().decode(firstBytes)))
      return { state: 'not-found-page', failure: 'not-found-page' };
    if (isSentHome(known.url, response.url)) return { state: 'not-found-page', failure: 'home-page' };
  }
  if (isFile && (look === 'html' || look === 'empty')) return { state: 'wrong-content', failure: look };
  if (isFile && look === 'pdf' && known.format.toUpperCase() !== 'PDF')
    return { state: 'wrong-content', failure: 'pdf' };
  return { state: 'available', failure: null };
}

/**
 * Looks at one address as politely as it allows: HEAD first, and nothing more when it is the file already known; else
 * the file itself when it is small (its checksum tells changes), or its first bytes, by Range and then without it.
 * Servers that refuse or mishandle HEAD are asked with GET before anything bad is said of them. Never throws.
 */
export async function checkLink(
  outbound: Outbound,
  known: KnownLink,
  signal?: AbortSignal,
): Promise<LinkCheck> {
  let requests = 0;
  const ask = async (method: 'HEAD' | 'GET', headers: Record<string, string> = {}) => {
    const result = await outbound.fetch(known.url, {
      method,
      headers,
      retries: 0,
      ignoreStatus: true,
      deadlineMs: method === 'HEAD' ? headDeadlineMs : bodyDeadlineMs,
      // The reader stops by itself; a limit here would hide the first bytes of a large file.
      maxBytes: Number.MAX_SAFE_INTEGER,
      ...(signal && { signal }),
    });
    // None for an address that is not visited.
    requests += result.attempts;
    return result;
  };

  const head = await ask('HEAD');
  if (!head.ok && (head.reason === 'refused' || head.reason === 'dns'))
    return { kind: 'answered', answer: unanswered(head), requests };
  let isLarge = false;
  if (head.ok) {
    head.cancel();
    const refusal = retryAfterOf(head);
    if (refusal !== null) return { kind: 'host-refuses', ...refusal, requests };
    if (isSuccess(head.status)) {
      if (isSameFile(known, head)) {
        const { checksum } = known;
        const facts = announced(head);
        const answer: LinkAnswer = {
          state: 'available',
          failure: null,
          ...facts,
          bytes: facts.bytes ?? known.bytes,
          checksum,
        };
        return { kind: 'answered', answer, requests };
      }
      isLarge = (announced(head).bytes ?? 0) > checksumBytes;
    }
  }

  const isWanted = isDataFormat(known.format) && !isLarge;
  let got = await ask('GET', isWanted ? {} : { range: `bytes=0-${firstBytesRead - 1}` });
  if (!isWanted && got.ok && [400, 405, 416, 501].includes(got.status)) {
    got.cancel();
    got = await ask('GET');
  }
  if (!got.ok) return { kind: 'answered', answer: unanswered(got), requests };
  const refusal = retryAfterOf(got);
  if (refusal !== null || !isSuccess(got.status)) {
    got.cancel();
    if (refusal !== null) return { kind: 'host-refuses', ...refusal, requests };
    const state = got.status >= 500 ? 'unreachable' : 'broken';
    return {
      kind: 'answered',
      answer: { ...nothing, ...announced(got), bytes: null, state, failure: 'http' },
      requests,
    };
  }
  const { firstBytes, whole, isBroken } = await readStart(got, isWanted ? checksumBytes : firstBytesRead);
  if (isBroken)
    return { kind: 'answered', answer: { ...nothing, failure: 'connect', status: got.status }, requests };
  const facts = announced(got);
  return {
    kind: 'answered',
    requests,
    answer: {
      ...contentsOf(known, got, firstBytes),
      ...facts,
      bytes: whole?.bytes ?? facts.bytes,
      checksum: whole?.checksum ?? null,
    },
  };
}
