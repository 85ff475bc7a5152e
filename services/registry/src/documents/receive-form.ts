import type { FastifyRequest } from 'fastify';
import { problems, readableBytes } from '@rma/service-kit';
import type { DocumentKind } from './document-kinds.ts';
import { documentLimitBytes, receiveFile, type ReceivedFile } from './receive-file.ts';

const limits = { fields: 40, fieldSize: 20_000, fieldNameSize: 100, parts: 45 };
const formOverheadBytes = 2 ** 20;

export type ReceivedForm = { fields: Record<string, unknown>; file: ReceivedFile | null };

/** `liaison.name` becomes `name` within `liaison`; an empty field counts as absent. */
function place(fields: Record<string, unknown>, name: string, value: string): void {
  if (value === '') return;
  const [group = '', field] = name.split('.');
  if (field === undefined) {
    fields[group] = value;
    return;
  }
  const known = fields[group];
  const inner: Record<string, unknown> = typeof known === 'object' && known !== null ? { ...known } : {};
  inner[field] = value;
  fields[group] = inner;
}

/**
 * Reads a multipart form with text fields and at most one document, under `fileField`, wherever it comes in
 * the form; other files are read past. The caller discards the file. Throws the problems of `receiveFile`.
 */
export async function receiveForm(
  request: FastifyRequest,
  expected: { fileField: string; accepted: readonly DocumentKind[] },
): Promise<ReceivedForm> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > documentLimitBytes + formOverheadBytes)
    throw problems.payloadTooLarge({ limit: readableBytes(documentLimitBytes) });
  // Without a prototype, a field called __proto__ is only a field.
  const fields: Record<string, unknown> = Object.create(null);
  let file: ReceivedFile | null = null;
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') place(fields, part.fieldname, String(part.value));
      else if (part.fieldname === expected.fileField && file === null)
        file = await receiveFile(part.file, { fileName: part.filename, accepted: expected.accepted });
      else part.file.resume();
    }
    return { fields: { ...fields }, file };
  } catch (error) {
    await file?.discard();
    throw error;
  }
}
