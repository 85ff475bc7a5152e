import { createServer, request as ask, type IncomingMessage } from 'node:http';
import { afterAll } from 'vitest';
import { ask as askJson } from './http.ts';
import type { HubProcess } from './hub-process.ts';
import { invitationToken } from './people.ts';

type Hub = Pick<HubProcess, 'url'>;

/** What stands between the hub and a node, and can change or withhold what passes. */
export type Between = {
  port: number;
  url: string;
  /** Changes the bodies of answers on their way. */
  tamper(change: ((path: string, body: string) => string) | null): void;
  /** Lets nothing through, as a cut line does. */
  cut(isCut: boolean): void;
};

/** A proxy on 127.0.0.1 in front of `targetPort`, closed after the file's last test. */
export async function standBetween(targetPort: number): Promise<Between> {
  let change: ((path: string, body: string) => string) | null = null;
  let isCut = false;
  const server = createServer((incoming, response) => {
    if (isCut) return void response.destroy();
    const { method = 'GET', url = '/', headers } = incoming;
    const outgoing = ask({ host: '127.0.0.1', port: targetPort, method, path: url, headers }, (answer) => {
      const { statusCode = 502 } = answer;
      if (change === null) {
        response.writeHead(statusCode, answer.headers);
        answer.pipe(response);
        return;
      }
      const pass = (text: string) => {
        const body = Buffer.from(change?.(url, text) ?? text);
        response.writeHead(statusCode, { ...answer.headers, 'content-length': body.length }).end(body);
      };
      textOf(answer).then(pass, () => response.destroy());
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    tamper: (next) => void (change = next),
    cut: (next) => void (isCut = next),
  };
}

async function textOf(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A liaison whom the node's own coordinator invited; its access token. */
export async function inviteLiaison(node: Hub, coordinatorToken: string, cvegeo: string): Promise<string> {
  const email = `enlace-${cvegeo}@nodo.example`;
  await askJson(node, 'POST', '/api/v1/invitations', {
    token: coordinatorToken,
    json: { email, name: 'Ana Enlace', role: 'liaison', cvegeo },
  });
  const invitation = await invitationToken(node, coordinatorToken, email);
  const { accessToken } = await askJson<{ accessToken: string }>(
    node,
    'POST',
    `/api/v1/invitations/${invitation}/acceptance`,
    { json: { name: 'Ana Enlace', password: 'contraseña-de-la-enlace-1' } },
  );
  return accessToken;
}

type NodeView = {
  id: string;
  url: string;
  state: string;
  sourceId: string | null;
  announcedNumber: number;
  appliedNumber: number;
  keys: { kid: string; state: string }[];
};

/** The node at an address as the hub knows it; null before it registered. */
export async function nodeAt(hub: Hub, token: string, url: string): Promise<NodeView | null> {
  const { items } = await askJson<{ items: NodeView[] }>(hub, 'GET', '/api/v1/nodes', { token });
  return items.find((node) => node.url === url) ?? null;
}

export type Found = {
  id: string;
  title: string;
  origin: string;
  publisher: { cvegeo: string };
  alsoAt: unknown[];
};
