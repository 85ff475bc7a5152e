/** An ArcGIS item's GUID, and the layer of it that is meant; 0 is the item's only or first one. */
export type ArcgisItem = { guid: string; layer: number };

const pattern = /(?:^|[/=:])([0-9a-f]{32})(?![0-9a-f])(?:(?:_|[&?]sublayer=)(\d{1,4})(?!\d))?/i;

/**
 * The item behind any of its names: `<guid>`, `<guid>_0`, an address with `id=<guid>&sublayer=0`, a Hub page. Hub
 * sites have renamed their datasets more than once; the GUID stayed. Null when there is none.
 */
export function readItem(text: unknown): ArcgisItem | null {
  if (typeof text !== 'string') return null;
  const [, guid, layer = '0'] = pattern.exec(text) ?? [];
  return guid === undefined ? null : { guid: guid.toLowerCase(), layer: Number(layer) };
}

/** The record's identifier: the layer counts only when it is not the first. */
export const itemId = ({ guid, layer }: ArcgisItem): string => (layer === 0 ? guid : `${guid}_${layer}`);

/** The name under which the same item may be met in another Hub. */
export const itemAddress = ({ guid, layer }: ArcgisItem): string =>
  `https://www.arcgis.com/home/item.html?id=${guid}${layer === 0 ? '' : `&sublayer=${layer}`}`;

export const downloadFormats = ['csv', 'geojson', 'shapefile', 'kml'] as const;

/** Hub's own download of an item, by format. */
export const downloadAddress = (portal: string, item: ArcgisItem, format: string): string =>
  `${portal}/api/download/v1/items/${item.guid}/${format}?redirect=true&layers=${item.layer}`;
