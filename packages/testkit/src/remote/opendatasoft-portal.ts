import { startOf, type Answer } from './misbehaviour.ts';
import { startPortal, type Current, type PortalOptions, type RemotePortal } from './portal-server.ts';
import { syntheticPackages, type RemoteDatasets } from './synthetic-datasets.ts';

const API = '/api/explore/v2.1/catalog';
const MOST_ROWS = 100;
const FARTHEST = 10_000;

/** `count` datasets of an OpenDataSoft portal, flat: the portal puts each fact where its API has it. */
export function syntheticOpendatasoft(
  count: number,
  options: { revision?: (index: number) => number } = {},
): RemoteDatasets {
  const packages = syntheticPackages(count, options);
  return {
    count,
    at(index) {
      const { title, notes } = packages.at(index);
      return {
        dataset_uid: `da_${String(index).padStart(6, '0')}`,
        dataset_id: `conjunto-${index}`,
        title,
        description: `<p>${String(notes)}</p>`,
        modified: `2025-${String((index % 12) + 1).padStart(2, '0')}-10T08:00:00+00:00`,
      };
    },
  };
}

function datasetOf({ dataset_uid, dataset_id, ...facts }: Record<string, unknown>): Record<string, unknown> {
  return {
    dataset_uid,
    dataset_id,
    has_records: true,
    data_visible: true,
    features: ['analyze', 'geo'],
    attachments: [],
    alternative_exports: [],
    metas: {
      default: {
        ...facts,
        keyword: ['datos abiertos'],
        theme: ['Movilidad'],
        license: 'CC BY 4.0',
        license_url: 'https://creativecommons.org/licenses/by/4.0/',
        publisher: 'Municipio de ejemplo',
        records_count: 10,
      },
      dcat: { accrualperiodicity: 'http://publications.europa.eu/resource/authority/frequency/MONTHLY' },
    },
  };
}

const json = (datasets: RemoteDatasets, index: number) => JSON.stringify(datasetOf(datasets.at(index)));

function catalogPage(url: URL, { datasets, script }: Current): Answer {
  const rows = Math.min(Number(url.searchParams.get('limit') ?? 10), script.maxRows ?? MOST_ROWS);
  const asked = Number(url.searchParams.get('offset') ?? 0);
  const page = Math.floor(asked / Math.max(1, rows)) + 1;
  const start = startOf(script, { start: asked, page, rows });
  const end = script.endless === true ? start + rows : Math.min(start + rows, datasets.count);
  const total = script.announces ?? (script.endless === true ? end + rows : datasets.count);
  function* body() {
    yield `{"total_count":${total},"results":[`;
    yield Array.from({ length: Math.max(0, end - start) }, (_, offset) =>
      json(datasets, start + offset),
    ).join();
    yield ']}';
  }
  return { page, body };
}

function exported({ datasets }: Current): Answer {
  function* body() {
    yield '[';
    for (let index = 0; index < datasets.count; index += 1) {
      yield `${index === 0 ? '' : ','}${json(datasets, index)}`;
    }
    yield ']';
  }
  return { page: 2, body };
}

/** A portal that speaks OpenDataSoft's Explore API v2.1 on 127.0.0.1, and misbehaves as its script says. */
export function startOpendatasoftPortal(options: PortalOptions): Promise<RemotePortal> {
  return startPortal(options, (url, current) => {
    if (url.pathname === `${API}/exports/json`) return exported(current);
    if (url.pathname !== `${API}/datasets`) return null;
    const isTooFar =
      Number(url.searchParams.get('offset') ?? 0) + Number(url.searchParams.get('limit') ?? 10);
    return isTooFar > FARTHEST ? null : catalogPage(url, current);
  });
}
