import { gunzipSync } from 'node:zlib';
import type { Outbound, OutboundOptions } from '@rma/service-kit';
import { mostLevels } from './data-json/json-elements.ts';
import { failureOf, type ReadFailure, type ReadFailureCode, type ReadLimits } from './reading.ts';

/** What one request of a reading needs. */
export type AskOptions = { outbound: Outbound; limits: ReadLimits; signal?: AbortSignal | undefined };

export type Asked<Told> = ({ ok: true } & Told) | { ok: false; failure: ReadFailure };

export const refused = (code: ReadFailureCode, detail: string): { ok: false; failure: ReadFailure } => ({
  ok: false,
  failure: { code, detail },
});

/** gzip's own mark: some portals send the compressed file itself, without saying so. */
const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

function unpacked(bytes: Uint8Array, limits: ReadLimits): Asked<{ bytes: Uint8Array }> {
  if (!isGzip(bytes)) return { ok: true, bytes };
  try {
    return { ok: true, bytes: gunzipSync(bytes, { maxOutputLength: limits.maxBytes }) };
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    return isTooLarge
      ? refused('too-large', `the answer unpacks to more than ${limits.maxBytes} bytes`)
      : refused('truncated', 'the compressed answer breaks before its end');
  }
}

export type Answer = {
  bytes: Uint8Array;
  contentType: string | undefined;
  url: string;
  /** What time the portal says it is. */
  date?: string | undefined;
};

/** Asks one address and reads its answer whole, bounded in time and size; what was compressed without saying is unpacked. */
export async function askBytes(
  url: URL | string,
  options: AskOptions & { accept: string } & Pick<OutboundOptions, 'method' | 'body' | 'headers'>,
): Promise<Asked<Answer>> {
  const { outbound, limits, signal, ...request } = options;
  const reply = await outbound.read(url, {
    ...request,
    deadlineMs: limits.deadlineMs,
    maxBytes: limits.maxBytes,
    ...(signal && { signal }),
  });
  if (!reply.ok) return { ok: false, failure: failureOf(reply) };
  const whole = unpacked(reply.bytes, limits);
  if (!whole.ok) return whole;
  const { headers } = reply;
  return {
    ok: true,
    bytes: whole.bytes,
    contentType: headers['content-type'],
    url: reply.url,
    date: headers['date'],
  };
}

const decoderNamed = (charset: string) => {
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
};

/**
 * The text of an answer: by byte-order mark, else by the charset its content type or the document itself
 * (`charset=`, `encoding=`) names, else as UTF-8, and what is no UTF-8 as windows-1252.
 */
export function textOf({ bytes, contentType }: Pick<Answer, 'bytes' | 'contentType'>): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder().decode(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const declared =
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ??
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  const decoder = declared === undefined ? null : decoderNamed(declared);
  if (decoder !== null && decoder.encoding !== 'utf-8') return decoder.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

export function isWithinLevels(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isWithinLevels(inner, levels - 1));
}

/**
 * Asks one address for JSON. A byte-order mark and a wrong content type are forgiven; a page, half a document or one
 * nested without measure are failures.
 */
export async function askJson(
  url: URL | string,
  options: AskOptions,
): Promise<Asked<{ body: unknown; date?: string | undefined }>> {
  const answer = await askBytes(url, { ...options, accept: 'application/json' });
  if (!answer.ok) return answer;
  const { host } = new URL(answer.url);
  const text = textOf(answer).trimStart();
  if (!/^[[{]/.test(text)) return refused('not-json', `${host} answered something that is not JSON`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refused('truncated', `the JSON of ${host} ends or breaks before its end`);
  }
  return isWithinLevels(body, mostLevels)
    ? { ok: true, body, date: answer.date }
    : refused('wrong-shape', `${host} answered JSON with too many levels`);
}

/** A failure that says the address is not this kind's, rather than that the portal is unwell. */
export const isElsewhere = (failure: ReadFailure): boolean =>
  failure.code === 'not-json' ||
  failure.code === 'wrong-shape' ||
  (failure.code === 'http-status' && [400, 404, 405, 410, 501].includes(failure.status ?? 0));
