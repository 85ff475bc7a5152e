import { askBytes, isElsewhere, refused, textOf, type Asked, type AskOptions } from '../ask.ts';
import { readByOffset, type AskPage, type OffsetPage } from '../read-by-offset.ts';
import {
  incomplete,
  remoteIdOf,
  type ReadFailure,
  type ReadLimits,
  type ReadOptions,
  type ReadStep,
  type RemoteRecord,
} from '../reading.ts';
import { firstSaid, readXml, within, type XmlNode } from './xml-tree.ts';

/** Of each page. */
export const cswLimits: ReadLimits = {
  deadlineMs: 90_000,
  maxBytes: 64 * 1024 * 1024,
  maxRecords: 500_000,
};

const PAGE = 50;
const ISO = 'http://www.isotc211.org/2005/gmd';
const DUBLIN_CORE = 'http://www.opengis.net/cat/csw/2.0.2';

/** What is asked for, from the best to the least; a server that does not know one of them says so by an exception. */
const manners = [
  { schema: ISO, sort: 'dc:identifier:A' },
  { schema: ISO, sort: null },
  { schema: DUBLIN_CORE, sort: null },
];
type Manner = (typeof manners)[number];

/** Where GeoNode, GeoNetwork and others have their CSW, below the address of the site. */
const usualPaths = [
  '/catalogue/csw',
  '/geonetwork/srv/spa/csw',
  '/geonetwork/srv/eng/csw',
  '/srv/eng/csw',
  '/csw',
];

/** What is asked by a request, rather than where the service is. */
const ownParameters = new Set(
  'service version request typenames resulttype elementsetname outputschema startposition maxrecords sortby'.split(
    ' ',
  ),
);

/** The addresses at which a CSW may be: the one given when it names one, else the usual ones of the site. */
export function cswAddresses(url: string): string[] {
  const given = new URL(url);
  const names = [...given.searchParams.keys()];
  const service = names.find((name) => name.toLowerCase() === 'service');
  const isNamed = /csw/i.test(given.pathname) || /csw/i.test(given.searchParams.get(service ?? '') ?? '');
  for (const name of names.filter((one) => ownParameters.has(one.toLowerCase())))
    given.searchParams.delete(name);
  given.hash = '';
  if (isNamed) return [given.href];
  const base = `${given.origin}${given.pathname.replace(/\/+$/, '')}`;
  return usualPaths.map((path) => `${base}${path}`);
}

function pageUrl(address: string, manner: Manner, page: { start: number; rows: number }): URL {
  const url = new URL(address);
  const asked = {
    service: 'CSW',
    version: '2.0.2',
    request: 'GetRecords',
    typeNames: 'csw:Record',
    resultType: 'results',
    elementSetName: 'full',
    outputSchema: manner.schema,
    startPosition: String(page.start + 1),
    maxRecords: String(page.rows),
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  if (manner.sort !== null) url.searchParams.set('sortBy', manner.sort);
  return url;
}

const isIso = (node: XmlNode) => node.name === 'MD_Metadata' || node.name === 'MI_Metadata';

/** A record under its own identifier; its title goes with it, where reports find it. */
function toRecord(record: XmlNode): RemoteRecord {
  const id = isIso(record) ? firstSaid(record, 'fileIdentifier') : firstSaid(record, 'identifier');
  const citation = within(record, 'CI_Citation')[0];
  const title =
    isIso(record) && citation !== undefined ? firstSaid(citation, 'title') : firstSaid(record, 'title');
  return { remoteId: remoteIdOf(id), raw: { title, record } };
}

/** A server's word that it did not understand: another manner may do. */
const EXCEPTION = 'the server answered an exception: ';
const isNotUnderstood = ({ code, detail, status }: ReadFailure) =>
  detail.startsWith(EXCEPTION) || (code === 'http-status' && status === 400);

async function askPage(url: URL, options: AskOptions): Promise<Asked<OffsetPage>> {
  const answer = await askBytes(url, { ...options, accept: 'application/xml, text/xml' });
  if (!answer.ok) return answer;
  const document = textOf(answer)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^<(?:!doctype html|html\b)/i.test(document) || !document.startsWith('<')) {
    return refused('not-json', `${url.host} answered something that is not XML`);
  }
  const read = readXml(document, 'SearchResults');
  if (!read.ok) {
    return refused(
      read.reason === 'unsafe' ? 'wrong-shape' : 'truncated',
      `the XML of ${url.host}: ${read.detail}`,
    );
  }
  if (/exception/i.test(read.root)) return refused('wrong-shape', `${EXCEPTION}${read.text.slice(0, 300)}`);
  const results = read.parents.get('SearchResults');
  const total = Number(results?.['numberOfRecordsMatched'] ?? Number.NaN);
  if (results === undefined || !Number.isInteger(total) || total < 0) {
    return refused('wrong-shape', `${url.host} answered XML that is not the answer of GetRecords`);
  }
  return { ok: true, total, records: read.records.map(toRecord) };
}

type Found = { first: OffsetPage; ask: AskPage };

/** The first address and manner that answer. */
async function findManner(addresses: string[], options: AskOptions): Promise<Asked<Found>> {
  let failure: ReadFailure | null = null;
  for (const address of addresses) {
    for (const manner of manners) {
      const ask: AskPage = (page) => askPage(pageUrl(address, manner, page), options);
      const first = await ask({ start: 0, rows: PAGE });
      if (first.ok) return { ok: true, first, ask };
      failure ??= first.failure;
      if (isNotUnderstood(first.failure)) {
        failure = first.failure;
        continue;
      }
      if (!isElsewhere(first.failure)) return first;
      break;
    }
  }
  return { ok: false, failure: failure ?? { code: 'wrong-shape', detail: 'no address to ask' } };
}

/**
 * Reads a catalogue service (OGC CSW 2.0.2: GeoNode, GeoNetwork, pycsw) by GetRecords, fifty records at a time, in
 * ISO 19139 and in order of identifier where the server can, else in Dublin Core. What the server says of a next
 * record is not believed; complete as `readByOffset` says.
 */
export async function* readCsw(source: { url: string } & ReadOptions): AsyncGenerator<ReadStep, void> {
  const limits = { ...cswLimits, ...source.limits };
  const options = { outbound: source.outbound, limits, signal: source.signal };
  const found = await findManner(cswAddresses(source.url), options);
  if (!found.ok) {
    yield incomplete(found.failure);
    return;
  }
  yield yield* readByOffset(found.ask, { rows: PAGE, limits, first: found.first });
}
