import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import type { OpenedDocument } from './documents.ts';

/** Sends a document for download: a stranger's file is never shown as a page of ours. */
export function sendDocument(reply: FastifyReply, document: OpenedDocument) {
  return reply
    .header('content-disposition', create(document.fileName))
    .header('content-length', document.bytes)
    .header('cache-control', 'private, no-store')
    .type(document.mediaType)
    .send(document.content);
}
