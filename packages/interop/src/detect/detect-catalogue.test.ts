import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { remotePortals } from '@rma/testkit';
import { outboundTo } from '../connectors/testing.ts';
import { detectCatalogue } from './detect-catalogue.ts';
import { html, startSite, type Site } from './testing.ts';

let site: Site;
afterEach(() => site.close());

async function detected(
  pages: Parameters<typeof startSite>[0],
  path = '/',
  otherwise?: Parameters<typeof startSite>[1],
) {
  site = await startSite(pages, otherwise);
  return detectCatalogue(`${site.url}${path}`, { outbound: outboundTo(site.host) });
}

const search = { body: '{"success":true,"result":{"count":268,"results":[]}}' };
const status = { body: '{"success":true,"result":{"ckan_version":"2.10.4","site_title":"Datos Xalapa"}}' };
const prefixes = '@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n';
const turtle = {
  type: 'text/turtle',
  body: `${prefixes}<https://a.mx/c> a dcat:Catalog ; dcat:dataset <https://a.mx/1> .`,
};
const capabilities = {
  type: 'application/xml',
  body: `<?xml version="1.0"?><csw:Capabilities xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" version="2.0.2">
    <ows:ServiceIdentification><ows:Title>IDE de Jalisco</ows:Title></ows:ServiceIdentification><!-- pycsw GeoNode -->
    </csw:Capabilities>`,
};

/** A CSW that has so many records. */
const cswOf = (records: number) => (response: ServerResponse, asked: string) =>
  response
    .writeHead(200, { 'content-type': 'text/xml' })
    .end(
      asked.includes('GetCapabilities')
        ? capabilities.body
        : `<csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"><csw:SearchResults numberOfRecordsMatched="${records}"/></csw:GetRecordsResponse>`,
    );

describe('at its home page', () => {
  test('CKAN is recognised by its search, with its version, title and number of datasets', async () => {
    const result = await detected({
      '/': html('<a href="/dataset">Datos</a>'),
      '/api/3/action/package_search': search,
      '/api/3/action/status_show': status,
    });
    expect(result).toMatchObject({
      ok: true,
      best: {
        kind: 'ckan',
        url: site.url,
        version: '2.10.4',
        title: 'Datos Xalapa',
        count: 268,
      },
    });
    expect(site.requests.length).toBeLessThan(5);
  });

  test('CKAN that says its version on its page is not asked for it again', async () => {
    const generator = '<meta name="generator" content="ckan 2.9.5">';
    const result = await detected({ '/': html('…', generator), '/api/3/action/package_search': search });
    expect(result).toMatchObject({ ok: true, best: { version: '2.9.5', title: 'Datos de Xalapa' } });
    expect(site.requests.filter((path) => path.includes('status_show'))).toEqual([]);
  });

  test('CKAN in a folder is found from any of its pages', async () => {
    const result = await detected(
      { '/busca/dataset': html('…'), '/busca/api/3/action/package_search': search },
      '/busca/dataset',
    );
    expect(result).toMatchObject({ ok: true, best: { kind: 'ckan', url: `${site.url}/busca` } });
  });

  test('an old CKAN is found by its path without a version', async () => {
    const result = await detected({ '/': html('…'), '/api/action/package_search': search });
    expect(result).toMatchObject({ ok: true, best: { kind: 'ckan', url: site.url } });
  });

  test('a node of the network is found by its document, and read by its feed', async () => {
    const document = {
      software: 'rma',
      version: '0.1.0',
      mode: 'node',
      cvegeo: '30087',
      name: 'Nodo de Xalapa',
      url: 'https://nodo.example',
      feed: 'https://nodo.example/feed',
      graphql: 'https://nodo.example/graphql',
      keys: [{ kty: 'OKP' }],
      endorsements: [],
    };
    const result = await detected({
      '/': html('…'),
      '/.well-known/rma-node.json': { body: JSON.stringify(document) },
    });
    expect(result).toMatchObject({
      ok: true,
      best: { kind: 'node', url: 'https://nodo.example/feed', title: 'Nodo de Xalapa' },
    });
  });

  test('a data.json is found although the home page says nothing', async () => {
    const result = await detected({
      '/': html('…'),
      '/data.json': {
        body: '{"conformsTo":"https://project-open-data.cio.gov/v1.1/schema","dataset":[{"title":"a"}]}',
      },
    });
    expect(result).toMatchObject({ ok: true, best: { kind: 'data-json', url: `${site.url}/data.json` } });
  });

  test('DKAN is preferred to the data.json it also gives, which stays as an alternative', async () => {
    const result = await detected({
      '/': html('…'),
      '/data.json': {
        body: '{"conformsTo":"https://project-open-data.cio.gov/v1.1/schema","dataset":[{"title":"a"}]}',
      },
      '/api/1/search': { body: '{"total":"41","results":{"dkan_dataset/1":{}},"facets":[]}' },
    });
    expect(result.ok && [result.best, ...result.alternatives].map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['dkan', 'data-json']),
    );
  });

  test.each([
    [
      'OpenDataSoft',
      'opendatasoft',
      '/api/explore/v2.1/catalog/datasets',
      '{"total_count":12,"results":[{"dataset_id":"a"}]}',
      '',
    ],
    ['Socrata', 'socrata', '/api/catalog/v1', '{"results":[{}],"resultSetSize":7,"timings":{}}', ''],
    [
      'ArcGIS Hub',
      'arcgis',
      '/api/search/v1/collections/dataset/items',
      '{"type":"FeatureCollection","numberMatched":9,"features":[{"id":"a_0"}]}',
      '',
    ],
    [
      'ArcGIS Server',
      'arcgis',
      '/arcgis/rest/services',
      '{"currentVersion":10.91,"folders":["Agua"],"services":[]}',
      '/arcgis/rest/services',
    ],
  ])('%s is recognised', async (software, kind, path, body, read) => {
    const result = await detected({ '/': html('…'), [path]: { body } });
    expect(result).toMatchObject({ ok: true, best: { kind, software, url: `${site.url}${read}` } });
  });

  test('GeoNode is recognised by its CSW, which says what it is and how much it has', async () => {
    const result = await detected({ '/': html('GeoNode'), '/catalogue/csw': cswOf(61) });
    expect(result).toMatchObject({
      ok: true,
      best: {
        kind: 'csw',
        software: 'GeoNode',
        version: '2.0.2',
        title: 'IDE de Jalisco',
        count: 61,
        url: `${site.url}/catalogue/csw`,
      },
    });
  });

  test('a catalogue the page links to is read where the link leads', async () => {
    const link = '<link rel="alternate" type="text/turtle" href="/exporta/todo">';
    const result = await detected({ '/': html('…', link), '/exporta/todo': turtle });
    expect(result).toMatchObject({ ok: true, best: { kind: 'dcat', url: `${site.url}/exporta/todo` } });
  });

  test('a page with links to files is a list of files', async () => {
    const links = ['a.csv', 'b.xlsx', 'c.csv?v=2', 'a.csv']
      .map((name) => `<a href="/archivos/${name}">x</a>`)
      .join('');
    const result = await detected({ '/transparencia': html(links) }, '/transparencia');
    expect(result).toMatchObject({
      ok: true,
      best: { kind: 'file-list', url: `${site.url}/transparencia`, title: 'Datos de Xalapa' },
    });
    expect(result.ok && result.best.evidence).toEqual(['La página tiene ligas a 3 archivos de datos.']);
  });
});

describe('at its own address', () => {
  test.each([
    ['data-json', '{"@type":"dcat:Catalog","title":"x","dataset":[{"identifier":"1"}]}'],
    ['data-json', '[{"identifier":"1","title":"Refugios","distribution":[]}]'],
    ['dcat', '{"@context":{"dcat":"http://www.w3.org/ns/dcat#"},"@graph":[{"@type":"dcat:Dataset"}]}'],
    [
      'dcat',
      `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#"><dcat:Catalog/></rdf:RDF>`,
    ],
    ['dcat', turtle.body],
    [
      'dcat',
      '<https://a.mx/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .',
    ],
    ['csw', capabilities.body],
  ])('a %s document is recognised whatever its content type, with one request', async (kind, body) => {
    const result = await detected({ '/catalogo': { type: 'text/html', body } }, '/catalogo');
    expect(result.ok && result.best.kind).toBe(kind);
    expect(site.requests).toHaveLength(1);
  });

  test('a data.json of any size is recognised by how it begins', async () => {
    const datasets = JSON.stringify({ identifier: '1', title: 'x', description: 'y'.repeat(1000) });
    const result = await detected(
      {
        '/data.json': (response) => {
          response.writeHead(200, { 'content-length': String(3_000_000_000) });
          response.write(`{"dataset":[${datasets}`);
          const more = () => {
            while (!response.destroyed && response.write(`,${datasets}`));
          };
          response.on('drain', more);
          more();
        },
      },
      '/data.json',
    );
    expect(result).toMatchObject({ ok: true, best: { kind: 'data-json', url: `${site.url}/data.json` } });
  });

  test('an inventory is one by its columns; any other table is not', async () => {
    const inventory = {
      type: 'text/csv',
      body: 'Título;Descripción;Liga de descarga\nRefugios;…;https://a.mx/r.csv\n',
    };
    const table = { type: 'text/csv', body: 'fecha,tipo,lesionados\n2026-01-01,Choque,2\n' };
    const result = await detected({ '/inventario.csv': inventory }, '/inventario.csv');
    expect(result).toMatchObject({
      ok: true,
      best: { kind: 'file-list', url: `${site.url}/inventario.csv` },
    });
    await site.close();
    expect(await detected({ '/choques.csv': table }, '/choques.csv')).toMatchObject({
      ok: false,
      failure: { code: 'nothing-found' },
    });
  });

  test('a workbook is taken for an inventory', async () => {
    const body = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from('........[Content_Types].xml')]);
    const result = await detected(
      { '/inventario.xlsx': { body, type: 'application/octet-stream' } },
      '/inventario.xlsx',
    );
    expect(result).toMatchObject({ ok: true, best: { kind: 'file-list', confidence: 0.75 } });
  });
});

describe('every kind of fake portal', () => {
  test.each(Object.entries(remotePortals))(
    '%s is known at the address of its source',
    async (kind, portals) => {
      const portal = await portals.start({ datasets: portals.synthetic(3) });
      site = portal;
      const address = portals.urlOf(portal);
      const result = await detectCatalogue(address, { outbound: outboundTo(portal.host) });
      expect(result).toMatchObject({ ok: true, best: { kind } });
      expect(portal.requests.length).toBeLessThan(20);
    },
  );
});
