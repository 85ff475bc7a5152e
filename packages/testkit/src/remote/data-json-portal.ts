import { startPortal, type PortalOptions, type RemotePortal } from './portal-server.ts';

const PIECE = 64 * 1024;

/** A portal that serves `/data.json` on 127.0.0.1, streamed, and misbehaves as its script says. */
export function startDataJsonPortal(options: PortalOptions): Promise<RemotePortal> {
  return startPortal(options, (url, { datasets }) => {
    if (url.pathname !== '/data.json') return null;
    function* body() {
      let piece = '{"conformsTo":"https://project-open-data.cio.gov/v1.1/schema","dataset":[';
      for (let index = 0; index < datasets.count; index += 1) {
        piece += `${index === 0 ? '' : ','}${JSON.stringify(datasets.at(index))}`;
        if (piece.length < PIECE) continue;
        yield piece;
        piece = '';
      }
      yield `${piece}]}`;
    }
    return { page: 1, body };
  });
}
