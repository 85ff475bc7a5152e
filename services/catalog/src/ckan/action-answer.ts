import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Some clients post to the address without /3 and do not follow redirects. */
export const actionFolders = ['/api/3/action', '/api/action'];

/** CKAN's errors are told in CKAN's shape, and only to its clients: they read nothing else. */
export type CkanError = { status: number; error: Record<string, unknown> };
export type CkanFaults = Record<string, string[]>;

export const invalid = (faults: CkanFaults): CkanError => ({
  status: 409,
  error: { __type: 'Validation Error', ...faults },
});
export const notFoundError = (what: string): CkanError => ({
  status: 404,
  error: { __type: 'Not Found Error', message: `Not found: ${what} was not found.` },
});
export const badSearch = (message: string): CkanError => ({
  status: 400,
  error: { __type: 'Search Query Error', message },
});

export const helpAddress = (publicUrl: string, action: string) =>
  `${publicUrl}/api/3/action/help_show?name=${encodeURIComponent(action)}`;

export const refuse = (reply: FastifyReply, help: string, { status, error }: CkanError): FastifyReply =>
  reply.code(status).header('cache-control', 'no-store').send({ help, success: false, error });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of the query and the body alike, as clients send them; null says nothing. */
export const parametersOf = ({ query, body }: FastifyRequest): Record<string, unknown> =>
  Object.fromEntries(
    [query, body]
      .flatMap((sent) => (isRecord(sent) ? Object.entries(sent) : []))
      .filter(([, value]) => value !== null),
  );

/** A body sent as a form, which for old clients is JSON all the same. */
function readForm(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}

/** Makes a server read bodies as CKAN's clients send them, from any site. */
export function speakCkan(instance: FastifyInstance): void {
  instance.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*');
  });
  for (const type of ['application/x-www-form-urlencoded', 'text/plain'])
    instance.addContentTypeParser(
      type,
      { parseAs: 'string' },
      async (_request: FastifyRequest, body: string) => readForm(body),
    );
}
