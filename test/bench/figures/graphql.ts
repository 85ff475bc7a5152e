import { z } from 'zod';
import { loadWithPosts, UNIQUE_ID } from '../autocannon.ts';
import type { Figure } from '../figure.ts';
import { graphqlClient } from '../graphql-client.ts';
import { processorSeconds } from '../process-facts.ts';

const CONNECTIONS = 20;
const SECONDS = 10;

const document = `{ datasets(first: 20) { nodes { id title modified
  publisher { cvegeo name score { grade } } theme { id name } } } }`;
const answerSchema = z.object({ datasets: z.object({ nodes: z.array(z.unknown()).length(20) }) });

/** The list of the newest 20 datasets with publisher, theme and score, loaded by 20 connections from another process. */
export const graphql: Figure = async function* ({ national, defer }) {
  const { url, gateway } = await national();
  const client = graphqlClient(url, { connections: 1 });
  defer(async () => client.close());
  await client.read(answerSchema, document);
  const load = (variables: object, seconds: number) =>
    loadWithPosts({
      url: `${url}/graphql`,
      body: JSON.stringify({ query: document, variables }),
      connections: CONNECTIONS,
      seconds,
    });
  // An answer is kept until something it was made of changes; with a variable of its own each one is worked out.
  const kinds = { 'list of 20, kept': {}, 'list of 20, worked out': { turn: UNIQUE_ID } };
  for (const [kind, variables] of Object.entries(kinds)) {
    await load(variables, 2);
    const usedBefore = processorSeconds(gateway.pid);
    const { requestsPerSecond, p50Ms, p99Ms } = await load(variables, SECONDS);
    const usedAfter = processorSeconds(gateway.pid);
    yield {
      name: `graphql.${kind}`,
      value: requestsPerSecond,
      unit: 'req/s',
      target: { atLeast: 3000 },
    };
    yield { name: `graphql.${kind}, p99`, value: p99Ms, unit: 'ms', note: `p50 ${p50Ms} ms` };
    // On a machine that others use too, this is what can be compared.
    if (usedBefore !== null && usedAfter !== null)
      yield {
        name: `graphql.${kind}, answers per second of the gateway's processor`,
        value: (requestsPerSecond * SECONDS) / (usedAfter - usedBefore),
        unit: 'req/s',
      };
  }
};
