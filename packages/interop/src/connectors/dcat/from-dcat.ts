import { z } from 'zod';
import type { Mapped } from '../../record/canonical-record.ts';
import { readDistributions } from '../../record/distributions.ts';
import { firstText, webAddress } from '../../record/field-text.ts';
import { readLicence } from '../../record/licences.ts';
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
import { guessTheme, themeIds } from '../../record/theme-guess.ts';
import { contactOf, publisherOf } from './agents.ts';
import type { DcatRecord } from './dataset-statements.ts';
import {
  addressOf,
  describe,
  inBestLanguage,
  literalOf,
  valuesOf,
  type Description,
  type Node,
} from './description.ts';
import { distributionsOf } from './distributions-of.ts';
import { coverageOf, periodOf } from './extent-of.ts';
import { labelOf, lastPart, licenceNames } from './terms-of.ts';
import { adms, dc11, dcat, dct, foaf, owl, rdfs, schema, skos } from './vocabulary.ts';

const record = z.object({ iri: z.string(), quads: z.array(z.string()) });

/** A day may carry a zone in XML Schema, and a year a Z; neither changes which day it is. */
const dateText = (text: string) => text.replace(/^(-?\d{4}(?:-\d\d){0,2})(Z|[+-]\d\d:\d\d)$/, '$1');

/** Of several dates the last one, as those of a catalogue that keeps its revisions. */
function dateOf(node: Node, ...properties: string[]): string | undefined {
  for (const property of properties) {
    const last = valuesOf(node, property).map(dateText).toSorted().at(-1);
    if (last !== undefined) return last;
  }
  return undefined;
}

function keywordsOf(dataset: Node): string[] {
  const words = inBestLanguage(
    dataset.get(dcat('keyword'), schema('keywords'), dc11('subject'), dct('subject')),
  );
  const [only] = words;
  const written =
    words.length === 1 && only !== undefined ? only.value.split(/[,;]/) : words.map(({ value }) => value);
  return keywordsField(written.map((word) => word.trim()));
}

/** A theme is one of ours when its address says so; otherwise its words may tell. */
function themeOf(dataset: Node, { of }: Description, keywords: readonly string[]) {
  const themes = dataset.get(dcat('theme'), schema('about'));
  const own = themes.map(({ value }) => /\/temas\/([a-z]+)$/.exec(value)?.[1]);
  const ours = themeIds.find((id) => own.includes(id));
  const labels = themes.flatMap((theme) => labelOf(theme, of(theme)) ?? []);
  return ours ?? guessTheme([...labels, ...keywords]);
}

const notTold = new Set(['unknown', 'other', 'desconocida', 'otra']);

/** Addresses of authority tables end in the word that says it; a frequency that says it is unknown says nothing. */
function frequencyOf(dataset: Node, { of }: Description): string | undefined {
  const written = dataset
    .get(dct('accrualPeriodicity'), dct('accrualperiodicity'))
    .flatMap((term) => (term.termType === 'NamedNode' ? term.value : labelOf(term, of(term))) ?? []);
  return written.find((text) => !notTold.has(lastPart(text).toLowerCase()));
}

/** Of a source only what looks like a dataset's own address: many datasets say the same page as theirs. */
const isDatasetAddress = (text: string) =>
  /\/(dataset|conjunto|set)s?\/|[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}/i.test(text);

function identifiersOf(dataset: Node, { of }: Description): string[] {
  const others = dataset
    .get(adms('identifier'))
    .flatMap((term) => [term.value, ...valuesOf(of(term), skos('notation'), schema('value'))]);
  const sources = valuesOf(dataset, dct('source'), 'http://www.w3.org/ns/prov#wasDerivedFrom').filter(
    isDatasetAddress,
  );
  const names = valuesOf(dataset, dct('identifier'), schema('identifier'), owl('sameAs'), schema('sameAs'));
  return [...names, ...others, ...sources];
}

/** The identifier that a dataset without an IRI gives itself. */
export function identifierOf({ iri, quads }: DcatRecord): string | undefined {
  return literalOf(describe(quads).node(iri), dct('identifier'), schema('identifier'), dc11('identifier'));
}

/** The dataset's licence, else that of its first distribution that has one. */
function licenceOf(dataset: Node, description: Description): string | null {
  const distributions = dataset.get(dcat('distribution'), schema('distribution')).map(description.of);
  for (const node of [dataset, ...distributions]) {
    const names = licenceNames(node, description);
    if (names.length > 0) return readLicence(...names);
  }
  return null;
}

/**
 * A dataset of DCAT (or of schema.org) in the network's terms: DCAT 1 to 3 and its profiles, as portals write them,
 * with text for IRIs and IRIs for text. Of several languages Spanish is taken. Rejected: no record of a reading of
 * ours, without title. Pure; no address in it is visited.
 */
export function fromDcatDataset(raw: unknown): Mapped {
  const parsed = record.safeParse(raw);
  if (!parsed.success) return { ok: false, problems: [recordProblem('', raw, 'not-an-object')] };
  const { iri, quads } = parsed.data;
  const description = describe(quads);
  const dataset = description.node(iri);
  const title = literalOf(dataset, dct('title'), schema('name'), dc11('title'), rdfs('label'));
  const titleFault = titleProblem(title);
  if (titleFault !== null) return { ok: false, problems: [titleFault] };

  const notes: Notes = [];
  const keywords = keywordsOf(dataset);
  const publisher = publisherOf(dataset, description);
  const page = addressOf(dataset, dcat('landingPage'), foaf('page'), schema('url'));
  return mapped(
    {
      title: title ?? '',
      description: descriptionField(
        'dct:description',
        literalOf(dataset, dct('description'), schema('description'), dc11('description')),
        notes,
      ),
      keywords,
      themeId: themeOf(dataset, description, keywords),
      licence: licenceOf(dataset, description),
      issued: dateField(
        'dct:issued',
        dateOf(dataset, dct('issued'), schema('datePublished'), dct('created')),
        notes,
      ),
      modified: dateField('dct:modified', dateOf(dataset, dct('modified'), schema('dateModified')), notes),
      periodicity: periodicityField('dct:accrualPeriodicity', frequencyOf(dataset, description), notes),
      temporal: clippedField(periodOf(dataset, description), 200),
      spatial: clippedField(coverageOf(dataset, description), 1000),
      // A name that can be asked for is the dataset's page when it tells of no other.
      landingPage: pageField('dcat:landingPage', page, notes) ?? webAddress(iri),
      contact: contactField('dcat:contactPoint', contactOf(dataset, description), notes),
      distributions: readDistributions('dcat:distribution', distributionsOf(dataset, description), notes),
      provenance: provenanceOf({
        uri: dataset.isNamed ? iri : undefined,
        identifiers: identifiersOf(dataset, description),
        publisherName: firstText(publisher.name),
        publisherCvegeo: publisher.cvegeo,
        catalogue: addressOf(dataset, schema('includedInDataCatalog'), dct('isPartOf')),
      }),
    },
    notes,
  );
}
