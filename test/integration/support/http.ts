import type { HubProcess } from './hub-process.ts';

type Hub = Pick<HubProcess, 'url'>;

export type Answer<Body> = { status: number; headers: Headers; body: Body };

export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: unknown[];
};

type Ask = {
  token?: string | undefined;
  json?: unknown;
  form?: FormData;
  text?: string;
  headers?: Record<string, string>;
};

/** Asks one of the hub's addresses and reads its JSON; an empty body is null, any other text stays text. */
export async function call<Body = unknown>(
  { url }: Hub,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  { token, json, form, text, headers = {} }: Ask = {},
): Promise<Answer<Body>> {
  const body = json === undefined ? (form ?? text) : JSON.stringify(json);
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  const answer = await response.text();
  return { status: response.status, headers: response.headers, body: parse(answer) as Body };
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Asks and expects to succeed: the body of a 2xx answer; throws with the whole answer otherwise. */
export async function ask<Body>(
  hub: Hub,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  request: Ask = {},
): Promise<Body> {
  const { status, body } = await call<Body>(hub, method, path, request);
  if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

type GraphqlBody<Data> = {
  data?: Data | null;
  errors?: { message: string; extensions: { code: string } }[];
};

/** The whole answer to a GraphQL query, errors included. */
export function graphqlAnswer<Data>(
  hub: Hub,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer<GraphqlBody<Data>>> {
  return call(hub, 'POST', '/graphql', { json: { query, variables } });
}

/** The data of a GraphQL query that must succeed. */
export async function graphql<Data>(
  hub: Hub,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const { status, body } = await graphqlAnswer<Data>(hub, query, variables);
  if (status !== 200 || body.errors !== undefined || body.data === undefined || body.data === null)
    throw new Error(`GraphQL answered ${status}: ${JSON.stringify(body.errors ?? body)}`);
  return body.data;
}

/** Every item of a REST list, page after page. */
export async function everyItem<Item>(hub: Hub, path: string, token: string): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | null = null;
  do {
    const separator = path.includes('?') ? '&' : '?';
    const next: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const page: { items: Item[]; nextCursor: string | null } = await ask(
      hub,
      'GET',
      `${path}${separator}first=100${next}`,
      { token },
    );
    items.push(...page.items);
    after = page.nextCursor;
  } while (after !== null);
  return items;
}
