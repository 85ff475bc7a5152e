import { startOf, type Answer } from './misbehaviour.ts';
import { startPortal, type Current, type PortalOptions, type RemotePortal } from './portal-server.ts';
import { syntheticPackages, type RemoteDatasets } from './synthetic-datasets.ts';

const MOST_ROWS = 100;
const FARTHEST = 10_000;

const idOf = (index: number) => {
  const text = index.toString(36).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
};

/** `count` datasets of a Socrata portal, flat: the portal puts each fact where its API has it. */
export function syntheticSocrata(
  count: number,
  options: { revision?: (index: number) => number } = {},
): RemoteDatasets {
  const packages = syntheticPackages(count, options);
  return {
    count,
    at(index) {
      const { title, notes } = packages.at(index);
      return {
        id: idOf(index),
        name: title,
        description: notes,
        updatedAt: `2025-${String((index % 12) + 1).padStart(2, '0')}-10T08:00:00.000Z`,
        type: 'dataset',
      };
    },
  };
}

function resultOf(record: Record<string, unknown>, views: number): Record<string, unknown> {
  const domain = 'datos.example';
  return {
    resource: {
      ...record,
      attribution: 'Municipio de ejemplo',
      columns_datatype: ['Text', 'Point'],
      page_views: { page_views_total: views },
      download_count: views,
    },
    classification: {
      categories: ['transportation'],
      tags: [],
      domain_tags: ['datos abiertos'],
      domain_metadata: [{ key: 'Actualizacion_Frecuencia', value: 'Mensual' }],
    },
    metadata: { domain, license: 'Creative Commons Attribution 4.0' },
    permalink: `https://${domain}/d/${String(record['id'])}`,
    link: `https://${domain}/d/${String(record['id'])}`,
  };
}

let views = 0;

/** Where a page begins: by its offset, or after the record that a scroll has come to. */
function askedStart(url: URL, datasets: RemoteDatasets): number {
  const scroll = url.searchParams.get('scroll_id');
  if (scroll === null) return Number(url.searchParams.get('offset') ?? 0);
  const at = Number.parseInt(scroll.replace('-', ''), 36);
  return datasets.at(at)['id'] === scroll ? at + 1 : datasets.count;
}

function catalogPage(url: URL, { datasets, script }: Current): Answer {
  const rows = Math.min(Number(url.searchParams.get('limit') ?? 100), script.maxRows ?? MOST_ROWS);
  const asked = askedStart(url, datasets);
  const page = Math.floor(asked / rows) + 1;
  const start = startOf(script, { start: asked, page, rows });
  const end = script.endless === true ? start + rows : Math.min(start + rows, datasets.count);
  const total = script.announces ?? (script.endless === true ? end + rows : datasets.count);
  views += 1;
  function* body() {
    yield '{"results":[';
    yield Array.from({ length: Math.max(0, end - start) }, (_, offset) =>
      JSON.stringify(resultOf(datasets.at(start + offset), views)),
    ).join();
    yield `],"resultSetSize":${total}}`;
  }
  return { page, body };
}

function dataJson({ datasets }: Current): Answer {
  function* body() {
    yield '{"dataset":[';
    for (let index = 0; index < datasets.count; index += 1) {
      const { id, name, description, updatedAt } = datasets.at(index);
      const dataset = {
        identifier: `https://datos.example/api/views/${String(id)}`,
        title: name,
        description,
        modified: updatedAt,
      };
      yield `${index === 0 ? '' : ','}${JSON.stringify(dataset)}`;
    }
    yield ']}';
  }
  return { page: 1, body };
}

/**
 * A portal that speaks Socrata's catalogue API on 127.0.0.1, and misbehaves as its script says; with `searchBroken` it
 * has only its data.json.
 */
export function startSocrataPortal(options: PortalOptions): Promise<RemotePortal> {
  return startPortal(options, (url, current) => {
    if (url.pathname === '/data.json') return dataJson(current);
    if (url.pathname !== '/api/catalog/v1' || current.script.searchBroken === true) return null;
    const end = Number(url.searchParams.get('offset') ?? 0) + Number(url.searchParams.get('limit') ?? 100);
    return end > FARTHEST && !url.searchParams.has('scroll_id') ? null : catalogPage(url, current);
  });
}
