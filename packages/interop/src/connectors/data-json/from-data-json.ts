import { z } from 'zod';
import type { Mapped } from '../../record/canonical-record.ts';
import { readDistributions, type WrittenDistribution } from '../../record/distributions.ts';
import { firstText, looseList, looseText } from '../../record/field-text.ts';
import { provenanceOf } from '../../record/provenance.ts';
import { readLicence } from '../../record/licences.ts';
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

const person = z.object({ fn: looseText, name: looseText, hasEmail: looseText, mbox: looseText }).partial();
const period = z
  .object({ startDate: looseText, endDate: looseText, start: looseText, end: looseText })
  .partial();

const dataset = z
  .object({
    '@id': looseText,
    identifier: looseText,
    title: looseText,
    description: looseText,
    keyword: looseList,
    theme: looseList,
    license: looseText,
    issued: looseText,
    modified: looseText,
    accrualPeriodicity: looseText,
    temporal: z.unknown(),
    spatial: z.unknown(),
    landingPage: looseText,
    contactPoint: person.optional().catch(undefined),
    publisher: person.optional().catch(undefined),
    distribution: looseList,
  })
  .partial();

const distribution = z
  .object({
    identifier: looseText,
    id: looseText,
    title: looseText,
    format: looseText,
    mediaType: looseText,
    downloadURL: looseText,
    accessURL: looseText,
    byteSize: looseText,
    modified: looseText,
    issued: looseText,
  })
  .partial();

function resourceOf(item: unknown): WrittenDistribution {
  const parsed = distribution.safeParse(item);
  const resource: z.infer<typeof distribution> = parsed.success ? parsed.data : {};
  return {
    remoteId: firstText(resource.identifier, resource.id),
    title: resource.title,
    format: resource.format,
    mediaType: resource.mediaType,
    downloadUrl: resource.downloadURL,
    accessUrl: resource.accessURL,
    bytes: resource.byteSize,
    modified: firstText(resource.modified, resource.issued),
  };
}

/** Keywords come as a list, or as one text with commas. */
const splitWords = (items: readonly unknown[]): string[] =>
  items.flatMap((item) => {
    if (typeof item !== 'string') return [];
    return items.length === 1 ? item.split(/[,;]/) : [item];
  });

function temporalOf(value: unknown): string | undefined {
  const plain = looseText.parse(value);
  if (plain !== undefined) return plain;
  const parsed = period.safeParse(value);
  if (!parsed.success) return undefined;
  const start = firstText(parsed.data.startDate, parsed.data.start);
  const end = firstText(parsed.data.endDate, parsed.data.end);
  return start === undefined && end === undefined ? undefined : `${start ?? '..'}/${end ?? '..'}`;
}

function spatialOf(value: unknown): string | undefined {
  const isObject = typeof value === 'object' && value !== null;
  return isObject ? JSON.stringify(value) : looseText.parse(value);
}

/**
 * A dataset of a data.json (Project Open Data / DCAT-US 1.1, or ADELA's catalogo.json of 2014-2018) in the
 * network's terms. Fields of the wrong type count as absent. Rejected: not an object, without title. Pure.
 */
export function fromDataJsonDataset(raw: unknown): Mapped {
  const parsed = dataset.safeParse(raw);
  if (!parsed.success) return { ok: false, problems: [recordProblem('', raw, 'not-an-object')] };
  const given = parsed.data;
  const titleFault = titleProblem(given.title);
  if (titleFault !== null) return { ok: false, problems: [titleFault] };

  const notes: Notes = [];
  const keywords = keywordsField(splitWords(given.keyword ?? []).map((word) => word.trim()));
  const themes = splitWords(given.theme ?? []);
  // DCAT-US lets `modified` be a repeating interval, which is then the periodicity.
  const isRepeating = given.modified !== undefined && /^R\/P/i.test(given.modified);
  return mapped(
    {
      title: given.title ?? '',
      description: descriptionField('description', given.description, notes),
      keywords,
      themeId: guessTheme([...themes, ...keywords]),
      licence: readLicence(given.license),
      issued: dateField('issued', given.issued, notes),
      modified: isRepeating ? null : dateField('modified', given.modified, notes),
      periodicity: periodicityField(
        'accrualPeriodicity',
        given.accrualPeriodicity ?? (isRepeating ? given.modified : undefined),
        notes,
      ),
      temporal: clippedField(temporalOf(given.temporal), 200),
      spatial: clippedField(spatialOf(given.spatial), 1000),
      landingPage: pageField('landingPage', given.landingPage, notes),
      contact: contactField(
        'contactPoint.hasEmail',
        {
          name: firstText(given.contactPoint?.fn, given.publisher?.name),
          email: firstText(given.contactPoint?.hasEmail, given.publisher?.mbox),
        },
        notes,
      ),
      distributions: readDistributions('distribution', (given.distribution ?? []).map(resourceOf), notes),
      provenance: provenanceOf({
        uri: given['@id'],
        identifiers: [given.identifier],
        publisherName: given.publisher?.name,
      }),
    },
    notes,
  );
}
