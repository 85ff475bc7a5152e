import type { Outbound, OutboundOptions } from '@rma/service-kit';
import { z } from 'zod';

const problemSchema = z.looseObject({
  title: z.string(),
  detail: z.string().optional(),
  code: z.string(),
  errors: z.array(z.looseObject({ code: z.string(), message: z.string() })).optional(),
});

/** Why the hub did not do it: `code` is its own, or `unreachable` when it did not answer as a hub does. */
export type HubRefusal = {
  ok: false;
  status: number | null;
  code: string;
  sentence: string;
  reasons: { code: string; message: string }[];
};
export type HubAnswer<Value> = { ok: true; value: Value; headers: Record<string, string> } | HubRefusal;

export type HubRequest<Schema extends z.ZodType> = {
  method: NonNullable<OutboundOptions['method']>;
  path: string;
  json?: object;
  bytes?: Uint8Array;
  headers?: Record<string, string>;
  /** What the answer must look like; `z.unknown()` when nothing of it matters. */
  answer: Schema;
};

export type HubClient = ReturnType<typeof createHubClient>;

const callMs = 10 * 60 * 1000;
const maxAnswerBytes = 20 * 2 ** 20;

const unreachable = (detail: string): HubRefusal => ({
  ok: false,
  status: null,
  code: 'unreachable',
  sentence: `El nodo no respondió: ${detail}`,
  reasons: [],
});

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalOf(status: number, body: unknown): HubRefusal {
  const problem = problemSchema.safeParse(body);
  if (!problem.success)
    return { ...unreachable(`contestó ${status} sin decir por qué; revise la dirección.`), status };
  const { code, title, detail, errors = [] } = problem.data;
  return {
    ok: false,
    status,
    code,
    sentence: detail === undefined ? `${title}.` : `${title}. ${detail}`,
    reasons: errors.map(({ code: reason, message }) => ({ code: reason, message })),
  };
}

/** Asks a hub as the owner of an API key. Redirects are not followed: the key is for this hub only. */
export function createHubClient({ outbound, url, key }: { outbound: Outbound; url: string; key: string }) {
  return {
    async ask<Schema extends z.ZodType>({
      method,
      path,
      json,
      bytes,
      headers = {},
      answer,
    }: HubRequest<Schema>): Promise<HubAnswer<z.output<Schema>>> {
      const body = json === undefined ? bytes : JSON.stringify(json);
      const read = await outbound.read(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          'accept-language': 'es-MX',
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body }),
        ignoreStatus: true,
        maxRedirects: 0,
        maxBytes: maxAnswerBytes,
        deadlineMs: callMs,
      });
      if (!read.ok) return unreachable(read.detail);
      const content = parsed(read.text);
      if (read.status >= 300) return refusalOf(read.status, content);
      const value = answer.safeParse(content);
      return value.success
        ? { ok: true, value: value.data, headers: read.headers }
        : unreachable('su respuesta no es la de un nodo de la red.');
    },
  };
}
