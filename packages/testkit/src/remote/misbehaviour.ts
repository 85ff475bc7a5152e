import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';

/** How a remote portal misbehaves; an empty script is a good portal. Pages are counted from 1. */
export type PortalScript = {
  /** Closes every connection without an answer. */
  down?: boolean;
  /** Waits before each answer. */
  slowMs?: number;
  /** Answers this status instead of the page, as many times as it says (for ever by default). */
  failing?: { page: number; status: number; times?: number; retryAfterSeconds?: number };
  /** Answers an HTML page instead of JSON. */
  html?: boolean;
  /** Sends half of the JSON of this page. */
  truncatedPage?: number;
  /** Gives at most so many records a page, whatever is asked. */
  maxRows?: number;
  ignoresStart?: boolean;
  /** Gives this page once more in place of the one after it. */
  repeatsPage?: number;
  /** Never runs out of records. */
  endless?: boolean;
  /** What `count` says, when it is not the truth. */
  announces?: number;
  redirectTo?: string;
  byteOrderMark?: boolean;
  contentType?: string;
  /** Compresses what it sends, and says so, or does not. */
  gzip?: 'told' | 'untold';
  /** How far its clock is from ours: the Date of its answers. */
  clockSkewMs?: number;
  /** Answers 403 to whoever does not look like a browser. */
  onlyBrowsers?: boolean;
  /** Once this page has been asked for, the first records of the catalogue are gone, so that the rest moves up. */
  shifts?: { page: number; by: number };
  /** Has the action API only under the path without a version. */
  onlyUnversioned?: boolean;
  /** Has no search that works. */
  searchBroken?: boolean;
  /** Tells the names of its packages, and each of them by its name. */
  hasLists?: boolean;
  /** Tells neither what changed since a moment, though asked; it gives everything. */
  ignoresFilters?: boolean;
};

/** What is asked of a portal: the page's number and how its JSON comes, in pieces. */
export type Answer = { page: number; body: () => Iterable<string>; contentType?: string };

export type ScriptState = { failures: number; isShifted: boolean };

/** Where a page begins once the script had its way: `start` counts records, of pages of `rows`. */
export function startOf(script: PortalScript, asked: { start: number; page: number; rows: number }): number {
  if (script.ignoresStart === true) return 0;
  if (script.repeatsPage !== undefined && asked.page === script.repeatsPage + 1)
    return asked.start - asked.rows;
  return asked.start;
}

const HTML = '<!doctype html><html><body><h1>Sitio en mantenimiento</h1></body></html>';

async function drained(response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.once('drain', done);
    response.once('close', done);
  });
}

/** Answers as the script says. Bodies are streamed: a large catalogue is never held as one text. */
export async function answerByScript(
  exchange: { request: IncomingMessage; response: ServerResponse },
  answer: Answer,
  { script, state }: { script: PortalScript; state: ScriptState },
): Promise<void> {
  const { request, response } = exchange;
  if (script.down === true) {
    request.socket.destroy();
    return;
  }
  if (script.slowMs !== undefined) await sleep(script.slowMs);
  if (script.clockSkewMs !== undefined) {
    response.setHeader('date', new Date(Date.now() + script.clockSkewMs).toUTCString());
  }
  if (script.onlyBrowsers === true && request.headers['user-agent']?.startsWith('Mozilla/') !== true) {
    response.writeHead(403, { 'content-type': 'text/html' }).end('<h1>403 Forbidden</h1>');
    return;
  }
  if (script.redirectTo !== undefined) {
    response.writeHead(302, { location: script.redirectTo }).end();
    return;
  }
  const { failing } = script;
  if (failing?.page === answer.page && state.failures < (failing.times ?? Infinity)) {
    state.failures += 1;
    const { retryAfterSeconds } = failing;
    const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
    response.writeHead(failing.status, headers).end();
    return;
  }
  if (script.html === true) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(HTML);
    return;
  }
  const contentType = script.contentType ?? answer.contentType ?? 'application/json; charset=utf-8';
  const encoding = script.gzip === 'told' ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(200, { 'content-type': contentType, ...encoding });
  const pieces = piecesOf(answer, script);
  if (script.gzip !== undefined) {
    await pipeline(Readable.from(pieces), createGzip(), response);
    return;
  }
  for (const piece of pieces) {
    if (response.destroyed) return;
    if (!response.write(piece)) await drained(response);
  }
  response.end();
}

function* piecesOf(answer: Answer, script: PortalScript): Iterable<string> {
  if (script.byteOrderMark === true) yield '\uFEFF';
  if (script.truncatedPage === answer.page) {
    const whole = [...answer.body()].join('');
    yield whole.slice(0, whole.length / 2);
    return;
  }
  yield* answer.body();
}
