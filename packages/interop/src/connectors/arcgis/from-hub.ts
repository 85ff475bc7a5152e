import { z } from 'zod';
import type { Mapped } from '../../record/canonical-record.ts';
import { readDistributions, type WrittenDistribution } from '../../record/distributions.ts';
import { firstText, looseList, looseText } from '../../record/field-text.ts';
import { readLicence } from '../../record/licences.ts';
import { plainText } from '../../record/plain-text.ts';
import { provenanceOf } from '../../record/provenance.ts';
import {
  clippedField,
  contactField,
  dateField,
  descriptionField,
  keywordsField,
  mapped,
  pageField,
  titleProblem,
  type Notes,
} from '../../record/record-fields.ts';
import { recordProblem } from '../../record/record-problem.ts';
import { guessTheme } from '../../record/theme-guess.ts';
import { fromDataJsonDataset } from '../data-json/from-data-json.ts';
import {
  downloadAddress,
  downloadFormats,
  itemAddress,
  itemId,
  readItem,
  type ArcgisItem,
} from './arcgis-item.ts';

const hubItem = z.object({
  portal: looseText,
  id: looseText,
  geometry: z
    .object({ type: z.string(), coordinates: z.array(z.unknown()) })
    .optional()
    .catch(undefined),
  properties: z
    .object({
      id: looseText,
      title: looseText,
      description: looseText,
      snippet: looseText,
      type: looseText,
      url: looseText,
      tags: looseList,
      categories: looseList,
      licenseInfo: looseText,
      structuredLicense: z.object({ url: looseText, text: looseText }).partial().optional().catch(undefined),
      created: looseText,
      modified: looseText,
      source: looseText,
      owner: looseText,
      orgName: looseText,
      orgContactEmail: looseText,
    })
    .partial(),
});

const texts = (items: readonly unknown[] | undefined): string[] =>
  (items ?? []).flatMap((item) => (typeof item === 'string' ? [item] : []));

const unsaid = { mediaType: undefined, bytes: undefined, modified: undefined };

/** A service's own address, and the downloads that Hub makes of its features; each called by what it is. */
export function serviceDistributions(
  portal: string | undefined,
  item: ArcgisItem | null,
  service: { url: string | undefined; hasFeatures: boolean },
): WrittenDistribution[] {
  const access: WrittenDistribution = {
    ...unsaid,
    remoteId: 'service',
    title: 'Servicio de ArcGIS',
    format: 'ARCGIS',
    downloadUrl: undefined,
    accessUrl: service.url,
  };
  if (portal === undefined || item === null || !service.hasFeatures) return [access];
  const downloads = downloadFormats.map((format): WrittenDistribution => ({
    ...unsaid,
    remoteId: `download:${format}`,
    title: format === 'shapefile' ? 'Shapefile' : format.toUpperCase(),
    format,
    downloadUrl: downloadAddress(portal, item, format),
    accessUrl: undefined,
  }));
  return service.url === undefined ? downloads : [...downloads, access];
}

/** Items that are a file of ArcGIS Online, by type, and the file's format. */
const fileTypes: Record<string, string> = {
  CSV: 'CSV',
  'CSV Collection': 'ZIP',
  'Microsoft Excel': 'XLSX',
  PDF: 'PDF',
  KML: 'KML',
  GeoJson: 'GEOJSON',
  Shapefile: 'SHP',
  'File Geodatabase': 'ZIP',
  GeoPackage: 'GPKG',
  'Microsoft Word': 'DOCX',
};

function distributionsOf(
  portal: string | undefined,
  item: ArcgisItem | null,
  { type = '', url }: { type?: string | undefined; url?: string | undefined },
): WrittenDistribution[] {
  const file = fileTypes[type];
  if (file !== undefined && item !== null) {
    const downloadUrl = `https://www.arcgis.com/sharing/rest/content/items/${item.guid}/data`;
    return [{ ...unsaid, remoteId: 'file', title: type, format: file, downloadUrl, accessUrl: undefined }];
  }
  const isService =
    /(?:Feature|Map|Image) (?:Service|Layer)|^Table$/i.test(type) ||
    /\/(?:Feature|Map|Image)Server/i.test(url ?? '');
  if (isService) {
    const hasFeatures = /Feature|^Table$/i.test(type) || /\/FeatureServer/i.test(url ?? '');
    return serviceDistributions(portal, item, { url, hasFeatures });
  }
  if (url === undefined) return [];
  const format = /^W[MF]S$/i.test(type) ? type : undefined;
  return [
    { ...unsaid, remoteId: 'link', title: firstText(type), format, downloadUrl: undefined, accessUrl: url },
  ];
}

/**
 * An item of an ArcGIS Hub's search in the network's terms. HTML of its texts is put into plain words. Fields of the
 * wrong type count as absent. Rejected: not an object, without title. Pure.
 */
export function fromHubItem(raw: unknown): Mapped {
  const parsed = hubItem.safeParse(raw);
  if (!parsed.success) return { ok: false, problems: [recordProblem('', raw, 'not-an-object')] };
  const { portal, id, geometry, properties: given } = parsed.data;
  const titleFault = titleProblem(given.title);
  if (titleFault !== null) return { ok: false, problems: [titleFault] };

  const notes: Notes = [];
  const item = readItem(id) ?? readItem(given.id);
  const keywords = keywordsField(texts(given.tags));
  const categories = texts(given.categories).map((path) => path.split('/').at(-1) ?? path);
  const licence = given.licenseInfo === undefined ? undefined : plainText(given.licenseInfo) || undefined;
  const page = portal === undefined || item === null ? undefined : `${portal}/datasets/${itemId(item)}`;
  return mapped(
    {
      title: given.title ?? '',
      description: descriptionField(
        'description',
        plainText(given.description ?? given.snippet ?? ''),
        notes,
      ),
      keywords,
      themeId: guessTheme([...categories, ...keywords]),
      licence: readLicence(given.structuredLicense?.url, licence),
      issued: dateField('created', given.created, notes),
      modified: dateField('modified', given.modified, notes),
      periodicity: null,
      temporal: null,
      spatial: clippedField(geometry === undefined ? undefined : JSON.stringify(geometry), 1000),
      landingPage: pageField('url', page, notes),
      contact: contactField(
        'orgContactEmail',
        { name: firstText(given.source, given.orgName, given.owner), email: given.orgContactEmail },
        notes,
      ),
      distributions: readDistributions('url', distributionsOf(portal, item, given), notes),
      provenance: provenanceOf({
        identifiers: [item === null ? undefined : itemAddress(item)],
        publisherName: firstText(given.source, given.orgName),
      }),
    },
    notes,
  );
}

const fedDataset = z
  .object({
    portal: looseText,
    identifier: looseText,
    '@id': looseText,
    landingPage: looseText,
    description: looseText,
    distribution: looseList,
  })
  .partial()
  .loose();
const fedDistribution = z
  .object({ title: looseText, format: looseText, accessURL: looseText, downloadURL: looseText })
  .partial();

/** What a Hub's feed lists besides the page of the dataset itself. */
function fedDistributions(
  items: readonly unknown[],
  item: ArcgisItem | null,
  portal: string | undefined,
): unknown[] {
  const listed = items.flatMap((each) => {
    const parsed = fedDistribution.safeParse(each);
    if (!parsed.success || parsed.data.title === 'ArcGIS Hub Dataset') return [];
    const { title, format, accessURL, downloadURL } = parsed.data;
    const isDownload = accessURL !== undefined && accessURL.includes('/api/download/');
    return [
      {
        identifier: `feed:${title ?? format ?? ''}`,
        title,
        format,
        downloadURL: downloadURL ?? (isDownload ? accessURL : undefined),
        accessURL: isDownload ? undefined : accessURL,
      },
    ];
  });
  const service = listed.find(({ accessURL }) => /\/(?:Feature|Map)Server/i.test(accessURL ?? ''));
  const hasDownloads = listed.some(({ downloadURL }) => downloadURL !== undefined);
  // Some feeds name only the page and the service, and keep silent about the downloads there are.
  const missing =
    service === undefined || hasDownloads || !/\/FeatureServer/i.test(service.accessURL ?? '')
      ? []
      : serviceDistributions(portal, item, { url: undefined, hasFeatures: true });
  return [
    ...listed,
    ...missing.map(({ remoteId, title, format, downloadUrl }) => ({
      identifier: remoteId,
      title,
      format,
      downloadURL: downloadUrl,
    })),
  ];
}

/** A dataset of a Hub's DCAT-US feed in the network's terms: under its item's name, without its own page as a resource. */
export function fromHubFeed(raw: unknown): Mapped {
  const parsed = fedDataset.safeParse(raw);
  if (!parsed.success) return fromDataJsonDataset(raw);
  const { portal, description, distribution = [], ...given } = parsed.data;
  const item =
    [given.identifier, given['@id'], given.landingPage].map(readItem).find((found) => found !== null) ?? null;
  return fromDataJsonDataset({
    ...given,
    '@id': undefined,
    identifier: item === null ? given.identifier : itemAddress(item),
    description: description === undefined ? undefined : plainText(description),
    distribution: fedDistributions(distribution, item, portal),
  });
}
