import type { Mapped } from '../../record/canonical-record.ts';
import type { Connector } from '../connector.ts';
import { fromHubFeed, fromHubItem } from './from-hub.ts';
import { fromLayer } from './from-layer.ts';
import { readArcgis } from './read-arcgis.ts';

const has = (raw: unknown, name: string) => typeof raw === 'object' && raw !== null && name in raw;

/** A record of a server, of a Hub's search or of a Hub's feed, told by its shape. */
function fromArcgis(raw: unknown): Mapped {
  if (has(raw, 'layer')) return fromLayer(raw);
  return has(raw, 'properties') ? fromHubItem(raw) : fromHubFeed(raw);
}

/** ArcGIS: a Hub by its search or its feed, or a Server by its services directory. */
export const arcgis: Connector = { mappingVersion: 1, read: readArcgis, map: fromArcgis };
