import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerByScript, type Answer, type PortalScript, type ScriptState } from './misbehaviour.ts';
import type { RemoteDatasets } from './synthetic-datasets.ts';

/** A remote portal on 127.0.0.1, whose catalogue and manners can be changed while it runs. */
export type RemotePortal = {
  url: string;
  /** `127.0.0.1:<port>`, for the outbound client's allow-list. */
  host: string;
  /** Paths with query, in the order they were asked. */
  requests: string[];
  serve(datasets: RemoteDatasets): void;
  misbehave(script: PortalScript): void;
  close(): Promise<void>;
};

export type PortalOptions = { datasets: RemoteDatasets; script?: PortalScript };

export type Current = { datasets: RemoteDatasets; script: PortalScript };

const freshState = (): ScriptState => ({ failures: 0, isShifted: false });

/** The catalogue as it stands: without its first records once the script took them away. */
function served({ datasets, script }: Current, state: ScriptState): RemoteDatasets {
  const gone = state.isShifted ? (script.shifts?.by ?? 0) : 0;
  if (gone === 0) return datasets;
  return { count: Math.max(0, datasets.count - gone), at: (index) => datasets.at(index + gone) };
}

/** Starts a server whose answers `answerTo` makes of the address asked, its host included; null is a 404. */
export async function startPortal(
  options: PortalOptions,
  answerTo: (url: URL, current: Current) => Answer | null,
): Promise<RemotePortal> {
  const current: Current = { datasets: options.datasets, script: options.script ?? {} };
  let state = freshState();
  const requests: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    requests.push(request.url ?? '');
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'portal'}`);
    const look = () => answerTo(url, { datasets: served(current, state), script: current.script });
    let answer = look();
    if (answer !== null && !state.isShifted && answer.page === current.script.shifts?.page) {
      state.isShifted = true;
      answer = look();
    }
    if (answer === null) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
      return;
    }
    answerByScript({ request, response }, answer, { script: current.script, state }).catch(() =>
      response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    url: `http://${host}`,
    host,
    requests,
    serve(datasets) {
      current.datasets = datasets;
    },
    misbehave(script) {
      current.script = script;
      state = freshState();
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
