import { z } from 'zod';
import type { Mapped } from '../../record/canonical-record.ts';
import { readDistributions, type WrittenDistribution } from '../../record/distributions.ts';
import { firstText, looseList, looseText } from '../../record/field-text.ts';
import { readLicence } from '../../record/licences.ts';
import { plainText } from '../../record/plain-text.ts';
import { provenanceOf } from '../../record/provenance.ts';
import {
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
import { fromDataJsonDataset } from '../data-json/from-data-json.ts';

const group = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object(shape).partial().optional().catch(undefined);

const result = z
  .object({
    resource: group({
      id: looseText,
      name: looseText,
      description: looseText,
      attribution: looseText,
      attribution_link: looseText,
      contact_email: looseText,
      type: looseText,
      createdAt: looseText,
      updatedAt: looseText,
      data_updated_at: looseText,
      publication_date: looseText,
      columns_datatype: looseList,
    }),
    classification: group({
      categories: looseList,
      tags: looseList,
      domain_category: looseText,
      domain_tags: looseList,
      domain_metadata: looseList,
    }),
    metadata: group({ domain: looseText, license: looseText }),
    /** The host it was read from; data of another one is shown there too. */
    portal: looseText,
    permalink: looseText,
    link: looseText,
    owner: group({ display_name: looseText }),
  })
  .partial();

const fact = z.object({ key: z.string(), value: looseText });

const texts = (items: readonly unknown[] | undefined): string[] =>
  (items ?? []).flatMap((item) => (typeof item === 'string' ? [item] : []));

/** A portal's own fields, called "Grupo_Nombre-del-campo"; the one whose name has one of the words. */
function ownFact(items: readonly unknown[] | undefined, words: RegExp): string | undefined {
  for (const item of items ?? []) {
    const parsed = fact.safeParse(item);
    if (parsed.success && words.test(parsed.data.key)) return parsed.data.value;
  }
  return undefined;
}

const shapes = /point|line|polygon|location/i;

/** A table's downloads, each called by its format. */
function downloadsOf(domain: string, id: string, options: { isMap: boolean }): WrittenDistribution[] {
  const address = `https://${domain}/resource/${id}`;
  const forms: [format: string, url: string][] = [
    ['csv', `https://${domain}/api/views/${id}/rows.csv?accessType=DOWNLOAD`],
    ['json', `${address}.json`],
    ...(options.isMap ? [['geojson', `${address}.geojson`] as [string, string]] : []),
  ];
  return forms.map(([format, url]) => ({
    remoteId: `download:${format}`,
    title: format.toUpperCase(),
    format,
    mediaType: undefined,
    downloadUrl: url,
    accessUrl: address,
    bytes: undefined,
    modified: undefined,
  }));
}

/** An uploaded file or a link elsewhere: the portal only says on which page it is. */
const pageOf = (page: string | undefined, name: string): WrittenDistribution[] =>
  page === undefined
    ? []
    : [
        {
          remoteId: 'page',
          title: name,
          format: undefined,
          mediaType: undefined,
          downloadUrl: undefined,
          accessUrl: page,
          bytes: undefined,
          modified: undefined,
        },
      ];

const isCatalogueResult = (raw: unknown) => typeof raw === 'object' && raw !== null && 'resource' in raw;

/**
 * A result of Socrata's catalogue API in the network's terms, or a dataset of the same portal's data.json. Fields of
 * the wrong type count as absent. Rejected: not an object, without title. Pure.
 */
export function fromSocrataResult(raw: unknown): Mapped {
  if (!isCatalogueResult(raw)) return fromDataJsonDataset(raw);
  const parsed = result.safeParse(raw);
  if (!parsed.success) return { ok: false, problems: [recordProblem('', raw, 'not-an-object')] };
  const {
    resource = {},
    classification = {},
    metadata = {},
    owner = {},
    permalink,
    link,
    portal,
  } = parsed.data;
  const titleFault = titleProblem(resource.name);
  if (titleFault !== null) return { ok: false, problems: [{ ...titleFault, field: 'name' }] };

  const notes: Notes = [];
  const title = resource.name ?? '';
  const own = classification.domain_metadata;
  const page = firstText(permalink, link);
  const isMap = texts(resource.columns_datatype).some((type) => shapes.test(type));
  const isTable = (resource.type ?? 'dataset') === 'dataset';
  const keywords = keywordsField([...texts(classification.domain_tags), ...texts(classification.tags)]);
  const categories = [...texts(classification.categories), classification.domain_category ?? ''];
  return mapped(
    {
      title,
      description: descriptionField('description', plainText(resource.description ?? ''), notes),
      keywords,
      themeId: guessTheme([...categories, ...keywords]),
      licence: readLicence(metadata.license),
      issued: dateField('publication_date', firstText(resource.publication_date, resource.createdAt), notes),
      modified: dateField('updatedAt', firstText(resource.data_updated_at, resource.updatedAt), notes),
      periodicity: periodicityField(
        'domain_metadata',
        ownFact(own, /frequen|frecuencia|periodicidad/i),
        notes,
      ),
      temporal: null,
      spatial: null,
      landingPage: pageField('permalink', page, notes),
      contact: contactField(
        'contact_email',
        { name: firstText(resource.attribution, owner.display_name), email: resource.contact_email },
        notes,
      ),
      distributions: readDistributions(
        'resource',
        isTable && metadata.domain !== undefined && resource.id !== undefined
          ? downloadsOf(metadata.domain, resource.id, { isMap })
          : pageOf(page, title),
        notes,
      ),
      provenance: provenanceOf({
        identifiers: [page],
        publisherName: resource.attribution,
        catalogue:
          metadata.domain === undefined || metadata.domain === portal
            ? undefined
            : `https://${metadata.domain}/`,
      }),
    },
    notes,
  );
}
