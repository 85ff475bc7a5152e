import { startPortal, type Current, type PortalOptions, type RemotePortal } from './portal-server.ts';
import { startOf, type Answer } from './misbehaviour.ts';

const DEFAULT_ROWS = 10;
const MAX_ROWS = 1000;

const numberOf = (url: URL, name: string, otherwise: number) =>
  Number(url.searchParams.get(name) ?? otherwise);

function searchPage(url: URL, { datasets, script }: Current): Answer {
  const rows = Math.min(numberOf(url, 'rows', DEFAULT_ROWS), script.maxRows ?? MAX_ROWS);
  const askedStart = numberOf(url, 'start', 0);
  const page = Math.floor(askedStart / rows) + 1;
  const start = startOf(script, { start: askedStart, page, rows });
  const end = script.endless === true ? start + rows : Math.min(start + rows, datasets.count);
  const count = script.announces ?? (script.endless === true ? end + rows : datasets.count);
  function* body() {
    yield `{"help":"","success":true,"result":{"count":${count},"sort":"id asc","results":[`;
    const records = Array.from({ length: Math.max(0, end - start) }, (_, offset) =>
      datasets.at(start + offset),
    );
    yield records.map((record) => JSON.stringify(record)).join();
    yield ']}}';
  }
  return { page, body };
}

/**
 * A portal that speaks CKAN's `package_search` on 127.0.0.1 and misbehaves as its script says. `fq` is
 * accepted and not applied: all of its records are of one organisation.
 */
export function startCkanPortal(options: PortalOptions): Promise<RemotePortal> {
  return startPortal(options, (url, current) => {
    const paths = ['/api/action/package_search'];
    if (current.script.onlyUnversioned !== true) paths.push('/api/3/action/package_search');
    return paths.includes(url.pathname) ? searchPage(url, current) : null;
  });
}
