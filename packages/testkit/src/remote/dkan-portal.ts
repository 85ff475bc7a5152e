import type { Answer } from './misbehaviour.ts';
import { startPortal, type Current, type PortalOptions, type RemotePortal } from './portal-server.ts';

const PIECE = 64 * 1024;

/** The metastore gives every dataset in one list. */
function items({ datasets }: Current): Answer {
  function* body() {
    let piece = '[';
    for (let index = 0; index < datasets.count; index += 1) {
      piece += `${index === 0 ? '' : ','}${JSON.stringify(datasets.at(index))}`;
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
    }
    yield `${piece}]`;
  }
  return { page: 1, body };
}

type Given = { identifier?: unknown; title?: unknown; description?: unknown; distribution?: unknown };

/** As DKAN 1 tells it: in words and dates for people. */
function ofFirstGeneration({ identifier, title, description, distribution }: Given) {
  return {
    id: identifier,
    name: `conjunto-${String(identifier)}`,
    title,
    notes: description,
    private: 'Published',
    state: 'Active',
    metadata_created: 'Thu, 01/15/2015 - 12:00',
    metadata_modified: 'Date changed  Tue, 03/10/2015 - 08:30',
    resources: (Array.isArray(distribution) ? distribution : []).map(
      (file: { title?: string; downloadURL?: string }, position) => ({
        id: `${String(identifier)}-${position}`,
        name: file.title,
        url: file.downloadURL,
        format: 'csv',
        size: '3.45 KB',
      }),
    ),
  };
}

function firstGeneration(url: URL, { datasets }: Current): Answer | null {
  const action = /^\/api\/3\/action\/(\w+)$/.exec(url.pathname)?.[1];
  const all = Array.from({ length: datasets.count }, (_, index) => ofFirstGeneration(datasets.at(index)));
  const offset = Number(url.searchParams.get('offset') ?? 0);
  const limit = Number(url.searchParams.get('limit') ?? 20);
  const results: Record<string, () => unknown> = {
    package_list: () => all.map(({ id }) => id),
    current_package_list_with_resources: () => [all.slice(offset, offset + limit)],
    package_show: () => all.filter(({ id }) => id === url.searchParams.get('id')),
  };
  const result = action === undefined ? undefined : results[action];
  if (result === undefined) return null;
  return { page: 1, body: () => [JSON.stringify({ help: '', success: true, result: result() })] };
}

/**
 * A portal that speaks DKAN on 127.0.0.1 and misbehaves as its script says: DKAN 2 with its metastore, or, when it
 * `hasLists` only, DKAN 1 with an API like CKAN's.
 */
export function startDkanPortal(options: PortalOptions): Promise<RemotePortal> {
  return startPortal(options, (url, current) => {
    if (current.script.hasLists === true) return firstGeneration(url, current);
    return url.pathname === '/api/1/metastore/schemas/dataset/items' ? items(current) : null;
  });
}
