/** The two public interfaces the portal lives on: GraphQL for reading, REST for work. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>;

/** An RFC 9457 problem as the services answer it. */
export type Problem = {
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId?: string;
  errors?: { in: string; pointer: string; code: string; message: string }[];
};

/** The service refused, and says why in the reader's language. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The national view could not answer; the page says so and offers to try again. */
export class ViewUnavailable extends Error {
  override readonly name = 'ViewUnavailable';
  /** What the national view calls it; null when nothing was answered. */
  readonly code: string | null;
  constructor(message: string, code: string | null = null) {
    super(message);
    this.code = code;
  }
}

export type Api = ReturnType<typeof createApi>;

/** `query` answers a GraphQL document's data or throws ViewUnavailable; `read` a public REST address, null when there is none. */
export function createApi(send: Send) {
  return {
    async query<Data>(document: string, variables: Record<string, unknown> = {}): Promise<Data> {
      const response = await send('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query: document, variables }),
      });
      const answer = (await response.json()) as {
        data?: Data | null;
        errors?: { message: string; extensions?: { code?: string } }[];
      };
      if (!answer.data) {
        const [error] = answer.errors ?? [];
        throw new ViewUnavailable(error?.message ?? `HTTP ${response.status}`, error?.extensions?.code);
      }
      return answer.data;
    },

    async read<Data>(path: string): Promise<Data | null> {
      const response = await send(path, {
        headers: { accept: 'application/json', 'accept-language': 'es-MX' },
      });
      return response.ok ? ((await response.json()) as Data) : null;
    },
  };
}

/** The problem of a refused answer, also when something on the way answered in its place. */
export async function problemOf(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as Partial<Problem>;
    if (typeof body.detail === 'string' && typeof body.code === 'string') {
      return { title: body.title ?? body.detail, status: response.status, ...body } as Problem;
    }
  } catch {
    // Not JSON: a proxy or a broken connection, told below.
  }
  return {
    title: 'El servicio no respondió bien',
    status: response.status,
    detail:
      'No se pudo completar lo que pidió. Lo que escribió sigue aquí: inténtelo de nuevo en un momento.',
    code: 'unreadable-answer',
  };
}
