import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problems, readableBytes } from '@rma/service-kit';
import { registryProblems } from '../problems.ts';
import {
  kindOf,
  listKinds,
  mediaTypeOf,
  safeFileName,
  signatureBytes,
  type DocumentKind,
} from './document-kinds.ts';

/** Documents are scans of a few pages. */
export const documentLimitBytes = 20 * 2 ** 20;

/**
 * A document that was received and checked and is not stored yet: it waits in the system's temporary folder
 * until the transaction that needs it keeps it, and `discard` removes it.
 */
export type ReceivedFile = {
  path: string;
  bytes: number;
  fileName: string;
  mediaType: string;
  discard(): Promise<void>;
};

/**
 * Receives a document from a stream in bounded memory. Throws payload-too-large, document-not-accepted or
 * document-missing (an empty file), with nothing left behind. The source is always read to its end, so that
 * the rest of a request can be.
 */
export async function receiveFile(
  source: AsyncIterable<Uint8Array>,
  expected: { fileName: string; accepted: readonly DocumentKind[] },
): Promise<ReceivedFile> {
  const path = join(tmpdir(), `rma-document-${process.pid}-${randomUUID()}`);
  const discard = () => rm(path, { force: true });
  const handle = await open(path, 'wx', 0o600);
  let bytes = 0;
  let start = Buffer.alloc(0);
  try {
    for await (const chunk of source) {
      bytes += chunk.byteLength;
      if (bytes > documentLimitBytes) continue;
      if (start.length < signatureBytes) start = Buffer.concat([start, chunk.subarray(0, signatureBytes)]);
      await handle.write(chunk);
    }
    if (bytes > documentLimitBytes)
      throw problems.payloadTooLarge({ limit: readableBytes(documentLimitBytes) });
    if (bytes === 0) throw registryProblems.documentMissing();
    const kind = kindOf(start);
    const { accepted } = expected;
    if (kind === null || !accepted.includes(kind))
      throw registryProblems.documentNotAccepted({
        accepted: { es: listKinds(accepted, 'es'), en: listKinds(accepted, 'en') },
      });
    const fileName = safeFileName(expected.fileName, kind);
    return { path, bytes, fileName, mediaType: mediaTypeOf(kind), discard };
  } catch (error) {
    await discard();
    throw error;
  } finally {
    await handle.close();
  }
}
