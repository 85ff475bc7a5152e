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
import { readOnline, type Online } from './online-resources.ts';
import { boxText, globalNames } from './places.ts';
import { allSaid, at, firstSaid, within, type XmlNode } from './xml-tree.ts';

/** A link of a record, whose protocol is written as `protocol` or as `scheme`. */
const onlineOf = ({ text, attributes = {} }: XmlNode): Online => ({
  url: text,
  protocol: attributes['protocol'] ?? attributes['scheme'],
  name: attributes['name'],
  description: attributes['description'],
  purpose: undefined,
  mediaType: undefined,
});

/** "x y" of a corner: CSW 2.0.2 in `urn:x-ogc:def:crs:EPSG:6.11:4326` puts the latitude first. */
function boxOf(record: XmlNode): string | undefined {
  const box = [...at(record, 'BoundingBox'), ...at(record, 'WGS84BoundingBox')][0];
  if (box === undefined) return undefined;
  const [low, high] = [firstSaid(box, 'LowerCorner'), firstSaid(box, 'UpperCorner')].map((corner) =>
    (corner ?? '').split(/[\s,]+/),
  );
  if (low === undefined || high === undefined) return undefined;
  // Mexico's longitudes are below -80 and its latitudes above 10: which of the two comes first shows.
  const isLatitudeFirst = Number(low[0]) > 0 && Number(low[1]) < 0;
  const [west, south] = isLatitudeFirst ? [low[1], low[0]] : low;
  const [east, north] = isLatitudeFirst ? [high[1], high[0]] : high;
  return boxText({ west, south, east, north });
}

/**
 * A record of Dublin Core as CSW gives it (`csw:Record` or its summary) in the network's terms. Rejected: without
 * title. Pure.
 */
export function fromDublinCore(record: XmlNode): Mapped {
  const said = (...names: string[]) => {
    const text = firstSaid(record, ...names);
    return text === undefined ? undefined : cleanText(text) || undefined;
  };
  const title = said('title');
  const titleFault = titleProblem(title);
  if (titleFault !== null) return { ok: false, problems: [titleFault] };

  const notes: Notes = [];
  const keywords = keywordsField(allSaid(at(record, 'subject')).map(cleanText));
  const links = [...within(record, 'URI'), ...within(record, 'references')].map(onlineOf);
  const online = readOnline([...new Map(links.map((link) => [link.url, link])).values()]);
  const publisher = said('publisher', 'creator', 'contributor');
  return mapped(
    {
      title: title ?? '',
      description: descriptionField('abstract', plainText(said('abstract', 'description') ?? ''), notes),
      keywords,
      themeId: guessTheme(keywords),
      licence: readLicence(said('license'), said('rights'), said('accessRights')),
      issued: dateField('issued', said('issued', 'created'), notes),
      modified: dateField('modified', said('modified', 'date'), notes),
      periodicity: periodicityField('accrualPeriodicity', said('accrualPeriodicity'), notes),
      temporal: clippedField(said('temporal'), 200),
      spatial: clippedField(firstText(boxOf(record), said('spatial', 'coverage')), 1000),
      landingPage: pageField('references', online.page, notes),
      contact: contactField('publisher', { name: publisher, email: undefined }, notes),
      distributions: readDistributions('references', online.resources, notes),
      provenance: provenanceOf({
        identifiers: globalNames(allSaid(at(record, 'identifier'))),
        publisherName: publisher,
      }),
    },
    notes,
  );
}
