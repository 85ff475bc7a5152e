import type { Mapped } from '../../record/canonical-record.ts';
import { readDistributions } from '../../record/distributions.ts';
import { cleanText, firstText } from '../../record/field-text.ts';
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
import { guessTheme } from '../../record/theme-guess.ts';
import { boxText, globalNames } from './places.ts';
import { readOnline, type Online } from './online-resources.ts';
import { allSaid, at, firstSaid, saidBy, within, type XmlNode } from './xml-tree.ts';

const clean = (text: string | undefined) => (text === undefined ? undefined : cleanText(text) || undefined);

/** Codes of ISO 19115's MD_MaintenanceFrequencyCode that are said otherwise here; `unknown` says nothing. */
const frequencies: Record<string, string | undefined> = {
  fortnightly: 'R/P2W',
  biannually: 'R/P6M',
  biennially: 'R/P2Y',
  continual: 'R/PT1S',
  unknown: undefined,
};

function frequencyOf(identification: XmlNode): string | undefined {
  const code = within(identification, 'MD_MaintenanceFrequencyCode')[0];
  const written = code?.attributes?.['codeListValue'] ?? saidBy(code);
  return written !== undefined && Object.hasOwn(frequencies, written) ? frequencies[written] : written;
}

/** A date of the resource of one kind: creation, publication or revision. */
function dateOf(citation: XmlNode, kind: string): string | undefined {
  const date = at(citation, 'date/CI_Date').find(
    (one) => within(one, 'CI_DateTypeCode')[0]?.attributes?.['codeListValue'] === kind,
  );
  return date === undefined ? undefined : clean(firstSaid(date, 'date'));
}

const nothing =
  /^(?:ning[uú]n[ao]?|none|no(?: hay)? (?:conditions|limitations|restricci)|not specified|otherrestrictions|license|copyright)/i;

/** What may be done with the data, in the record's own words or by the address of a licence. */
function licencesOf(identification: XmlNode): string[] {
  const constraints = at(identification, 'resourceConstraints/*');
  const texts = constraints.flatMap((one) => [...at(one, 'otherConstraints'), ...at(one, 'useLimitation')]);
  return texts
    .flatMap((node) => [within(node, 'Anchor')[0]?.attributes?.['href'], clean(saidBy(node))])
    .filter((text) => text !== undefined)
    .filter((text) => !nothing.test(text));
}

function periodOf(identification: XmlNode): string | undefined {
  const period = within(identification, 'TimePeriod')[0];
  if (period === undefined) return undefined;
  const from = firstText(saidBy(within(period, 'beginPosition')[0]), saidBy(within(period, 'begin')[0]));
  const to = firstText(saidBy(within(period, 'endPosition')[0]), saidBy(within(period, 'end')[0]));
  return from === undefined && to === undefined ? undefined : `${from ?? '..'}/${to ?? '..'}`;
}

function onlineOf(resource: XmlNode): Online {
  const mime = within(resource, 'MimeFileType')[0];
  return {
    url: clean(firstSaid(resource, 'linkage')),
    protocol: clean(firstSaid(resource, 'protocol')),
    name: clean(firstSaid(resource, 'name')),
    description: clean(firstSaid(resource, 'description')),
    purpose: within(resource, 'CI_OnLineFunctionCode')[0]?.attributes?.['codeListValue'],
    mediaType: mime?.attributes?.['type'],
  };
}

function boxOf(identification: XmlNode): string | undefined {
  const box = within(identification, 'EX_GeographicBoundingBox')[0];
  if (box === undefined) return undefined;
  const side = (name: string) => firstSaid(box, name);
  return boxText({
    west: side('westBoundLongitude'),
    south: side('southBoundLatitude'),
    east: side('eastBoundLongitude'),
    north: side('northBoundLatitude'),
  });
}

/** Who answers for the data: the point of contact of the resource, else that of the record. */
function partyOf(
  record: XmlNode,
  identification: XmlNode,
): { organisation: string | undefined; name: string | undefined; email: string | undefined } {
  const party = [...at(identification, 'pointOfContact/*'), ...at(record, 'contact/*')].find(
    (one) => firstSaid(one, 'organisationName', 'individualName') !== undefined,
  );
  if (party === undefined) return { organisation: undefined, name: undefined, email: undefined };
  const organisation = clean(firstSaid(party, 'organisationName'));
  return {
    organisation,
    name: organisation ?? clean(firstSaid(party, 'individualName')),
    email: clean(saidBy(within(party, 'electronicMailAddress')[0])),
  };
}

/**
 * A record of ISO 19139 (`MD_Metadata`) in the network's terms. Rejected: without title. Pure; no address in it is
 * visited.
 */
export function fromIso(record: XmlNode): Mapped {
  const identification = at(record, 'identificationInfo/*')[0] ?? { name: 'none' };
  const citation = at(identification, 'citation/CI_Citation')[0] ?? { name: 'none' };
  const title = clean(firstSaid(citation, 'title'));
  const titleFault = titleProblem(title);
  if (titleFault !== null) return { ok: false, problems: [titleFault] };

  const notes: Notes = [];
  const keywords = keywordsField(
    allSaid(at(identification, 'descriptiveKeywords/MD_Keywords/keyword')).map(cleanText),
  );
  const topics = allSaid(at(identification, 'topicCategory'));
  const online = readOnline(
    at(record, 'distributionInfo')
      .flatMap((one) => within(one, 'CI_OnlineResource'))
      .map(onlineOf),
  );
  const party = partyOf(record, identification);
  const identifier = clean(firstSaid(record, 'fileIdentifier'));
  const codes = [...within(citation, 'MD_Identifier'), ...within(citation, 'RS_Identifier')].map((one) =>
    clean(firstSaid(one, 'code')),
  );
  return mapped(
    {
      title: title ?? '',
      description: descriptionField(
        'abstract',
        plainText(clean(firstSaid(identification, 'abstract')) ?? ''),
        notes,
      ),
      keywords,
      themeId: guessTheme([...keywords, ...topics]),
      licence: readLicence(...licencesOf(identification)),
      issued: dateField(
        'CI_Date publication',
        firstText(dateOf(citation, 'publication'), dateOf(citation, 'creation')),
        notes,
      ),
      modified: dateField(
        'CI_Date revision',
        firstText(dateOf(citation, 'revision'), clean(firstSaid(record, 'dateStamp'))),
        notes,
      ),
      periodicity: periodicityField('maintenanceAndUpdateFrequency', frequencyOf(identification), notes),
      temporal: clippedField(periodOf(identification), 200),
      spatial: clippedField(boxOf(identification), 1000),
      landingPage: pageField(
        'CI_OnlineResource',
        firstText(online.page, clean(firstSaid(record, 'dataSetURI'))),
        notes,
      ),
      contact: contactField('electronicMailAddress', { name: party.name, email: party.email }, notes),
      distributions: readDistributions('CI_OnlineResource', online.resources, notes),
      provenance: provenanceOf({
        identifiers: globalNames([identifier, ...codes]),
        publisherName: party.organisation,
      }),
    },
    notes,
  );
}
