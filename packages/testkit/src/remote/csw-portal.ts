import { startOf, type Answer } from './misbehaviour.ts';
import { startPortal, type Current, type PortalOptions, type RemotePortal } from './portal-server.ts';
import { syntheticPackages, type RemoteDatasets } from './synthetic-datasets.ts';

const MOST_ROWS = 100;
const ISO = 'http://www.isotc211.org/2005/gmd';

/** `count` records of a catalogue service, flat: the portal puts each fact where ISO 19139 has it. */
export function syntheticCsw(
  count: number,
  options: { revision?: (index: number) => number } = {},
): RemoteDatasets {
  const packages = syntheticPackages(count, options);
  return {
    count,
    at(index) {
      const { id, title, notes } = packages.at(index);
      return {
        id,
        title,
        description: notes,
        modified: `2025-${String((index % 12) + 1).padStart(2, '0')}-10`,
      };
    },
  };
}

const escaped = (value: unknown) =>
  (typeof value === 'string' ? value : '').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const text = (name: string, value: unknown) =>
  `<gmd:${name}><gco:CharacterString>${escaped(value)}</gco:CharacterString></gmd:${name}>`;
const code = (name: string, value: string) => `<gmd:${name} codeList="x#${name}" codeListValue="${value}"/>`;

function isoRecord({ id, title, description, modified }: Record<string, unknown>): string {
  const layer = escaped(id).slice(-6);
  const link = (protocol: string, name: string, url: string) =>
    `<gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>${escaped(url)}</gmd:URL></gmd:linkage>${text('protocol', protocol)}${text('name', name)}</gmd:CI_OnlineResource></gmd:onLine>`;
  return [
    '<gmd:MD_Metadata>',
    text('fileIdentifier', id),
    `<gmd:contact><gmd:CI_ResponsibleParty>${text('organisationName', 'Municipio de ejemplo')}<gmd:contactInfo><gmd:CI_Contact><gmd:address><gmd:CI_Address>${text('electronicMailAddress', 'datos@municipio.example')}</gmd:CI_Address></gmd:address></gmd:CI_Contact></gmd:contactInfo></gmd:CI_ResponsibleParty></gmd:contact>`,
    `<gmd:dateStamp><gco:Date>${escaped(modified)}</gco:Date></gmd:dateStamp>`,
    '<gmd:identificationInfo><gmd:MD_DataIdentification>',
    `<gmd:citation><gmd:CI_Citation>${text('title', title)}<gmd:date><gmd:CI_Date><gmd:date><gco:Date>2024-01-15</gco:Date></gmd:date><gmd:dateType>${code('CI_DateTypeCode', 'publication')}</gmd:dateType></gmd:CI_Date></gmd:date></gmd:CI_Citation></gmd:citation>`,
    text('abstract', description),
    `<gmd:resourceMaintenance><gmd:MD_MaintenanceInformation><gmd:maintenanceAndUpdateFrequency>${code('MD_MaintenanceFrequencyCode', 'monthly')}</gmd:maintenanceAndUpdateFrequency></gmd:MD_MaintenanceInformation></gmd:resourceMaintenance>`,
    `<gmd:descriptiveKeywords><gmd:MD_Keywords>${text('keyword', 'Movilidad')}${text('keyword', 'vialidades')}</gmd:MD_Keywords></gmd:descriptiveKeywords>`,
    `<gmd:resourceConstraints><gmd:MD_LegalConstraints><gmd:useConstraints>${code('MD_RestrictionCode', 'license')}</gmd:useConstraints>${text('otherConstraints', 'CC BY 4.0')}</gmd:MD_LegalConstraints></gmd:resourceConstraints>`,
    '<gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>',
    ...[
      'westBoundLongitude:-97',
      'eastBoundLongitude:-96',
      'southBoundLatitude:19',
      'northBoundLatitude:20',
    ].map((side) => {
      const [name = '', degrees = ''] = side.split(':');
      return `<gmd:${name}><gco:Decimal>${degrees}</gco:Decimal></gmd:${name}>`;
    }),
    '</gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent>',
    '</gmd:MD_DataIdentification></gmd:identificationInfo>',
    '<gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions><gmd:MD_DigitalTransferOptions>',
    link('WWW:LINK-1.0-http--link', 'Página', `https://mapas.example/layers/${layer}`),
    link('OGC:WMS', layer, 'https://mapas.example/geoserver/wms'),
    link(
      'WWW:DOWNLOAD-1.0-http--download',
      `${layer}.csv`,
      `https://mapas.example/geoserver/wfs?request=GetFeature&typename=${layer}&outputFormat=csv`,
    ),
    link(
      'WWW:DOWNLOAD-1.0-http--download',
      `${layer}.zip`,
      `https://mapas.example/geoserver/wfs?request=GetFeature&typename=${layer}&outputFormat=SHAPE-ZIP`,
    ),
    '</gmd:MD_DigitalTransferOptions></gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>',
    '</gmd:MD_Metadata>',
  ].join('');
}

function dublinCore({ id, title, description, modified }: Record<string, unknown>): string {
  return `<csw:Record><dc:identifier>${escaped(id)}</dc:identifier><dc:title>${escaped(title)}</dc:title><dct:abstract>${escaped(description)}</dct:abstract><dct:modified>${escaped(modified)}</dct:modified><dc:subject>Movilidad</dc:subject><ows:BoundingBox crs="urn:x-ogc:def:crs:EPSG:6.11:4326"><ows:LowerCorner>19 -97</ows:LowerCorner><ows:UpperCorner>20 -96</ows:UpperCorner></ows:BoundingBox><dct:references scheme="OGC:WMS">https://mapas.example/geoserver/wms</dct:references></csw:Record>`;
}

const namespaces =
  'xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dct="http://purl.org/dc/terms/" xmlns:ows="http://www.opengis.net/ows"';

function exception(message: string): Answer {
  function* body() {
    yield `<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows" version="1.0.0"><ows:Exception exceptionCode="InvalidParameterValue"><ows:ExceptionText>${message}</ows:ExceptionText></ows:Exception></ows:ExceptionReport>`;
  }
  return { page: 0, body, contentType: 'application/xml' };
}

function recordsPage(url: URL, { datasets, script }: Current): Answer {
  const rows = Math.min(Number(url.searchParams.get('maxRecords') ?? 10), script.maxRows ?? MOST_ROWS);
  const asked = Number(url.searchParams.get('startPosition') ?? 1) - 1;
  const page = Math.floor(asked / rows) + 1;
  const start = startOf(script, { start: asked, page, rows });
  const end = script.endless === true ? start + rows : Math.min(start + rows, datasets.count);
  const total = script.announces ?? (script.endless === true ? end + rows : datasets.count);
  const isIso = url.searchParams.get('outputSchema') === ISO;
  const next = end < total ? end + 1 : 0;
  function* body() {
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<csw:GetRecordsResponse ${namespaces} version="2.0.2"><csw:SearchStatus timestamp="2025-01-01T00:00:00Z"/>`;
    yield `<csw:SearchResults numberOfRecordsMatched="${total}" numberOfRecordsReturned="${Math.max(0, end - start)}" nextRecord="${next}" elementSet="full">`;
    for (let index = start; index < end; index += 1) {
      yield isIso ? isoRecord(datasets.at(index)) : dublinCore(datasets.at(index));
    }
    yield '</csw:SearchResults></csw:GetRecordsResponse>';
  }
  return { page, body, contentType: 'application/xml; charset=utf-8' };
}

/**
 * A catalogue service (CSW 2.0.2) on 127.0.0.1 at GeoNode's path, misbehaving as its script says; with
 * `ignoresFilters` it knows neither how to sort nor ISO 19139, and says so by exceptions.
 */
export function startCswPortal(options: PortalOptions): Promise<RemotePortal> {
  return startPortal(options, (url, current) => {
    if (url.pathname !== '/catalogue/csw' || url.searchParams.get('request') !== 'GetRecords') return null;
    if (current.script.ignoresFilters === true) {
      if (url.searchParams.has('sortBy')) return exception('Invalid sort property');
      if (url.searchParams.get('outputSchema') === ISO) return exception('Invalid outputSchema');
    }
    return recordsPage(url, current);
  });
}
