import { followChanges, type Change, type ChangeWish } from './changes.ts';
import { documentOf, type SchemaMap } from './document.ts';
import { schemaMap, type Query } from './generated/schema.ts';
import type { Result, Selection } from './selection.ts';

export type ClientOptions = {
  /** Where the hub is, without a final slash. */
  url: string;
  /** A key of the hub, for a larger quota. */
  apiKey?: string;
  language?: 'es' | 'en';
  fetch?: typeof fetch;
};

export type GraphqlFailure = { message: string; path?: (string | number)[]; extensions: { code: string } };

/** The hub answered that something went wrong; `data` is what there is in spite of it. */
export class GraphqlError extends Error {
  override readonly name = 'GraphqlError';
  readonly errors: readonly GraphqlFailure[];
  readonly data: unknown;
  readonly status: number;

  constructor(status: number, errors: readonly GraphqlFailure[], data: unknown = null) {
    super(errors[0]?.message ?? `HTTP ${status}`);
    this.status = status;
    this.errors = errors;
    this.data = data;
  }
}

const MOST_WAIT_SECONDS = 60;
const waitFor = (seconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });

/** A client of a hub's national view. */
export function createClient({ url, apiKey, language = 'es', fetch: ask = fetch }: ClientOptions) {
  const headers = { 'accept-language': language, ...(apiKey !== undefined && { 'x-api-key': apiKey }) };

  async function post(body: string, attempt = 1): Promise<unknown> {
    const response = await ask(`${url}/graphql`, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
      },
      body,
    });
    const seconds = Number(response.headers.get('retry-after') ?? NaN);
    if ([429, 503].includes(response.status) && attempt === 1 && seconds <= MOST_WAIT_SECONDS) {
      await response.body?.cancel();
      await waitFor(seconds);
      return post(body, 2);
    }
    const text = await response.text();
    let answer: { data?: unknown; errors?: GraphqlFailure[] };
    try {
      answer = JSON.parse(text) as typeof answer;
    } catch {
      throw new GraphqlError(response.status, []);
    }
    if (answer.errors !== undefined || answer.data === undefined)
      throw new GraphqlError(response.status, answer.errors ?? [], answer.data);
    return answer.data;
  }

  return {
    /** Asks for a selection of the schema; what comes back has exactly its fields. Rejects with GraphqlError. */
    async query<const Chosen extends Selection<Query>>(selection: Chosen): Promise<Result<Query, Chosen>> {
      const map: SchemaMap = schemaMap;
      return (await post(JSON.stringify(documentOf(map, selection)))) as Result<Query, Chosen>;
    },
    /** Asks with a document of one's own, for fragments and aliases. Rejects with GraphqlError. */
    async ask<Data>(document: string, variables: Record<string, unknown> = {}): Promise<Data> {
      return (await post(JSON.stringify({ query: document, variables }))) as Data;
    },
    /**
     * What changes in a government, a theme or a search, as it happens; goes on by itself after a broken connection.
     * Ends when `signal` is aborted, or rejects with ChangesRefused.
     */
    changes(wish: ChangeWish = {}): AsyncGenerator<Change> {
      return followChanges({ url, headers, ask }, wish);
    },
  };
}
export type Client = ReturnType<typeof createClient>;
