import { Readable } from 'node:stream';
import { cvegeoSchema } from '@rma/domain';
import { ledgerKinds } from '@rma/persistence';
import { pageOf, signToken, type InstanceSigner } from '@rma/service-kit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import { exportLedger } from './export-ledger.ts';
import { ledgerFeed } from './ledger-feed.ts';
import { entriesAfter, lastEntry } from './ledger-queries.ts';
import { ledgerEntrySchema, toView } from './ledger-view.ts';

const tags = ['Bitácora'];
const emptyChain = { seq: 0, hash: '0'.repeat(64) };

const kind = z.enum(ledgerKinds);
const seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** An entry's place is its number, so that whoever follows goes on from the last one they have. */
const listQuery = z.object({
  first: z.coerce.number().int().min(1).max(1000).default(100),
  after: seq.default(0),
  government: cvegeoSchema.optional(),
  kind: z.union([kind, z.array(kind).max(ledgerKinds.length)]).optional(),
  subject: z.string().min(1).max(300).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
});

const headSchema = z.object({
  seq: z.number().int(),
  hash: z.string(),
  at: z.iso.datetime(),
  signature: z.string(),
});

/** The public ledger for programs: oldest first in pages, whole as NDJSON, and the signed head of the chain. */
export function ledgerRoutes(
  { db, clock, publicUrl }: Pick<RegistryDeps, 'db' | 'clock' | 'publicUrl'>,
  { signer }: { signer: InstanceSigner },
): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/api/v1/ledger',
      {
        schema: {
          tags,
          summary:
            'La bitácora pública, de lo más antiguo a lo más reciente; after es un número de anotación',
          querystring: listQuery,
          response: { 200: pageOf(ledgerEntrySchema) },
        },
      },
      async (request) => {
        const { first, after, government, kind: kinds, subject, since } = request.query;
        const criteria = {
          government,
          kinds: typeof kinds === 'string' ? [kinds] : kinds,
          subject,
          since: since === undefined ? undefined : new Date(since),
        };
        const rows = await entriesAfter(db, criteria, { afterSeq: after, limit: first + 1 });
        const items = rows.slice(0, first).map(toView);
        const last = items.at(-1);
        return { items, nextCursor: rows.length > first && last !== undefined ? String(last.seq) : null };
      },
    );

    server.get(
      '/api/v1/ledger/head',
      {
        schema: {
          tags,
          summary: 'La última anotación de la cadena, firmada por esta instalación (JWS, EdDSA)',
          response: { 200: headSchema },
        },
      },
      async (_request, reply) => {
        const head = (await lastEntry(db)) ?? emptyChain;
        const at = clock.now();
        reply.header('cache-control', 'no-cache');
        const told = { ...head, at: at.toISOString() };
        const signature = await signToken('rma-ledger-head+jws', { iss: publicUrl, ...told }, { signer });
        return { ...told, signature };
      },
    );

    server.get(
      '/ledger.ndjson',
      {
        config: { rateLimit: { max: 30, timeWindow: 60_000 } },
        schema: {
          tags: ['files'],
          summary: 'Toda la bitácora, una anotación por línea (NDJSON); con after, desde la siguiente',
          querystring: z.object({ after: seq.default(0) }),
        },
      },
      async (request, reply) => {
        reply.type('application/x-ndjson; charset=utf-8').header('cache-control', 'no-cache');
        if (request.method === 'HEAD') return reply.send();
        const lines = exportLedger(db, { afterSeq: request.query.after });
        return reply.send(Readable.from(lines, { objectMode: false }));
      },
    );

    server.get(
      '/bitacora.atom',
      {
        schema: {
          tags: ['files'],
          summary: 'Lo más reciente de la bitácora, de todos o de un gobierno (Atom)',
          querystring: z.object({ government: cvegeoSchema.optional() }),
        },
      },
      async (request, reply) => {
        reply.type('application/atom+xml; charset=utf-8').header('cache-control', 'public, max-age=300');
        return reply.send(await ledgerFeed({ db, clock, publicUrl }, request.query));
      },
    );
  };
}
