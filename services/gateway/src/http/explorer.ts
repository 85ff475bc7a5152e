import { readFileSync } from 'node:fs';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

const exampleList = z.array(z.object({ id: z.string().regex(/^[a-z0-9-]+$/), query: z.string() }));

const read = (name: string) => readFileSync(new URL(`../explorer/${name}`, import.meta.url), 'utf8');

/** The parts of the client, each after those it needs: without their imports they are one file. */
const clientParts = ['selection.ts', 'generated/schema.ts', 'document.ts', 'changes.ts', 'client.ts'];
const importOfPart = /^import [^;]*? from '\.[^']*';\n/gm;

function clientFile(): string {
  const folder = import.meta.resolve('@rma/client');
  return clientParts
    .map((name) => readFileSync(new URL(name, folder), 'utf8').replaceAll(importOfPart, ''))
    .join('\n');
}

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
      { path: '/graphql/client.ts', type: 'text/plain; charset=utf-8', body: clientFile() },
      { path: '/graphql/explorer.css', type: 'text/css; charset=utf-8', body: read('explorer.css') },
    ],
    schema: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
  };
}
