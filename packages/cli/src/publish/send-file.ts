import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { HubAnswer, HubClient } from './hub-client.ts';

const pieceBytes = 8 * 2 ** 20;
const maxTries = 8;
const firstPauseMs = 500;
const resumable = '/api/v1/uploads/resumable';
const tusHeaders = { 'tus-resumable': '1.0.0' };

type Sent = HubAnswer<{ uploadId: string }>;

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

async function readPiece(path: string, from: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(pieceBytes), 0, pieceBytes, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function sendWhole(hub: HubClient, path: string, resourceId: string): Promise<Sent> {
  return hub.ask({
    method: 'POST',
    path: `/api/v1/resources/${resourceId}/uploads`,
    bytes: await readPiece(path, 0),
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(basename(path)),
    },
    answer: z.object({ uploadId: z.string() }),
  });
}

/** Whether asking again may help: nobody answered, or the hub says that it could not for now. */
const isPassing = (answer: HubAnswer<unknown>) =>
  !answer.ok && (answer.status === null || answer.status === 408 || answer.status >= 500);

async function sendInPieces(
  hub: HubClient,
  path: string,
  { resourceId, bytes }: { resourceId: string; bytes: number },
): Promise<Sent> {
  const metadata = `resourceId ${base64(resourceId)},filename ${base64(basename(path))}`;
  const begun = await hub.ask({
    method: 'POST',
    path: resumable,
    headers: { ...tusHeaders, 'upload-length': String(bytes), 'upload-metadata': metadata },
    answer: z.unknown(),
  });
  if (!begun.ok) return begun;
  const address = new URL(begun.headers['location'] ?? '', 'http://hub').pathname;

  let from = 0;
  let tries = 0;
  for (;;) {
    // Pieces follow one another, and each begins where the hub says that the last one ended.
    /* oxlint-disable no-await-in-loop */
    const asked =
      tries === 0
        ? null
        : await hub.ask({ method: 'HEAD', path: address, headers: tusHeaders, answer: z.unknown() });
    if (asked?.ok) from = Number(asked.headers['upload-offset'] ?? from);
    const piece =
      asked?.ok && asked.headers['upload-result'] !== undefined
        ? asked
        : await hub.ask({
            method: 'PATCH',
            path: address,
            bytes: await readPiece(path, from),
            headers: {
              ...tusHeaders,
              'content-type': 'application/offset+octet-stream',
              'upload-offset': String(from),
            },
            answer: z.unknown(),
          });
    if (piece.ok) {
      const uploadId = piece.headers['upload-result'];
      if (uploadId !== undefined) return { ok: true, value: { uploadId }, headers: {} };
      from = Number(piece.headers['upload-offset']);
      tries = 0;
      continue;
    }
    tries += 1;
    if (!isPassing(piece) || tries >= maxTries) return piece;
    await sleep(firstPauseMs * 2 ** (tries - 1));
    /* oxlint-enable no-await-in-loop */
  }
}

/**
 * Sends a file to a resource of the hub: whole when it is small, else in pieces of 8 MiB that go on where the line
 * broke. Memory does not grow with the file.
 */
export async function sendFile(hub: HubClient, path: string, resourceId: string): Promise<Sent> {
  const { size: bytes } = await stat(path);
  return bytes <= pieceBytes
    ? sendWhole(hub, path, resourceId)
    : sendInPieces(hub, path, { resourceId, bytes });
}
