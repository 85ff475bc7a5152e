import { readFileSync } from 'node:fs';
import type { FastifyReply } from 'fastify';

const read = (name: string) => readFileSync(new URL(`../explorer/${name}`, import.meta.url), 'utf8');

/** The page to write queries, its script and styles, and the schema's text: our own files, no other host. */
export function createExplorer() {
  const page = read('explorer.html');
  return {
    sendPage: (reply: FastifyReply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
    assets: [
      { path: '/graphql/explorer.js', type: 'text/javascript; charset=utf-8', body: read('explorer.js') },
      {
        path: '/graphql/examples.json',
        type: 'application/json; charset=utf-8',
        body: read('examples.json'),
      },
      { path: '/graphql/explorer.css', type: 'text/css; charset=utf-8', body: read('explorer.css') },
    ],
    schema: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
  };
}
