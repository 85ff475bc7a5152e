import type { Server } from '@rma/service-kit';

/** Calls the server's public interfaces without a socket; what the portal renders its pages from. */
export function inProcess(server: Server) {
  return async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await server.inject({
      method: (init.method ?? 'GET') as 'GET' | 'POST',
      url: path,
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(typeof init.body === 'string' ? { payload: init.body } : {}),
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const one of Array.isArray(value) ? value : [value])
        if (one !== undefined) headers.append(name, String(one));
    }
    const hasBody = ![204, 205, 304].includes(answer.statusCode);
    return new Response(hasBody ? new Uint8Array(answer.rawPayload) : null, {
      status: answer.statusCode,
      headers,
    });
  };
}
