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

const fields = (names: readonly string[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, looseText]))).partial();

/** Facts that some portals hold as fields of the package and others as `extras`. */
const facts = [
  'issued',
  'dcat_issued',
  'dcat_modified',
  'modified',
  'frequency',
  'accrual_periodicity',
  'accrualPeriodicity',
  'periodicidad',
  'frecuencia',
  'temporal',
  'temporal_coverage',
  'temporal_start',
  'temporal_end',
  'spatial_text',
  'spatial',
  'contact_name',
  'contact_email',
  'dcat_publisher_email',
  'uri',
  'guid',
  'identifier',
  'publisher_name',
  'publisher_cvegeo',
  'harvest_source_url',
  'source_catalog_homepage',
] as const;

const packageText = [
  'title',
  'name',
  'notes',
  'url',
  'license_id',
  'license_title',
  'license_url',
  'metadata_created',
  'metadata_modified',
  'maintainer',
  'maintainer_email',
  'author',
  'author_email',
  'private',
  'state',
  ...facts,
] as const;

const resourceText = [
  'id',
  'name',
  'description',
  'url',
  'download_url',
  'url_type',
  'format',
  'mimetype',
  'size',
  'created',
  'last_modified',
  'modified',
  'metadata_modified',
  'issued',
] as const;

const ckanPackage = z.object({
  tags: looseList.optional(),
  groups: looseList.optional(),
  extras: looseList.optional(),
  resources: looseList.optional(),
  organization: z.object({ title: looseText }).partial().optional().catch(undefined),
});
const textOfPackage = fields(packageText);
const textOfResource = fields(resourceText);
const named = z.object({ name: looseText, display_name: looseText, title: looseText }).partial();
const extra = z.object({ key: z.string(), value: looseText });

type Texts = Record<string, string | undefined>;

/** A tag or a group is an object with a name, or just its name. */
function namesOf(items: readonly unknown[]): (string | undefined)[] {
  return items.map((item) => {
    if (typeof item === 'string') return item;
    const parsed = named.safeParse(item);
    return parsed.success
      ? firstText(parsed.data.display_name, parsed.data.title, parsed.data.name)
      : undefined;
  });
}

function extrasOf(items: readonly unknown[]): Texts {
  const texts: Texts = {};
  for (const item of items) {
    const parsed = extra.safeParse(item);
    const fact = parsed.success ? facts.find((name) => name === parsed.data.key) : undefined;
    if (parsed.success && fact !== undefined) texts[fact] = parsed.data.value;
  }
  return texts;
}

/** Uploaded files and `download_url` are bytes; CKAN does not say of a link whether it is a file or a page. */
function resourceOf(item: unknown): WrittenDistribution {
  const parsed = textOfResource.safeParse(item);
  const text: Texts = parsed.success ? parsed.data : {};
  const isUpload = text['url_type'] === 'upload';
  return {
    remoteId: text['id'],
    title: firstText(text['name'], text['description']),
    format: text['format'],
    mediaType: text['mimetype'],
    downloadUrl: firstText(text['download_url'], isUpload ? text['url'] : undefined),
    accessUrl: text['url'],
    bytes: text['size'],
    modified: firstText(
      text['last_modified'],
      text['modified'],
      text['metadata_modified'],
      text['issued'],
      text['created'],
    ),
  };
}

function temporalOf(text: Texts): string | undefined {
  const { temporal_start: start, temporal_end: end } = text;
  const period = start === undefined && end === undefined ? undefined : `${start ?? '..'}/${end ?? '..'}`;
  return firstText(text['temporal'], text['temporal_coverage'], period);
}

/**
 * A package of CKAN's action API in the network's terms. Fields of the wrong type count as absent. Rejected: not an
 * object, private or deleted, without title. Pure; no address in it is visited.
 */
export function fromCkanPackage(raw: unknown): Mapped {
  const lists = ckanPackage.safeParse(raw);
  const texts = textOfPackage.safeParse(raw);
  if (!lists.success || !texts.success)
    return { ok: false, problems: [recordProblem('', raw, 'not-an-object')] };
  const own: Texts = texts.data;
  const text: Texts = { ...extrasOf(lists.data.extras ?? []), ...withoutGaps(own) };
  if (own['private'] === 'true' || (own['state'] ?? 'active') !== 'active') {
    const field = own['private'] === 'true' ? 'private' : 'state';
    return { ok: false, problems: [recordProblem(field, own[field], 'not-public')] };
  }
  const titleFault = titleProblem(own['title']);
  if (titleFault !== null) return { ok: false, problems: [titleFault] };

  const notes: Notes = [];
  const keywords = keywordsField(namesOf(lists.data.tags ?? []));
  const groups = keywordsField(namesOf(lists.data.groups ?? []));
  return mapped(
    {
      title: own['title'] ?? '',
      description: descriptionField('notes', own['notes'], notes),
      keywords,
      themeId: guessTheme([...groups, ...keywords]),
      licence: readLicence(text['license_id'], text['license_url'], text['license_title']),
      issued: dateField(
        'issued',
        firstText(text['issued'], text['dcat_issued'], own['metadata_created']),
        notes,
      ),
      modified: dateField(
        'modified',
        firstText(text['modified'], text['dcat_modified'], own['metadata_modified']),
        notes,
      ),
      periodicity: periodicityField(
        'frequency',
        firstText(
          text['frequency'],
          text['accrual_periodicity'],
          text['accrualPeriodicity'],
          text['periodicidad'],
          text['frecuencia'],
        ),
        notes,
      ),
      temporal: clippedField(temporalOf(text), 200),
      spatial: clippedField(firstText(text['spatial_text'], text['spatial']), 1000),
      landingPage: pageField('url', own['url'], notes),
      contact: contactField(
        'maintainer_email',
        {
          name: firstText(text['contact_name'], own['maintainer'], own['author']),
          email: firstText(
            text['contact_email'],
            own['maintainer_email'],
            own['author_email'],
            text['dcat_publisher_email'],
          ),
        },
        notes,
      ),
      distributions: readDistributions('resources', (lists.data.resources ?? []).map(resourceOf), notes),
      provenance: provenanceOf({
        uri: text['uri'],
        identifiers: [text['guid'], text['identifier']],
        publisherName: firstText(text['publisher_name'], lists.data.organization?.title),
        publisherCvegeo: text['publisher_cvegeo'],
        catalogue: firstText(text['harvest_source_url'], text['source_catalog_homepage']),
      }),
    },
    notes,
  );
}

const withoutGaps = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
