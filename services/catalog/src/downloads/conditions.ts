import type { IncomingHttpHeaders } from 'node:http';

/** What identifies a representation: its strong entity tag and when it was published. */
export type Validators = { etag: string; modifiedAt: Date };

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

function listsTag(header: string, etag: string, options: { isStrong: boolean }): boolean {
  if (header.trim() === '*') return true;
  return header.split(',').some((candidate) => {
    const tag = candidate.trim();
    return tag === etag || (!options.isStrong && tag === `W/${etag}`);
  });
}

/** What a request's conditions decide before anything is sent, in the order of RFC 9110 §13.2.2. */
export function evaluateConditions(
  headers: IncomingHttpHeaders,
  { etag, modifiedAt }: Validators,
): 'proceed' | 'not-modified' | 'precondition-failed' {
  const ifMatch = headers['if-match'];
  const ifUnmodifiedSince = Date.parse(headers['if-unmodified-since'] ?? '');
  if (ifMatch !== undefined) {
    if (!listsTag(ifMatch, etag, { isStrong: true })) return 'precondition-failed';
  } else if (seconds(modifiedAt) * 1000 > ifUnmodifiedSince) return 'precondition-failed';

  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined)
    return listsTag(ifNoneMatch, etag, { isStrong: false }) ? 'not-modified' : 'proceed';
  const ifModifiedSince = Date.parse(headers['if-modified-since'] ?? '');
  return seconds(modifiedAt) * 1000 <= ifModifiedSince ? 'not-modified' : 'proceed';
}

/** Whether a Range still refers to this very representation (If-Range, RFC 9110 §13.1.5). */
export function rangeApplies(headers: IncomingHttpHeaders, { etag, modifiedAt }: Validators): boolean {
  const condition = headers['if-range'];
  if (typeof condition !== 'string') return true;
  if (condition.startsWith('"')) return condition.trim() === etag;
  return Date.parse(condition) === seconds(modifiedAt) * 1000;
}
