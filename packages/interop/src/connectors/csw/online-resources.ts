import type { WrittenDistribution } from '../../record/distributions.ts';
import { firstText } from '../../record/field-text.ts';

export type Online = {
  url: string | undefined;
  protocol: string | undefined;
  name: string | undefined;
  description: string | undefined;
  /** What the link is for: `download`, `information` … */
  purpose: string | undefined;
  mediaType: string | undefined;
};

/** What a WFS or WMS is asked to answer in, and the format that is. */
const outputs: [RegExp, string][] = [
  [/^(?:application\/)?(?:geo)?json$|geo\+json/i, 'GEOJSON'],
  [/shape-?zip/i, 'SHP'],
  [/excel2007|openxml/i, 'XLSX'],
  [/excel/i, 'XLS'],
  [/csv/i, 'CSV'],
  [/kmz/i, 'KMZ'],
  [/kml/i, 'KML'],
  [/gml/i, 'GML'],
  [/pdf/i, 'PDF'],
  [/tiff/i, 'TIFF'],
  [/png/i, 'PNG'],
  [/jpe?g/i, 'JPEG'],
];

const parameter = (url: URL, name: string): string | undefined => {
  const found = [...url.searchParams.entries()].find(([key]) => key.toLowerCase() === name);
  return found?.[1];
};

/** The format a link is of: by what it asks a service for, its protocol, or the extension of its name. */
function formatOf({ url: address, protocol = '', name = '' }: Online): string | undefined {
  const url = URL.parse(address ?? '');
  const asked = url === null ? undefined : (parameter(url, 'outputformat') ?? parameter(url, 'format'));
  const output = asked === undefined ? undefined : outputs.find(([pattern]) => pattern.test(asked))?.[1];
  if (output !== undefined) return output;
  if (/esri:rest|arcgis/i.test(protocol)) return 'ARCGIS';
  const service = /\b(WMS|WFS|WCS|WMTS)\b/i.exec(
    `${protocol} ${parameter(url ?? new URL('http://x'), 'service') ?? ''}`,
  )?.[1];
  if (service !== undefined) return service.toUpperCase();
  return /\.([a-z0-9]{2,8})$/i.exec(name.trim())?.[1];
}

const isDownload = ({ protocol = '', purpose = '', url = '' }: Online) =>
  /download/i.test(protocol) || /download/i.test(purpose) || /outputformat=/i.test(url);

/** Pictures of the map, and the record itself in other forms: no data. */
const isAside = ({ url = '', name = '', protocol = '' }: Online) =>
  /thumbnail|legendgraphic/i.test(`${url} ${name}`) ||
  /getrecordbyid/i.test(url) ||
  /metadata-url/i.test(protocol);

const isPage = (online: Online) =>
  !isDownload(online) &&
  formatOf(online) === undefined &&
  /^$|www:link|^https?$|html/i.test(online.protocol ?? '');

/** The page of a record among its links, and its resources: files to download and services. */
export function readOnline(links: readonly Online[]): {
  page: string | undefined;
  resources: WrittenDistribution[];
} {
  const told = links.filter((online) => !isAside(online));
  const page = told.find(isPage);
  const resources = told
    .filter((online) => online !== page)
    .map((online): WrittenDistribution => ({
      remoteId: undefined,
      title: firstText(online.name, online.description),
      format: formatOf(online),
      mediaType: online.mediaType,
      downloadUrl: isDownload(online) ? online.url : undefined,
      accessUrl: isDownload(online) ? undefined : online.url,
      bytes: undefined,
      modified: undefined,
    }));
  return { page: page?.url, resources };
}
