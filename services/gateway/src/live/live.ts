import type { Clock } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import type { Metrics, Outbound } from '@rma/service-kit';
import type { Kysely } from 'kysely';
import { GatewayError } from '../graphql/gateway-error.ts';
import { askNode, speaksFor, type LiveQuestion, type NodeAnswer, type NodeDataset } from './ask-node.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { approvedNodes, type NodeRow } from './node-queries.ts';

/** How one node, or a government without one, took the question. */
export type LiveReply = {
  cvegeo: string;
  node: NodeRow | null;
  state: 'ANSWERED' | 'LATE' | 'FAILED' | 'OPEN_CIRCUIT' | 'NOT_ASKED';
  milliseconds: number | null;
  count: number | null;
  message: string | null;
};
export type LiveDataset = NodeDataset & { node: NodeRow };

const mostNodes = 40;
const mostGovernments = 50;
const mostAtOnce = 8;
const longestQuery = 300;
const patience = { nodeMs: 1500, wholeMs: 2000 };

type Asked = { node: NodeRow; answer: NodeAnswer; milliseconds: number };

/** By place in each node's own order, then by node: the same answers make the same list, whoever was faster. */
function merged(asked: readonly Asked[], first: number): LiveDataset[] {
  const ranked = asked
    .flatMap(({ node, answer }) =>
      answer.ok ? answer.datasets.map((dataset, rank) => ({ rank, dataset: { ...dataset, node } })) : [],
    )
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        a.dataset.node.cvegeo.localeCompare(b.dataset.node.cvegeo) ||
        a.dataset.node.url.localeCompare(b.dataset.node.url),
    );
  const byUrl = new Map<string, LiveDataset>();
  for (const { dataset } of ranked) if (!byUrl.has(dataset.url)) byUrl.set(dataset.url, dataset);
  return [...byUrl.values()].slice(0, first);
}

function replyOf({ node, answer, milliseconds }: Asked): LiveReply {
  const common = { cvegeo: node.cvegeo, node, milliseconds };
  if (answer.ok) return { ...common, state: 'ANSWERED', count: answer.count, message: null };
  return { ...common, state: answer.isLate ? 'LATE' : 'FAILED', count: null, message: answer.message };
}

/**
 * Questions put to the nodes themselves, at this moment: all at once, each with its own deadline and circuit, at most
 * so many at a time. What it answers is for now and is never kept; the national view has no part in it.
 */
export function createLive(options: {
  db: Kysely<Tables>;
  clock: Clock;
  outbound: Outbound;
  metrics: Metrics;
  /** This installation, which is not asked by itself. */
  publicUrl: string;
  patience?: { nodeMs: number; wholeMs: number };
}) {
  const { db, clock, outbound, metrics, publicUrl } = options;
  const { nodeMs, wholeMs } = options.patience ?? patience;
  const breaker = createCircuitBreaker({ clock });
  const replies = metrics.counter({
    name: 'rma_live_replies_total',
    help: 'How nodes took the questions put to them',
    labels: ['state'] as const,
  });
  let asking = 0;

  async function askInTime(node: NodeRow, question: LiveQuestion): Promise<Asked> {
    const beganAt = performance.now();
    const timer = Promise.withResolvers<NodeAnswer>();
    const timeout = setTimeout(
      () => timer.resolve({ ok: false, isLate: true, message: 'No contestó a tiempo.' }),
      wholeMs,
    );
    const answer = await Promise.race([
      askNode(node, question, { outbound, deadlineMs: nodeMs }),
      timer.promise,
    ]);
    clearTimeout(timeout);
    if (answer.ok) breaker.succeeded(node.url);
    else breaker.failed(node.url);
    return { node, answer, milliseconds: Math.round(performance.now() - beganAt) };
  }

  const notAsked = (cvegeo: string, node: NodeRow | null, message: string): LiveReply => ({
    cvegeo,
    node,
    state: 'NOT_ASKED',
    milliseconds: null,
    count: null,
    message,
  });

  async function askAll(question: LiveQuestion) {
    const { governments } = question;
    const every = await approvedNodes(db);
    breaker.keep(new Set(every.map(({ url }) => url)));
    const concerned = every
      .filter(({ url }) => url.replace(/\/+$/, '') !== publicUrl)
      .filter((node) => governments === null || [...governments].some((cvegeo) => speaksFor(node, cvegeo)));
    const without = [...(governments ?? [])].filter(
      (cvegeo) => !concerned.some((node) => speaksFor(node, cvegeo)),
    );
    const within = concerned.slice(0, mostNodes);
    const open = new Set(within.filter(({ url }) => !breaker.mayAsk(url)));
    const asked = await Promise.all(
      within.filter((node) => !open.has(node)).map((node) => askInTime(node, question)),
    );
    const told: LiveReply[] = [
      ...asked.map(replyOf),
      ...[...open].map((node): LiveReply => ({
        ...notAsked(
          node.cvegeo,
          node,
          'Falló varias veces seguidas; se le volverá a preguntar en unos segundos.',
        ),
        state: 'OPEN_CIRCUIT',
      })),
      ...concerned
        .slice(mostNodes)
        .map((node) =>
          notAsked(
            node.cvegeo,
            node,
            `Se pregunta a ${mostNodes} nodos a la vez; pida sus gobiernos aparte.`,
          ),
        ),
      ...without.map((cvegeo) =>
        notAsked(cvegeo, null, 'No tiene un nodo propio: sus conjuntos están en la vista nacional.'),
      ),
    ].toSorted(
      (a, b) => a.cvegeo.localeCompare(b.cvegeo) || (a.node?.url ?? '').localeCompare(b.node?.url ?? ''),
    );
    for (const { state } of told) replies.inc({ state });
    return { datasets: merged(asked, question.first), answers: told };
  }

  return {
    /** What the nodes of these governments (all of them for null) answer now. Throws TOO_MUCH_ASKED and BUSY. */
    async ask(question: { query: string | null; governments: readonly string[] | null; first: number }) {
      const { query, governments, first } = question;
      if ((governments?.length ?? 0) > mostGovernments) {
        const what = { es: 'gobiernos a la vez', en: 'governments at once' };
        throw new GatewayError('TOO_MUCH_ASKED', { limit: mostGovernments, what });
      }
      if (asking >= mostAtOnce) throw new GatewayError('BUSY');
      asking += 1;
      try {
        return await askAll({
          query: query?.slice(0, longestQuery) ?? null,
          governments: governments === null ? null : new Set(governments),
          first,
        });
      } finally {
        asking -= 1;
      }
    },
  };
}
export type Live = ReturnType<typeof createLive>;
