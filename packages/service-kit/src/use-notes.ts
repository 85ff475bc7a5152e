import type { UseChannel } from '@rma/domain';
import type { FastifyRequest } from 'fastify';

/** That an answer served one dataset, and how. */
export type UseNote = { datasetId: string; channel: UseChannel };

const notes = new WeakMap<FastifyRequest, UseNote[]>();

/**
 * Called by a route that knows which dataset its answer serves. Whoever counts use reads the notes when the answer
 * was sent; where nobody counts, a note is forgotten with its request.
 */
export function noteUse(request: FastifyRequest, note: UseNote): void {
  const noted = notes.get(request);
  if (noted === undefined) notes.set(request, [note]);
  else noted.push(note);
}

/** What was noted of a request. */
export const notedUse = (request: FastifyRequest): readonly UseNote[] => notes.get(request) ?? [];
