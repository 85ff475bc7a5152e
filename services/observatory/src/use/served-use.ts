import type { UseChannel } from '@rma/domain';
import { notedUse } from '@rma/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDeclaredRobot } from './robots.ts';

/** One use of a dataset. Nothing in it says of whom. */
export type Use = { datasetId: string; channel: UseChannel; isRobot: boolean };

/** How the server's own pages ask, in process: the page that they make was counted. */
const ownPages = 'lightMyRequest';

/** A part of a file counts when it is its beginning: a download that goes on later is still one. */
const beginsAtStart = (contentRange: unknown): boolean => String(contentRange).startsWith('bytes 0-');

function wasServed(request: FastifyRequest, reply: FastifyReply): boolean {
  if (request.method === 'HEAD') return false;
  if (reply.statusCode === 206) return beginsAtStart(reply.getHeader('content-range'));
  // Whoever is told that nothing changed (304) goes on with what they have, which was counted.
  return reply.statusCode === 200;
}

/** What a page of ours asks from the browser belongs to the visit of that page; a file that a person takes does not. */
const isOfOwnPage = ({ headers }: FastifyRequest, channel: UseChannel): boolean =>
  headers['user-agent'] === ownPages || (channel === 'api' && headers['sec-fetch-site'] === 'same-origin');

const isAhead = ({ headers }: FastifyRequest): boolean =>
  String(headers['sec-purpose'] ?? headers['purpose'] ?? '').includes('prefetch');

/** The uses of datasets that an answer was, as its route noted them; each dataset and channel once. */
export function servedUse(request: FastifyRequest, reply: FastifyReply): Use[] {
  const noted = notedUse(request);
  if (noted.length === 0 || !wasServed(request, reply) || isAhead(request)) return [];
  const isRobot = isDeclaredRobot(request.headers['user-agent']);
  const distinct = new Map(noted.map((note) => [`${note.channel} ${note.datasetId}`, note]));
  return [...distinct.values()]
    .filter(({ channel }) => !isOfOwnPage(request, channel))
    .map(({ datasetId, channel }) => ({ datasetId, channel, isRobot }));
}
