import { z } from 'zod';
import type { Look } from '../look.ts';
import type { Sign } from '../detection.ts';

const count = z.int().nonnegative();
const text = z.string().max(500);
const orNull = (value: string | undefined): string | null =>
  value === undefined || value === '' ? null : value;

type Reader = (json: unknown, look: Look) => Sign | null;

const nodeDocument = z.object({
  software: text,
  version: text,
  name: text,
  feed: z.url({ protocol: /^https?$/ }),
  keys: z.array(z.looseObject({ kty: text })).min(1),
});

/** `/.well-known/rma-node.json` of an instance of this network. */
const node: Reader = (json) => {
  const parsed = nodeDocument.safeParse(json);
  if (!parsed.success) return null;
  const { software, version, name, feed, keys } = parsed.data;
  return {
    kind: 'node',
    software,
    version,
    title: name,
    count: null,
    confidence: 0.99,
    evidence: ['El sitio se presenta como un nodo de esta red, con su llave pública.'],
    address: feed,
    keys,
  };
};

const ckanStatus = z.object({
  success: z.literal(true),
  result: z.object({ ckan_version: text, site_title: text.nullish() }),
});
const ckanSearch = z.object({
  success: z.literal(true),
  result: z.object({ count, results: z.array(z.unknown()) }),
});

const ckan: Reader = (json) => {
  const status = ckanStatus.safeParse(json);
  if (status.success) {
    const { ckan_version: version, site_title: title } = status.data.result;
    return {
      kind: 'ckan',
      software: 'CKAN',
      version,
      title: orNull(title ?? undefined),
      count: null,
      confidence: 0.96,
      evidence: [`Su interfaz de programación dice que es CKAN ${version}.`],
    };
  }
  const search = ckanSearch.safeParse(json);
  if (!search.success) return null;
  return {
    kind: 'ckan',
    software: 'CKAN',
    version: null,
    title: null,
    count: search.data.result.count,
    confidence: 0.98,
    evidence: ['Su búsqueda de conjuntos responde como la de CKAN.'],
  };
};

const dkanSearch = z.object({
  total: z.union([count, z.string().regex(/^\d+$/)]),
  results: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]),
  facets: z.unknown(),
});
const dkanItem = z.looseObject({ identifier: text, title: text, accessLevel: text.optional() });

/** DKAN 2: its metastore's list of datasets, or its search. */
const dkan: Reader = (json, { url }) => {
  const isMetastore = /\/api\/1\/metastore\//.test(url);
  const items = z.array(dkanItem).min(1).safeParse(json);
  const search = /\/api\/1\/search/.test(url) ? dkanSearch.safeParse(json) : null;
  if (!(isMetastore && items.success) && search?.success !== true) return null;
  return {
    kind: 'dkan',
    software: 'DKAN',
    version: null,
    title: null,
    count: search?.success === true ? Number(search.data.total) : null,
    confidence: 0.97,
    evidence: ['Su almacén de metadatos responde como el de DKAN.'],
  };
};

const openDataSoftCatalogue = z.object({
  total_count: count,
  results: z.array(z.looseObject({ dataset_id: text })),
});

const openDataSoft: Reader = (json) => {
  const parsed = openDataSoftCatalogue.safeParse(json);
  if (!parsed.success) return null;
  return {
    kind: 'opendatasoft',
    software: 'OpenDataSoft',
    version: null,
    title: null,
    count: parsed.data.total_count,
    confidence: parsed.data.results.length > 0 ? 0.97 : 0.9,
    evidence: ['Su interfaz Explore responde como la de OpenDataSoft.'],
  };
};

const socrataCatalogue = z.object({ resultSetSize: count, results: z.array(z.unknown()) });

const socrata: Reader = (json) => {
  const parsed = socrataCatalogue.safeParse(json);
  if (!parsed.success) return null;
  return {
    kind: 'socrata',
    software: 'Socrata',
    version: null,
    title: null,
    count: parsed.data.resultSetSize,
    confidence: 0.96,
    evidence: ['Su interfaz de catálogo responde como la de Socrata.'],
  };
};

const serverInfo = z.looseObject({ currentVersion: z.union([z.number(), text]) });
const serverServices = serverInfo.extend({ services: z.array(z.unknown()), folders: z.array(z.unknown()) });

const arcgisServer: Reader = (json, { url }) => {
  if (!/\/rest\/(info|services)/i.test(url)) return null;
  const services = serverServices.safeParse(json);
  const info = services.success ? services : serverInfo.safeParse(json);
  if (!info.success) return null;
  return {
    kind: 'arcgis',
    software: 'ArcGIS Server',
    version: String(info.data.currentVersion),
    title: null,
    count: null,
    confidence: services.success ? 0.96 : 0.93,
    evidence: [`Su directorio de servicios dice que es ArcGIS Server ${info.data.currentVersion}.`],
  };
};

const hubSearch = z.looseObject({
  type: z.literal('FeatureCollection'),
  numberMatched: count,
  features: z.array(z.looseObject({ id: text })),
});

const arcgisHub: Reader = (json, { url }) => {
  const search = /\/api\/search\/v1\//.test(url) ? hubSearch.safeParse(json) : null;
  if (search?.success !== true) return null;
  return {
    kind: 'arcgis',
    software: 'ArcGIS Hub',
    version: null,
    title: null,
    count: search.data.numberMatched,
    confidence: 0.97,
    evidence: ['Su interfaz de búsqueda responde como la de ArcGIS Hub.'],
  };
};

const readers: Reader[] = [node, ckan, openDataSoft, socrata, arcgisHub, arcgisServer, dkan];

/** What a JSON answer of a portal's own interface gives away; null when it is of none that we know. */
export function interfaceSign(look: Look): Sign | null {
  if (!look.isWhole || !/^\s*[[{]/.test(look.text)) return null;
  let json: unknown;
  try {
    json = JSON.parse(look.text);
  } catch {
    return null;
  }
  for (const read of readers) {
    const sign = read(json, look);
    if (sign !== null) return sign;
  }
  return null;
}
