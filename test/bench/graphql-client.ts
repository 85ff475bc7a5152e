import { Agent, request } from 'node:http';
import { z } from 'zod';

const answerSchema = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/** Asks a GraphQL address over kept connections. Throws on a failed request or an answer with errors. */
export function graphqlClient(url: string, { connections }: { connections: number }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const post = (body: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const call = request(`${url}/graphql`, {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
      });
      call.once('error', reject);
      call.once('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
        );
      });
      call.end(body);
    });
  return {
    /** The answer's text and how long it took; reading it is the caller's time. */
    async ask(query: string, variables: object): Promise<{ text: string; elapsedMs: number }> {
      const startedAt = performance.now();
      const { status, text } = await post(JSON.stringify({ query, variables }));
      const elapsedMs = performance.now() - startedAt;
      if (status !== 200) throw new Error(`GraphQL answered ${status}: ${text.slice(0, 500)}`);
      return { text, elapsedMs };
    },
    async read<Data>(schema: z.ZodType<Data>, query: string, variables: object = {}): Promise<Data> {
      const { text } = await this.ask(query, variables);
      const { data, errors } = answerSchema.parse(JSON.parse(text));
      if (errors !== undefined) throw new Error(errors.map((error) => error.message).join('; '));
      return schema.parse(data);
    },
    close: () => agent.destroy(),
  };
}
