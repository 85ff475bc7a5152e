import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { OutboundError, type Outbound } from '@rma/service-kit';

/** Larger files are not fetched: their publisher can deliver them to the hub instead. */
const maxBytes = 200 * 2 ** 20;
const deadlineMs = 10 * 60_000;

export type FetchedFile =
  | {
      kind: 'fetched';
      sha256: string;
      bytes: number;
      /** As the address or the answer names it. */
      fileName: string;
      etag: string | null;
      lastModified: string | null;
    }
  | { kind: 'unchanged' }
  | { kind: 'unavailable'; reason: string };

function fileNameOf(url: string, disposition: string | undefined): string {
  const named = /filename\*?=(?:UTF-8'')?"?([^";]+)/i.exec(disposition ?? '')?.[1];
  const last = named ?? new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || 'archivo';
  } catch {
    return last || 'archivo';
  }
}

/**
 * Fetches a stranger's file to `path` with the guarded client, at most 200 MB in ten minutes, in bounded memory;
 * `unchanged` when the server says that what we know is still what it has.
 */
export async function fetchFile(
  outbound: Outbound,
  url: string,
  known: { path: string; etag: string | null; lastModified: string | null; signal?: AbortSignal | undefined },
): Promise<FetchedFile> {
  const answer = await outbound.fetch(url, {
    deadlineMs,
    maxBytes,
    ...(known.etag !== null && { ifNoneMatch: known.etag }),
    ...(known.lastModified !== null && { ifModifiedSince: known.lastModified }),
    ...(known.signal && { signal: known.signal }),
  });
  if (!answer.ok) return { kind: 'unavailable', reason: answer.reason };
  if (answer.status === 304) {
    answer.cancel();
    return { kind: 'unchanged' };
  }
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await pipeline(
      answer.body,
      async function* measured(chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
      },
      createWriteStream(known.path),
    );
  } catch (error) {
    if (error instanceof OutboundError) return { kind: 'unavailable', reason: error.reason };
    throw error;
  }
  return {
    kind: 'fetched',
    sha256: hash.digest('hex'),
    bytes,
    fileName: fileNameOf(answer.url, answer.headers['content-disposition']),
    etag: answer.headers['etag'] ?? null,
    lastModified: answer.headers['last-modified'] ?? null,
  };
}
