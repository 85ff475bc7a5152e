import { datasetsOf } from './changed-datasets.ts';
import { startPortal, type Current, type PortalOptions, type RemotePortal } from './portal-server.ts';
import { startOf, type Answer } from './misbehaviour.ts';
import type { RemoteDatasets } from './synthetic-datasets.ts';

const DEFAULT_ROWS = 10;
const MAX_ROWS = 1000;

const numberOf = (url: URL, name: string, otherwise: number) =>
  Number(url.searchParams.get(name) ?? otherwise);

/** What changed since the instant that `fq` asks for, as Solr would find it. */
function changedSince(url: URL, { datasets, script }: Current): RemoteDatasets {
  const since = /metadata_modified:\[(\S+) TO \*\]/.exec(url.searchParams.get('fq') ?? '')?.[1];
  if (since === undefined || script.ignoresFilters === true) return datasets;
  const records = Array.from({ length: datasets.count }, (_, index) => datasets.at(index));
  return datasetsOf(records.filter((record) => `${String(record['metadata_modified'])}Z` >= since));
}

function* resultOf(result: unknown): Generator<string> {
  yield JSON.stringify({ help: '', success: true, result });
}

/** The actions beside the search: the names, some packages at once, one package. */
function listed(action: string, url: URL, { datasets }: Current): Answer | null {
  const all = () => Array.from({ length: datasets.count }, (_, index) => datasets.at(index));
  if (action === 'package_list') return { page: 1, body: () => resultOf(all().map(({ name }) => name)) };
  if (action === 'current_package_list_with_resources') {
    const offset = numberOf(url, 'offset', 0);
    const some = all().slice(offset, offset + numberOf(url, 'limit', DEFAULT_ROWS));
    return { page: 1, body: () => resultOf(some) };
  }
  const found = all().find(({ name }) => name === url.searchParams.get('id'));
  return action === 'package_show' && found ? { page: 1, body: () => resultOf(found) } : null;
}

function searchPage(url: URL, current: Current): Answer {
  const { script } = current;
  const datasets = changedSince(url, current);
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
 * A portal that speaks CKAN's `package_search` on 127.0.0.1 and misbehaves as its script says. Of `fq` only
 * `metadata_modified` is applied: all of its records are of one organisation.
 */
export function startCkanPortal(options: PortalOptions): Promise<RemotePortal> {
  return startPortal(options, (url, current) => {
    const [, version, action = ''] = /^\/api(\/3)?\/action\/(\w+)$/.exec(url.pathname) ?? [];
    const { onlyUnversioned, searchBroken, hasLists } = current.script;
    if (version !== undefined && onlyUnversioned === true) return null;
    if (action === 'package_search') return searchBroken === true ? null : searchPage(url, current);
    return hasLists === true ? listed(action, url, current) : null;
  });
}
