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
  periodicityField,
  titleProblem,
  type Notes,
} from '../../record/record-fields.ts';
import { recordProblem } from '../../record/record-problem.ts';
import { guessTheme } from '../../record/theme-guess.ts';

const group = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object(shape).partial().optional().catch(undefined);

const standardMetas = {
  title: looseText,
  description: looseText,
  keyword: looseList,
  theme: looseList,
  license: looseText,
  license_url: looseText,
  modified: looseText,
  publisher: looseText,
  references: looseText,
  territory: looseList,
  update_frequency: looseText,
  source_domain_address: looseText,
  source_dataset: looseText,
};
const dcatMetas = {
  created: looseText,
  issued: looseText,
  creator: looseText,
  contact_name: looseText,
  contact_email: looseText,
  accrualperiodicity: looseText,
  spatial: looseText,
  temporal: looseText,
  temporal_coverage_start: looseText,
  temporal_coverage_end: looseText,
};

const dataset = z
  .object({
    dataset_id: looseText,
    datasetid: looseText,
    portal: looseText,
    has_records: z.unknown(),
    features: looseList,
    attachments: looseList,
    alternative_exports: looseList,
    metas: group({ default: group(standardMetas), dcat: group(dcatMetas) }),
  })
  .partial();

const attached = z.object({ id: looseText, title: looseText, url: looseText, mimetype: looseText }).partial();

/** Parameters that OpenDataSoft adds to its own addresses and that change nothing of what they lead to. */
const noise = ['use_labels', 'use_labels_for_header', 'lang', 'timezone', 'rows', 'utm_source', 'utm_medium'];

/** One spelling of an address of the portal, so that a parameter more makes no other resource of it. */
function steady(address: string | undefined): string | undefined {
  const url = address === undefined ? null : URL.parse(address);
  if (url === null || !noise.some((name) => url.searchParams.has(name))) return address;
  for (const name of noise) url.searchParams.delete(name);
  return url.href;
}

const tableFormats = ['csv', 'json', 'xlsx'];
const mapFormats = ['geojson', 'shp'];

/** What the portal makes of the records: one file per format, called by it whatever the dataset is called. */
function exportsOf(address: string, options: { title: string; isMap: boolean }): WrittenDistribution[] {
  return [...tableFormats, ...(options.isMap ? mapFormats : [])].map((format) => ({
    remoteId: `export:${format}`,
    title: `${options.title} (${format.toUpperCase()})`,
    format,
    mediaType: undefined,
    downloadUrl: `${address}/exports/${format}`,
    accessUrl: undefined,
    bytes: undefined,
    modified: undefined,
  }));
}

function attachedTo(
  items: readonly unknown[],
  kind: 'attachment' | 'alternative',
  address: string | undefined,
): WrittenDistribution[] {
  return items.flatMap((item): WrittenDistribution[] => {
    const parsed = attached.safeParse(item);
    if (!parsed.success) return [];
    const { id, title, url, mimetype } = parsed.data;
    const own =
      address === undefined || id === undefined ? undefined : `${address}/${kind}s/${encodeURIComponent(id)}`;
    const given = url !== undefined && /^https?:/i.test(url) ? steady(url) : undefined;
    return [
      {
        remoteId: id === undefined ? undefined : `${kind}:${id}`,
        title: firstText(title, id),
        format: undefined,
        mediaType: mimetype,
        downloadUrl: given ?? (kind === 'attachment' ? own : undefined),
        accessUrl: undefined,
        bytes: undefined,
        modified: undefined,
      },
    ];
  });
}

const texts = (items: readonly unknown[] | undefined): string[] =>
  (items ?? []).flatMap((item) => (typeof item === 'string' ? [item] : []));

/**
 * A dataset of OpenDataSoft's Explore API v2.1 in the network's terms; its `portal` is where it was read. Its files
 * are the portal's exports of its records, its attachments and its alternative exports. Fields of the wrong type
 * count as absent. Rejected: not an object, without title. Pure.
 */
export function fromOpendatasoftDataset(raw: unknown): Mapped {
  const parsed = dataset.safeParse(raw);
  if (!parsed.success) return { ok: false, problems: [recordProblem('', raw, 'not-an-object')] };
  const given = parsed.data;
  const metas = given.metas?.default ?? {};
  const dcat = given.metas?.dcat ?? {};
  const titleFault = titleProblem(metas.title);
  if (titleFault !== null) return { ok: false, problems: [titleFault] };

  const notes: Notes = [];
  const title = metas.title ?? '';
  const slug = firstText(given.dataset_id, given.datasetid);
  const isHere = given.portal !== undefined && slug !== undefined;
  const id = encodeURIComponent(slug ?? '');
  const address = isHere ? `${given.portal}/api/explore/v2.1/catalog/datasets/${id}` : undefined;
  const page = isHere ? `${given.portal}/explore/dataset/${id}/` : undefined;
  const isMap = texts(given.features).includes('geo');
  const origin =
    metas.source_domain_address === undefined ? undefined : `https://${metas.source_domain_address}/`;
  const originPage =
    origin === undefined || metas.source_dataset === undefined
      ? undefined
      : `${origin}explore/dataset/${encodeURIComponent(metas.source_dataset)}/`;
  const { temporal_coverage_start: from, temporal_coverage_end: to } = dcat;
  const period = from === undefined && to === undefined ? undefined : `${from ?? '..'}/${to ?? '..'}`;
  const keywords = keywordsField(texts(metas.keyword));
  return mapped(
    {
      title,
      description: descriptionField('description', plainText(metas.description ?? ''), notes),
      keywords,
      themeId: guessTheme([...texts(metas.theme), ...keywords]),
      licence: readLicence(metas.license_url, metas.license),
      issued: dateField('dcat.issued', firstText(dcat.issued, dcat.created), notes),
      modified: dateField('modified', metas.modified, notes),
      periodicity: periodicityField(
        'dcat.accrualperiodicity',
        firstText(dcat.accrualperiodicity, metas.update_frequency),
        notes,
      ),
      temporal: clippedField(firstText(dcat.temporal, period), 200),
      spatial: clippedField(firstText(dcat.spatial, texts(metas.territory).join(', ') || undefined), 1000),
      landingPage: pageField('references', page ?? metas.references, notes),
      contact: contactField(
        'dcat.contact_email',
        { name: firstText(dcat.contact_name, dcat.creator, metas.publisher), email: dcat.contact_email },
        notes,
      ),
      distributions: readDistributions(
        'exports',
        [
          ...(address !== undefined && given.has_records !== false
            ? exportsOf(address, { title, isMap })
            : []),
          ...attachedTo(given.alternative_exports ?? [], 'alternative', address),
          ...attachedTo(given.attachments ?? [], 'attachment', address),
        ],
        notes,
      ),
      provenance: provenanceOf({
        identifiers: [page, originPage],
        publisherName: metas.publisher,
        catalogue: origin,
      }),
    },
    notes,
  );
}
