import { z } from 'zod';
import { refused, type Asked, type AskOptions } from '../ask.ts';
import {
  incomplete,
  remoteIdOf,
  whole,
  type ReadEnd,
  type ReadFailure,
  type ReadPage,
  type RemoteRecord,
} from '../reading.ts';
import { askArcgis } from './ask-arcgis.ts';

const listing = z.object({
  folders: z.array(z.string()).catch([]),
  services: z.array(z.object({ name: z.string(), type: z.string() })),
});
const layerOf = z
  .object({ id: z.number().int(), name: z.unknown().optional(), type: z.unknown().optional() })
  .loose();
const service = z
  .object({
    layers: z.array(layerOf).catch([]),
    tables: z.array(layerOf).catch([]),
    serviceDescription: z.unknown(),
    description: z.unknown(),
    copyrightText: z.unknown(),
    capabilities: z.unknown(),
    supportedQueryFormats: z.unknown(),
    maxRecordCount: z.unknown(),
    documentInfo: z.unknown(),
  })
  .partial();

type Service = { name: string; type: string };
type Layer = z.infer<typeof layerOf>;

const MOST_SERVICES = 5_000;
/** Folders of the server's own tools. */
const ownFolders = new Set(['utilities', 'system']);
const readable = new Set(['MapServer', 'FeatureServer']);

/** A service that asks for a key is not public: it is left out like one that is not listed. */
const isPrivate = ({ code, status }: ReadFailure) =>
  code === 'http-status' && [401, 403, 498, 499].includes(status ?? 0);

const isGroup = (layer: Layer) =>
  layer.type === 'Group Layer' || (Array.isArray(layer['subLayerIds']) && layer['subLayerIds'].length > 0);

/** Where the services begin, and what of them is meant: all, a folder, or one service. */
export function serverAddress(url: string): { root: string; path: string[] } | null {
  const { origin, pathname } = new URL(url);
  const found = /^(.*\/rest\/services)(?:\/(.*))?$/i.exec(pathname);
  if (found === null) return null;
  const path = (found[2] ?? '')
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
  return { root: `${origin}${found[1]}`, path };
}

const addressOf = (root: string, name: string) =>
  `${root}/${name.split('/').map(encodeURIComponent).join('/')}`;

const json = (address: string) => `${address}?f=json`;

async function listFolder(
  root: string,
  folder: string | null,
  options: AskOptions,
): Promise<Asked<z.infer<typeof listing>>> {
  const address = folder === null ? root : addressOf(root, folder);
  const asked = await askArcgis(json(address), options);
  if (!asked.ok) return asked;
  const parsed = listing.safeParse(asked.body);
  return parsed.success
    ? { ok: true, ...parsed.data }
    : refused('wrong-shape', `${address} answered JSON that is not a list of services`);
}

/** Of the same service as features and as maps, the features: they can be downloaded. */
function readableServices(services: readonly Service[]): Service[] {
  const features = new Set(services.filter(({ type }) => type === 'FeatureServer').map(({ name }) => name));
  const kept = services.filter(
    ({ name, type }) => readable.has(type) && (type === 'FeatureServer' || !features.has(name)),
  );
  return [...new Map(kept.map((one) => [`${one.name}/${one.type}`, one])).values()];
}

/** Every service of the root and its folders. */
async function listServices(
  { root, path }: { root: string; path: string[] },
  options: AskOptions,
): Promise<Asked<{ services: Service[] }>> {
  const type = path.find((part) => readable.has(part));
  if (type !== undefined) {
    return { ok: true, services: [{ name: path.slice(0, path.indexOf(type)).join('/'), type }] };
  }
  const first = await listFolder(root, path[0] ?? null, options);
  if (!first.ok) return first;
  const services = [...first.services];
  for (const folder of path.length === 0 ? first.folders : []) {
    if (ownFolders.has(folder.toLowerCase())) continue;
    const inner = await listFolder(root, folder, options);
    if (inner.ok) services.push(...inner.services);
    else if (!isPrivate(inner.failure)) return inner;
    if (services.length > MOST_SERVICES) return refused('too-large', `more than ${MOST_SERVICES} services`);
  }
  return { ok: true, services: readableServices(services) };
}

/** The layers and tables of a service, with all that is known of each where the server tells it at once. */
async function readService(
  address: string,
  options: AskOptions,
): Promise<Asked<{ about: Record<string, unknown>; layers: Layer[] }>> {
  const asked = await askArcgis(json(address), options);
  if (!asked.ok) return asked;
  const parsed = service.safeParse(asked.body);
  if (!parsed.success) return refused('wrong-shape', `${address} answered JSON that is not a service`);
  const { layers = [], tables = [], ...about } = parsed.data;
  const listed = [...layers, ...tables];
  if (listed.length === 0) return { ok: true, about, layers: [] };
  const detailed = await askArcgis(json(`${address}/layers`), options);
  if (!detailed.ok) {
    // Old servers do not tell all layers at once; their names are enough.
    return detailed.failure.code === 'http-status' ? { ok: true, about, layers: listed } : detailed;
  }
  const all = service.safeParse(detailed.body);
  const details = new Map(
    all.success
      ? [...(all.data.layers ?? []), ...(all.data.tables ?? [])].map((layer) => [layer.id, layer])
      : [],
  );
  return { ok: true, about, layers: listed.map((layer) => ({ ...layer, ...details.get(layer.id) })) };
}

/** What draws a layer is long, and says nothing of its data. */
const drawing = [
  'drawingInfo',
  'renderer',
  'fields',
  'types',
  'templates',
  'relationships',
  'indexes',
  'legend',
];

function recordOf(
  found: Service,
  address: string,
  { about, layer }: { about: Record<string, unknown>; layer: Layer },
): RemoteRecord {
  const kept = Object.fromEntries(Object.entries(layer).filter(([name]) => !drawing.includes(name)));
  return {
    remoteId: remoteIdOf(`${found.name}/${layer.id}`),
    raw: {
      title: layer.name,
      service: found.name,
      type: found.type,
      address: `${address}/${layer.id}`,
      about,
      layer: kept,
    },
  };
}

/**
 * Reads an ArcGIS Server's services directory: every layer and table of its map and feature services, folder by
 * folder; or those of the folder or service the address is of. Complete when every folder and service answered;
 * those that ask for a key are left out.
 */
export async function* readServer(
  place: { root: string; path: string[] },
  options: AskOptions,
): AsyncGenerator<ReadPage, ReadEnd> {
  const found = await listServices(place, options);
  if (!found.ok) return incomplete(found.failure);
  let count = 0;
  for (const one of found.services) {
    const address = `${addressOf(place.root, one.name)}/${one.type}`;
    const read = await readService(address, options);
    if (!read.ok) {
      if (isPrivate(read.failure)) continue;
      return incomplete(read.failure);
    }
    const { about } = read;
    const records = read.layers
      .filter((layer) => !isGroup(layer))
      .map((layer) => recordOf(one, address, { about, layer }));
    count += records.length;
    if (count > options.limits.maxRecords) {
      return incomplete({ code: 'too-large', detail: `more than ${options.limits.maxRecords} layers` });
    }
    if (records.length > 0) yield { kind: 'page', records };
  }
  return whole(count);
}
