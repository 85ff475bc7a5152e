import { parseInput } from '@rma/service-kit';
import { z } from 'zod';

/** The one version of the protocol there is (https://tus.io/protocols/resumable-upload, 1.0.x). */
export const tusVersion = '1.0.0';

/** What is told of the protocol with every answer. */
export const tusHeaders = {
  'tus-resumable': tusVersion,
  'tus-version': tusVersion,
  'tus-extension': 'creation,expiration,termination',
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'Location, Tus-Resumable, Tus-Version, Tus-Extension, Tus-Max-Size, Upload-Offset, Upload-Length, Upload-Expires, Upload-Result, Upload-Metadata',
} as const;

const byteCount = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** `filename dG9ycmVvbi5jc3Y=,resourceId MDE5…`: keys and base64 of UTF-8. */
const metadata = z
  .string()
  .max(4_000)
  .transform((text): unknown => {
    const pairs = text.split(',').map((pair) => pair.trim().split(' '));
    return Object.fromEntries(
      pairs.map(([key = '', value = '']) => [key, Buffer.from(value, 'base64').toString('utf8')]),
    );
  })
  .pipe(z.object({ resourceId: z.uuid(), filename: z.string().min(1).max(1_000).optional() }));

const creation = z.object({ 'upload-length': byteCount, 'upload-metadata': metadata });
const piece = z.object({ 'upload-offset': byteCount, 'content-length': byteCount.optional() });

/** What a creation asks for. Throws validation-failed naming the header. */
export function readCreation(headers: object): {
  resourceId: string;
  fileName: string | null;
  totalBytes: number;
} {
  const parsed = parseInput(creation, headers, 'header');
  const { resourceId, filename = null } = parsed['upload-metadata'];
  return { resourceId, fileName: filename, totalBytes: parsed['upload-length'] };
}

/** Where a piece begins and how long it says it is. Throws validation-failed naming the header. */
export function readPiece(headers: object): { fromBytes: number; announcedBytes: number | undefined } {
  const parsed = parseInput(piece, headers, 'header');
  return { fromBytes: parsed['upload-offset'], announcedBytes: parsed['content-length'] };
}

/** A file's name and resource, as a client reads them back. */
export function writeMetadata(file: { resourceId: string; fileName: string | null }): string {
  const pairs = { resourceId: file.resourceId, ...(file.fileName !== null && { filename: file.fileName }) };
  return Object.entries(pairs)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}
