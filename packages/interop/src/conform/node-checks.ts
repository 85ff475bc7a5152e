import { readToken, type JWK, type Outbound } from '@rma/service-kit';
import { z } from 'zod';
import type { ReadThrough } from './read-through.ts';
import type { Judgements } from './report.ts';

const keySchema = z.object({ kty: z.string(), crv: z.string(), x: z.string(), kid: z.string() });
const documentSchema = z.object({
  url: z.url(),
  feed: z.url(),
  keys: z.array(z.unknown()).transform((keys) => keys.flatMap((key) => keySchema.safeParse(key).data ?? [])),
});
export type NodeDocument = z.infer<typeof documentSchema>;

type Asking = { outbound: Outbound; judgements: Judgements };

async function json<Schema extends z.ZodType>(
  url: URL,
  schema: Schema,
  { outbound }: Pick<Asking, 'outbound'>,
): Promise<z.output<Schema> | null> {
  const answer = await outbound.read(url, {
    accept: 'application/json',
    maxBytes: 1_000_000,
    deadlineMs: 20_000,
  });
  if (!answer.ok) return null;
  try {
    return schema.safeParse(JSON.parse(answer.text)).data ?? null;
  } catch {
    return null;
  }
}

/** The feed of the node at an address that says it is one; null for any other site. */
export async function feedOf(address: string, asking: Pick<Asking, 'outbound'>): Promise<string | null> {
  const { pathname } = new URL(address);
  if (pathname !== '/' && pathname !== '/feed') return null;
  const found = await json(new URL('/.well-known/rma-node.json', address), documentSchema, asking);
  // A node names its feed by its public address; it is asked for where it was found.
  return found === null ? null : new URL(new URL(found.feed).pathname, address).href;
}

/** Who a node says it is, with the keys it signs with; null (and told) when it does not say it well. */
export async function judgeNodeDocument(address: string, asking: Asking): Promise<NodeDocument | null> {
  const { judgements } = asking;
  const found = await json(new URL('/.well-known/rma-node.json', address), documentSchema, asking);
  if (found === null) {
    judgements.tell(
      'node-document',
      'fail',
      '/.well-known/rma-node.json no contesta, o no es el documento de un nodo.',
    );
    return null;
  }
  const signing = found.keys.filter(({ kty, crv }) => kty === 'OKP' && crv === 'Ed25519');
  if (signing.length === 0) judgements.tell('node-document', 'fail', 'No publica ninguna llave Ed25519.');
  else
    judgements.tell(
      'node-document',
      'pass',
      `Firma con ${signing.length === 1 ? 'una llave' : `${signing.length} llaves`}.`,
    );
  return { ...found, keys: signing };
}

/** What the readings of a node's feed show of its signatures, its numbers and its memory. */
export function judgeFeed(
  readings: readonly ReadThrough[],
  { judgements }: Pick<Asking, 'judgements'>,
): void {
  const failed = readings.flatMap(({ end }) => (end.complete ? [] : [end.failure]));
  const of = (code: string) => failed.find((failure) => failure.code === code);
  const tell = (id: 'signatures' | 'feed-order' | 'feed-history', code: string, good: string) => {
    const failure = of(code);
    if (failure !== undefined) judgements.tell(id, 'fail', failure.detail);
    else if (failed.length === 0) judgements.tell(id, 'pass', good);
  };
  tell('signatures', 'signature', 'Todas sus páginas están firmadas con sus llaves.');
  tell('feed-order', 'gap', 'Los números de sus cambios van sin huecos desde el primero.');
  if (readings.length > 1)
    tell('feed-history', 'history-rewritten', 'La segunda lectura cuenta lo mismo que la primera.');
}

const receiptsSchema = z.object({ items: z.array(z.object({ token: z.string() })) });
const statementSchema = z.looseObject({ url: z.string(), number: z.number(), at: z.string() });
const sameAddress = (a: string, b: string) => a.replace(/\/+$/, '') === b.replace(/\/+$/, '');

/** Whether a hub signed the receipts it gave for the node; `registration` is its address there, `…/api/v1/nodes/{id}`. */
export async function judgeReceipts(registration: string, node: NodeDocument, asking: Asking): Promise<void> {
  const { judgements } = asking;
  const base = registration.replace(/\/+$/, '');
  const found = await json(new URL(`${base}/receipts/latest`), receiptsSchema, asking);
  const hub = await json(new URL('/.well-known/rma-node.json', base), documentSchema, asking);
  if (found === null || hub === null) {
    judgements.tell('receipts', 'fail', `${base} no es el registro de un nodo en un nodo nacional.`);
    return;
  }
  if (found.items.length === 0) {
    judgements.tell('receipts', 'warn', 'El nodo nacional todavía no ha dado un recibo de este nodo.');
    return;
  }
  const keys: JWK[] = hub.keys;
  for (const { token } of found.items) {
    const receipt = await readToken('rma-receipt+jws', token, { keys });
    const { data: statement } = statementSchema.safeParse(receipt?.content);
    if (statement === undefined || !sameAddress(statement.url, node.url)) {
      judgements.tell(
        'receipts',
        'fail',
        'Un recibo no está firmado por ese nodo nacional, o es de otro nodo.',
      );
      return;
    }
    judgements.tell(
      'receipts',
      'pass',
      `El último recibo es del cambio ${statement.number} (${statement.at}).`,
    );
  }
}
