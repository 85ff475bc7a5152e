/** One row per format: its name in the network, its media type, and what else catalogues call it. */
const table: [format: string, mediaType: string | null, ...others: string[]][] = [
  ['CSV', 'text/csv', 'application/csv', 'text/comma-separated-values', 'text/x-csv'],
  ['TSV', 'text/tab-separated-values', 'tab'],
  ['XLS', 'application/vnd.ms-excel', 'excel', 'xlsm', 'xlsb', 'hoja de calculo'],
  ['XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ODS', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['JSON', 'application/json', 'text/json'],
  ['JSONL', 'application/x-ndjson', 'ndjson'],
  ['GEOJSON', 'application/geo+json', 'application/vnd.geo+json', 'geo json'],
  ['XML', 'application/xml', 'text/xml'],
  ['RDF', 'application/rdf+xml'],
  ['TTL', 'text/turtle', 'turtle'],
  ['JSON-LD', 'application/ld+json', 'jsonld'],
  ['KML', 'application/vnd.google-earth.kml+xml'],
  ['KMZ', 'application/vnd.google-earth.kmz'],
  [
    'SHP',
    'application/vnd.shp',
    'shapefile',
    'esri shapefile',
    'application/x-shapefile',
    'x-gis/x-shapefile',
  ],
  ['GPKG', 'application/geopackage+sqlite3', 'geopackage'],
  ['GTFS', null, 'gtfs zip'],
  ['PARQUET', 'application/vnd.apache.parquet'],
  ['SQLITE', 'application/vnd.sqlite3', 'db'],
  ['DBF', 'application/dbf', 'dbase'],
  ['TXT', 'text/plain', 'text', 'texto'],
  ['PDF', 'application/pdf'],
  ['DOC', 'application/msword', 'word'],
  ['DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['PPTX', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', 'ppt'],
  ['HTML', 'text/html', 'htm', 'pagina web', 'web', 'sitio web'],
  ['ZIP', 'application/zip', 'application/x-zip-compressed'],
  ['RAR', 'application/vnd.rar', 'application/x-rar-compressed'],
  ['7Z', 'application/x-7z-compressed'],
  ['PNG', 'image/png'],
  ['JPEG', 'image/jpeg', 'jpg'],
  ['TIFF', 'image/tiff', 'tif', 'geotiff'],
  ['WMS', null, 'ogc wms'],
  ['WFS', null, 'ogc wfs'],
  ['ARCGIS', null, 'arcgis geoservices rest api', 'esri rest', 'arcgis rest'],
  ['API', null, 'rest', 'rest api', 'web service', 'servicio web'],
];

type Format = { format: string; mediaType: string | null };

const known = new Map<string, Format>(
  table.flatMap(([format, mediaType, ...others]) =>
    [format, ...(mediaType === null ? [] : [mediaType]), ...others].map((name): [string, Format] => [
      name.toLowerCase(),
      { format, mediaType },
    ]),
  ),
);

const named = (text: string) => known.get(text.toLowerCase().replace(/^\./, '').split(';')[0]?.trim() ?? '');

/** "CSV, EXCEL" names several; the first one we know is the resource's. */
function declared(text: string | undefined): Format | undefined {
  if (text === undefined) return undefined;
  const afterVocabulary = text.split('/').at(-1) ?? text;
  return [text, afterVocabulary, ...text.split(/[,;|]/)].map(named).find((format) => format !== undefined);
}

function ofAddress(address: string | null): Format | undefined {
  const path = address === null ? undefined : URL.parse(address)?.pathname;
  const extension = path === undefined ? undefined : /\.([a-z0-9]{2,8})$/i.exec(path)?.[1];
  return extension === undefined ? undefined : named(extension);
}

const UNKNOWN = 'OTRO';

/**
 * The network's name of a resource's format, from what is declared (name, then media type), else from the
 * address's extension; an unknown short name is kept in capitals, and nothing at all is "OTRO". The media type is
 * the declared one when it looks like one, else the format's own.
 */
export function readFormat(resource: {
  format: string | undefined;
  mediaType: string | undefined;
  address: string | null;
}): Format {
  const found = declared(resource.format) ?? declared(resource.mediaType) ?? ofAddress(resource.address);
  const isMediaType = /^[\w.+-]+\/[\w.+-]+$/.test(resource.mediaType ?? '');
  const mediaType = isMediaType ? (resource.mediaType?.toLowerCase() ?? null) : (found?.mediaType ?? null);
  if (found !== undefined) return { format: found.format, mediaType };
  const asWritten = (resource.format ?? '').toUpperCase();
  return { format: /^[A-Z0-9][A-Z0-9+./ -]{0,19}$/.test(asWritten) ? asWritten : UNKNOWN, mediaType };
}
