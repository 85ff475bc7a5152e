import { useCallback, useEffect, useState } from 'react';
import { ApiProblem, type Problem } from '../api.ts';
import { type Session, useSession } from '../session.tsx';

export type Listed<Item> = { items: Item[]; nextCursor?: string | null; totalCount?: number };

/** What a failure says to the person: the service's own words, or that the connection broke. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  return {
    title: 'No hay conexión con la red',
    status: 0,
    detail: 'No se pudo enviar. Lo que escribió sigue aquí: revise su conexión e inténtelo de nuevo.',
    code: 'no-connection',
  };
}

/** Reads one REST address as the signed-in person; `reload` reads it again and keeps what is on screen meanwhile. */
export function useRest<Data>(path: string | null) {
  const { call } = useSession();
  const [data, setData] = useState<Data | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reload = useCallback(async () => {
    if (path === null) return;
    try {
      setData((await (await call(path)).json()) as Data);
      setProblem(null);
    } catch (error) {
      setProblem(toProblem(error));
    }
  }, [call, path]);
  useEffect(() => {
    void reload();
  }, [reload]);
  return { data, problem, reload };
}

/** Sends JSON and reads the JSON answer, if there is one; throws ApiProblem. */
export async function sendJson<Answer>(
  call: Session['call'],
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  request: { path: string; body?: unknown },
): Promise<Answer> {
  const response = await call(request.path, {
    method,
    ...(request.body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request.body),
    }),
  });
  return (response.status === 204 ? null : await response.json()) as Answer;
}
