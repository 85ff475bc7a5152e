import { readFileSync } from 'node:fs';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

const exampleList = z.array(z.object({ id: z.string().regex(/^[a-z0-9-]+$/), query: z.string() }));

const read = (name: string) => readFileSync(new URL(`../explorer/${name}`, import.meta.url), 'utf8');

/** The page to write queries, its script and styles, and the schema's text: our own files, no other host. */
export function createExplorer() {
  const page = read('explorer.html');
  const examples = read('examples.json');
  return {
    /** Each can also be asked for by its `id`. */
    examples: exampleList.parse(JSON.parse(examples)),
    sendPage: (reply: FastifyReply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
    assets: [
      { path: '/graphql/explorer.js', type: 'text/javascript; charset=utf-8', body: read('explorer.js') },
      {
        path: '/graphql/examples.json',
        type: 'application/json; charset=utf-8',
        body: examples,
      },
      { path: '/graphql/explorer.css', type: 'text/css; charset=utf-8', body: read('explorer.css') },
    ],
    schema: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
  };
}
