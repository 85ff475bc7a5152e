import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ApiProblem, problemOf } from './api.ts';
import { noteSignedIn, wasSignedIn } from './session-hint.ts';

export type Grant = { role: string; cvegeo: string | null };
export type Account = {
  id: string;
  name: string;
  email: string;
  grants: Grant[];
  /** `to-enrol`: there are no grants until this person has a second factor. */
  secondFactor: 'on' | 'off' | 'to-enrol';
};
type Opened = { accessToken: string; account: Account };

export type Session = {
  account: Account | null;
  /** `unknown` until the browser has asked; `ended` when it closed by itself while a person was working. */
  state: 'unknown' | 'out' | 'in' | 'ended';
  /** `code` is that of the account's second factor; without it, who has one is refused with second-factor-needed. */
  signIn: (email: string, password: string, code?: string) => Promise<Account>;
  /** The session that another provider's proof has just opened in this browser. */
  resume: () => Promise<void>;
  /** The code of the second factor of whoever came back from another provider without it. */
  proveCode: (code: string) => Promise<Account>;
  /** Answers an invitation: opens the account, or adds to it, and signs in. */
  accept: (token: string, answer: { name: string; password: string; code?: string }) => Promise<Account>;
  signOut: () => Promise<void>;
  /** A REST call as this person: renews the token once when it has expired; throws ApiProblem. */
  call: (path: string, init?: RequestInit) => Promise<Response>;
  /** The token for requests that `call` cannot make (an upload with progress). */
  freshToken: () => Promise<string>;
};

const SessionContext = createContext<Session | null>(null);

async function open(response: Response): Promise<Opened> {
  if (!response.ok) throw new ApiProblem(await problemOf(response));
  return (await response.json()) as Opened;
}

/** Whatever the browser's language, the portal speaks Spanish, and so must the services' refusals. */
const language = { 'accept-language': 'es-MX' };

const postJson = (path: string, body: unknown) =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...language },
    body: JSON.stringify(body),
  });

/** Another tab may be renewing at this very moment; a second later the cookie is the new one. */
async function refresh(): Promise<Opened> {
  const ask = () => fetch('/api/v1/session/refresh', { method: 'POST', headers: language }).then(open);
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.code !== 'session-being-refreshed') throw error;
    await new Promise((resolve) => setTimeout(resolve, 1200));
    return ask();
  }
}

/** The access token lives in memory only; an HttpOnly cookie, which scripts cannot read, renews it. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [account, setAccount] = useState<Account | null>(null);
  const [state, setState] = useState<Session['state']>('unknown');
  const token = useRef<string | null>(null);
  const renewal = useRef<Promise<string> | null>(null);

  const adopt = useCallback((opened: Opened | null) => {
    token.current = opened?.accessToken ?? null;
    setAccount(opened?.account ?? null);
    setState(opened ? 'in' : 'out');
    noteSignedIn(opened !== null);
  }, []);

  // One renewal at a time: a refresh token that is used twice looks stolen.
  const renew = useCallback(() => {
    renewal.current ??= refresh()
      .then((opened) => {
        adopt(opened);
        return opened.accessToken;
      })
      .catch((error: unknown) => {
        token.current = null;
        // Only the service's word ends a session, and then what was being written stays on the screen; a broken
        // connection ends nothing.
        if (error instanceof ApiProblem) noteSignedIn(false);
        setState((before) => {
          if (before === 'unknown') return 'out';
          return before === 'in' && error instanceof ApiProblem ? 'ended' : before;
        });
        throw error;
      })
      .finally(() => {
        renewal.current = null;
      });
    return renewal.current;
  }, [adopt]);

  useEffect(() => {
    if (wasSignedIn()) renew().catch(() => undefined);
    else setState('out');
  }, [renew]);

  const session = useMemo<Session>(
    () => ({
      account,
      state,
      signIn: async (email, password, code) => {
        const opened = await open(await postJson('/api/v1/session', { email, password, code }));
        adopt(opened);
        return opened.account;
      },
      resume: async () => {
        await renew();
      },
      proveCode: async (code) => {
        const opened = await open(await postJson('/api/v1/session/second-factor', { code }));
        adopt(opened);
        return opened.account;
      },
      accept: async (invitation, answer) => {
        const path = `/api/v1/invitations/${encodeURIComponent(invitation)}/acceptance`;
        const opened = await open(await postJson(path, answer));
        adopt(opened);
        return opened.account;
      },
      signOut: async () => {
        await fetch('/api/v1/session', {
          method: 'DELETE',
          headers: token.current === null ? {} : { authorization: `Bearer ${token.current}` },
        });
        adopt(null);
      },
      call: async (path, init = {}) => {
        const send = (bearer: string) => {
          const headers = new Headers(init.headers);
          headers.set('authorization', `Bearer ${bearer}`);
          headers.set('accept-language', language['accept-language']);
          return fetch(path, { ...init, headers });
        };
        let response = await send(token.current ?? (await renew()));
        if (response.status === 401) response = await send(await renew());
        if (!response.ok) throw new ApiProblem(await problemOf(response));
        return response;
      },
      freshToken: renew,
    }),
    [account, state, adopt, renew],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session of the person in front of the page. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('SessionProvider is missing');
  return session;
}
