import type { Outbound } from '@rma/service-kit';
import { z } from 'zod';
import type { NodeRow } from './node-queries.ts';

const mostBytes = 2 * 1024 ** 2;
/** Several governments of a state's node are sifted from more rows than are shown. */
const mostAsked = 100;

const document = `query Live($query: String, $filter: DatasetFilter, $first: Int) {
  datasets(query: $query, filter: $filter, first: $first) {
    totalCount
    nodes { id title description url modified license publisher { cvegeo } distributions { format } }
  }
}`;

const clipped = (most: number) => z.string().transform((text) => text.slice(0, most));
const webAddress = z.url({ protocol: /^https?$/ }).max(4000);
const instant = z.iso.datetime({ offset: true });

// What a node says is a stranger's: only what is shown is taken, and no more of it than is shown.
const datasetSchema = z.object({
  id: z.string().min(1).max(300),
  title: z.string().min(1).pipe(clipped(1000)),
  description: clipped(2000).nullable().catch(null),
  url: webAddress,
  modified: instant
    .transform((text) => new Date(text))
    .nullable()
    .catch(null),
  license: clipped(300).nullable().catch(null),
  publisher: z.object({ cvegeo: z.string() }),
  distributions: z
    .array(z.object({ format: z.string().max(20) }))
    .transform((files) => [...new Set(files.map(({ format }) => format))].slice(0, 20))
    .catch([]),
});
const answerSchema = z.object({
  data: z.object({
    datasets: z.object({ totalCount: z.number().int().min(0), nodes: z.array(z.unknown()).max(mostAsked) }),
  }),
});
export type NodeDataset = z.infer<typeof datasetSchema>;

export type LiveQuestion = { query: string | null; first: number; governments: ReadonlySet<string> | null };
export type NodeAnswer =
  | { ok: true; count: number; datasets: NodeDataset[] }
  | { ok: false; isLate: boolean; message: string };

/** A node speaks for its own government and, when that is a state, for its municipalities. */
export const speaksFor = (node: Pick<NodeRow, 'cvegeo'>, cvegeo: string) =>
  cvegeo === node.cvegeo || (node.cvegeo.length === 2 && cvegeo.startsWith(node.cvegeo));

const unreadable = {
  ok: false,
  isLate: false,
  message: 'Contestó algo que no es la respuesta de un nodo.',
} as const;

/** Asks one node for its datasets, in the time it is given. Never throws: what the node does wrong is an answer. */
export async function askNode(
  node: NodeRow,
  question: LiveQuestion,
  { outbound, deadlineMs }: { outbound: Outbound; deadlineMs: number },
): Promise<NodeAnswer> {
  const wanted = question.governments === null ? [] : [...question.governments];
  const [only, ...others] = wanted.filter((cvegeo) => speaksFor(node, cvegeo));
  const isOne = only !== undefined && others.length === 0;
  const answer = await outbound.read(`${node.url.replace(/\/+$/, '')}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    accept: 'application/json',
    body: JSON.stringify({
      query: document,
      variables: {
        query: question.query,
        filter: isOne ? { government: only } : {},
        first: others.length > 0 ? mostAsked : question.first,
      },
    }),
    deadlineMs,
    maxBytes: mostBytes,
    maxRedirects: 0,
    retries: 0,
  });
  if (!answer.ok) {
    const isLate = answer.reason === 'deadline';
    return {
      ok: false,
      isLate,
      message: isLate ? 'No contestó a tiempo.' : `No contestó: ${answer.detail}.`,
    };
  }
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    return unreadable;
  }
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) return unreadable;
  const { totalCount, nodes } = parsed.data.data.datasets;
  const datasets = nodes
    .flatMap((one) => datasetSchema.safeParse(one).data ?? [])
    .filter(({ publisher: { cvegeo } }) => speaksFor(node, cvegeo))
    .filter(({ publisher: { cvegeo } }) => question.governments?.has(cvegeo) ?? true)
    .slice(0, question.first);
  return { ok: true, count: others.length > 0 ? datasets.length : totalCount, datasets };
}
