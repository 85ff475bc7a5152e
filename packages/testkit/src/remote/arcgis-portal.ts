import { startOf, type Answer } from './misbehaviour.ts';
import { startPortal, type Current, type PortalOptions, type RemotePortal } from './portal-server.ts';
import { syntheticPackages, type RemoteDatasets } from './synthetic-datasets.ts';

const MOST_ROWS = 100;
const LAYERS = 10;

const guidOf = (index: number) => index.toString(16).padStart(32, '0');

/** `count` items of an ArcGIS Hub, flat: the portal puts each fact where its API has it. */
export function syntheticArcgis(
  count: number,
  options: { revision?: (index: number) => number } = {},
): RemoteDatasets {
  const packages = syntheticPackages(count, options);
  return {
    count,
    at(index) {
      const { title, notes } = packages.at(index);
      return {
        id: guidOf(index),
        title,
        description: `<div>${String(notes)}</div>`,
        modified: Date.UTC(2025, index % 12, 10),
        slug: `municipio::conjunto-${index}`,
      };
    },
  };
}

const box = [
  [-97, 19],
  [-96, 19],
  [-96, 20],
  [-97, 20],
  [-97, 19],
];

let views = 0;

function itemOf({ id, ...facts }: Record<string, unknown>): Record<string, unknown> {
  return {
    id,
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [box] },
    properties: {
      id,
      ...facts,
      type: 'Feature Service',
      url: `https://servicios.example/arcgis/rest/services/x${String(id).slice(-4)}/FeatureServer`,
      tags: ['datos abiertos'],
      categories: ['/Categories/Movilidad'],
      created: Date.UTC(2024, 0, 15),
      licenseInfo: '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY</a>',
      source: 'Municipio de ejemplo',
      numViews: views,
    },
  };
}

function searchPage(url: URL, { datasets, script }: Current): Answer {
  const rows = Math.min(Number(url.searchParams.get('limit') ?? 10), script.maxRows ?? MOST_ROWS);
  const asked = Number(url.searchParams.get('startindex') ?? 1) - 1;
  const page = Math.floor(asked / rows) + 1;
  const start = startOf(script, { start: asked, page, rows });
  const end = script.endless === true ? start + rows : Math.min(start + rows, datasets.count);
  const total = script.announces ?? (script.endless === true ? end + rows : datasets.count);
  views += 1;
  function* body() {
    yield '{"type":"FeatureCollection","features":[';
    yield Array.from({ length: Math.max(0, end - start) }, (_, offset) =>
      JSON.stringify(itemOf(datasets.at(start + offset))),
    ).join();
    yield `],"numberMatched":${total},"numberReturned":${Math.max(0, end - start)}}`;
  }
  return { page, body };
}

function feed(url: URL, { datasets }: Current): Answer {
  function* body() {
    yield '{"conformsTo":"https://project-open-data.cio.gov/v1.1/schema","dataset":[';
    for (let index = 0; index < datasets.count; index += 1) {
      const { id, title, description, modified, slug } = datasets.at(index);
      const dataset = {
        identifier: `https://www.arcgis.com/home/item.html?id=${String(id)}&sublayer=0`,
        landingPage: `${url.origin}/datasets/${String(slug)}`,
        title,
        description,
        modified: new Date(Number(modified)).toISOString(),
        publisher: { name: 'Municipio de ejemplo' },
        distribution: [
          {
            title: 'ArcGIS Hub Dataset',
            format: 'Web Page',
            accessURL: `${url.origin}/datasets/${String(slug)}`,
          },
          {
            title: 'ArcGIS GeoService',
            format: 'ArcGIS GeoServices REST API',
            accessURL: `https://servicios.example/arcgis/rest/services/x${index}/FeatureServer/0`,
          },
        ],
      };
      yield `${index === 0 ? '' : ','}${JSON.stringify(dataset)}`;
    }
    yield ']}';
  }
  return { page: 1, body };
}

/**
 * An ArcGIS Hub on 127.0.0.1: its search and its DCAT-US feed, misbehaving as its script says; with `searchBroken` it
 * has only the feed.
 */
export function startArcgisHub(options: PortalOptions): Promise<RemotePortal> {
  return startPortal(options, (url, current) => {
    if (url.pathname === '/api/feed/dcat-us/1.1.json') return feed(url, current);
    const isSearch = url.pathname === '/api/search/v1/collections/dataset/items';
    return isSearch && current.script.searchBroken !== true ? searchPage(url, current) : null;
  });
}

const json = (page: number, content: unknown): Answer => ({
  page,
  *body() {
    yield JSON.stringify(content);
  },
});

/**
 * An ArcGIS Server on 127.0.0.1 whose services have ten layers each: the first of them in the root, the others in the
 * folder `Catastro`. Its list of services is page 1, its folder page 2, its services pages 3 and so on.
 */
export function startArcgisServer(options: PortalOptions): Promise<RemotePortal> {
  return startPortal(options, (url, { datasets }) => {
    const place = /^\/arcgis\/rest\/services(?:\/(.*))?$/.exec(url.pathname);
    if (place === null || url.searchParams.get('f') !== 'json') return null;
    const services = Array.from({ length: Math.ceil(datasets.count / LAYERS) }, (_, at) => ({
      name: `${at === 0 ? '' : 'Catastro/'}Servicio${at}`,
      type: 'MapServer',
    }));
    if (place[1] === undefined) {
      return json(1, {
        currentVersion: 11.1,
        folders: ['Catastro', 'Utilities'],
        services: services.slice(0, 1),
      });
    }
    if (place[1] === 'Catastro')
      return json(2, { currentVersion: 11.1, folders: [], services: services.slice(1) });
    const found = /^(?:Catastro\/)?Servicio(\d+)\/MapServer(\/layers)?$/.exec(place[1]);
    if (found === null) return null;
    const first = Number(found[1]) * LAYERS;
    const layers = Array.from({ length: Math.min(LAYERS, datasets.count - first) }, (_, id) => {
      const { title, description, modified } = datasets.at(first + id);
      const facts = { id, name: title, type: 'Feature Layer' };
      return found[2] === undefined
        ? facts
        : {
            ...facts,
            description,
            capabilities: 'Map,Query,Data',
            supportedQueryFormats: 'JSON, geoJSON, PBF',
            maxRecordCount: 2000,
            editingInfo: { lastEditDate: modified },
            extent: { xmin: -97, ymin: 19, xmax: -96, ymax: 20, spatialReference: { wkid: 4326 } },
          };
    });
    const about = {
      serviceDescription: '',
      documentInfo: { Author: 'Catastro municipal', Keywords: 'catastro' },
    };
    return json(3 + Number(found[1]), { ...about, layers, tables: [] });
  });
}
