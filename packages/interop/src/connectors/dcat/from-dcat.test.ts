import { describe, expect, test } from 'vitest';
import { datasetsOf } from './dataset-statements.ts';
import { fromDcatDataset } from './from-dcat.ts';
import { readRdf } from './read-rdf.ts';

const prefixes = `
@prefix adms: <http://www.w3.org/ns/adms#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

async function recordsIn(text: string, contentType = 'text/turtle') {
  const read = await readRdf(
    { bytes: Buffer.from(text), contentType, url: 'https://datos.example/catalog.ttl' },
    { mostStatements: 10_000 },
  );
  if (!read.ok) throw new Error(read.failure.detail);
  return [...datasetsOf(read.statements)];
}

/** The one dataset that these facts describe. */
async function mappedFrom(facts: string) {
  const [raw] = await recordsIn(
    `${prefixes}<https://datos.example/dataset/1> a dcat:Dataset ; dct:title "Parques" ; ${facts} .`,
  );
  const mapped = fromDcatDataset(raw);
  if (!mapped.ok) throw new Error(JSON.stringify(mapped.problems));
  return mapped;
}
const recordFrom = async (facts: string) => (await mappedFrom(facts)).record;

describe('a dataset of DCAT', () => {
  test.each([
    ['"Parks"@en, "Parques"@es, "Parcs"@fr', 'Parques'],
    ['"Parks"@en, "Parques de Xalapa"', 'Parques de Xalapa'],
    ['"Parks"@en, "Parcs"@fr', 'Parks'],
    ['"Parcs"@fr', 'Parcs'],
    ['"Parques"@es-MX, "Parks"@en', 'Parques'],
  ])('whose title is %s is called %s', async (titles, title) => {
    const [raw] = await recordsIn(
      `${prefixes}<https://datos.example/1> a dcat:Dataset ; dct:title ${titles} .`,
    );
    expect(fromDcatDataset(raw)).toMatchObject({ ok: true, record: { title } });
  });

  test.each([
    ['vcard:fn "Ana" ; vcard:hasEmail <mailto:a@b.example>', { name: 'Ana', email: 'a@b.example' }],
    ['vcard:fn "Ana" ; vcard:hasEmail "a@b.example"', { name: 'Ana', email: 'a@b.example' }],
    ['foaf:name "Ana" ; foaf:mbox "mailto:a@b.example"', { name: 'Ana', email: 'a@b.example' }],
    [
      'vcard:fn "Ana" ; vcard:hasEmail [ vcard:hasValue <mailto:a@b.example> ]',
      { name: 'Ana', email: 'a@b.example' },
    ],
    ['vcard:organization-name "Obras"', { name: 'Obras', email: null }],
  ])('may be asked about: %s', async (contact, expected) => {
    expect((await recordFrom(`dcat:contactPoint [ ${contact} ]`)).contact).toEqual(expected);
  });

  test.each([
    ['"2015"^^xsd:gYear', '2015-01-01T00:00:00.000Z'],
    ['"2015-03"^^xsd:gYearMonth', '2015-03-01T00:00:00.000Z'],
    ['"2015-03-02"^^xsd:date', '2015-03-02T00:00:00.000Z'],
    ['"2015-03-02-06:00"^^xsd:date', '2015-03-02T00:00:00.000Z'],
    ['"2015-03-02T10:00:00-06:00"^^xsd:dateTime', '2015-03-02T16:00:00.000Z'],
    ['"2 de marzo de 2015"', '2015-03-02T00:00:00.000Z'],
    ['"2014-01-01", "2015-03-02"', '2015-03-02T00:00:00.000Z'],
  ])('of %s is of %s', async (written, modified) => {
    expect((await recordFrom(`dct:modified ${written}`)).modified).toBe(modified);
  });

  test.each([
    ['<http://publications.europa.eu/resource/authority/frequency/BIMONTHLY>', 'R/P2M'],
    ['<http://purl.org/cld/freq/daily>', 'R/P1D'],
    ['"mensual"', 'R/P1M'],
    ['"R/P1Y"', 'R/P1Y'],
    ['[ a dct:Frequency ; rdfs:label "trimestral"@es ]', 'R/P3M'],
    ['<http://publications.europa.eu/resource/authority/frequency/UNKNOWN>', null],
  ])('of the frequency %s is of %s, without a note', async (written, periodicity) => {
    const { record, problems } = await mappedFrom(`dct:accrualPeriodicity ${written}`);
    expect(record.periodicity).toBe(periodicity);
    expect(problems).toEqual([]);
  });

  test.each([
    ['dct:license <https://creativecommons.org/licenses/by/4.0/>', 'cc-by-4.0'],
    ['dct:license <http://publications.europa.eu/resource/authority/licence/CC_BY_4_0>', 'cc-by-4.0'],
    ['dct:license [ a dct:LicenseDocument ; dct:title "Libre Uso MX"@es ]', 'libre-uso-mx'],
    ['dct:license "CC-BY"', 'cc-by-4.0'],
    ['dct:license <https://otra.example/licencia>', 'https://otra.example/licencia'],
    ['dcat:distribution [ dcat:accessURL <https://a.example/> ; dct:license "CC BY 4.0" ]', 'cc-by-4.0'],
  ])('with %s has the licence %s', async (written, licence) => {
    expect((await recordFrom(written)).licence).toBe(licence);
  });

  test.each([
    [
      '[ dcat:startDate "2020-01-01"^^xsd:date ; dcat:endDate "2020-12-31"^^xsd:date ]',
      '2020-01-01/2020-12-31',
    ],
    ['[ <http://schema.org/startDate> "2020" ]', '2020/..'],
    [
      '[ <http://www.w3.org/2006/time#hasEnd> [ <http://www.w3.org/2006/time#inXSDDate> "2021-05-01"^^xsd:date ] ]',
      '../2021-05-01',
    ],
    ['[ rdfs:label "desde siempre"@es ]', 'desde siempre'],
    ['"start=2020-01-01; end=2020-12-31"', '2020-01-01/2020-12-31'],
    ['"2019/2020"', '2019/2020'],
  ])('of the period %s is of %s', async (written, temporal) => {
    expect((await recordFrom(`dct:temporal ${written}`)).temporal).toBe(temporal);
  });

  test.each([
    ['[ skos:prefLabel "Xalapa"@es ; dcat:centroid "POINT(-96.9 19.5)" ]', 'Xalapa'],
    [
      '[ dcat:bbox "POLYGON((1 2, 3 2, 3 4, 1 4, 1 2))" ]',
      '{"type":"Polygon","coordinates":[[[1,2],[3,2],[3,4],[1,4],[1,2]]]}',
    ],
    ['<http://publications.europa.eu/resource/authority/country/MEX>', 'MEX'],
    ['"Veracruz"', 'Veracruz'],
    ['[ rdfs:label "Xalapa" ], [ rdfs:label "Coatepec" ]', 'Coatepec; Xalapa'],
  ])('of the place %s is of %s', async (written, spatial) => {
    expect((await recordFrom(`dct:spatial ${written}`)).spatial).toBe(spatial);
  });

  test('keeps its distributions however their formats and addresses are written', async () => {
    const { distributions } = await recordFrom(`dcat:distribution
      <https://datos.example/dataset/1/a>,
      [ dct:title "2" ; dcat:accessURL "https://datos.example/2" ; dct:format "CSV" ; dcat:byteSize "2048.0"^^xsd:decimal ],
      [ dct:title "3" ; dcat:downloadURL <https://datos.example/3.x> ; dcat:mediaType "application/geo+json" ],
      [ dct:title "4" ; dcat:accessService [ dcat:endpointURL <https://datos.example/wms> ] ; dct:format [ rdfs:label "WMS" ] ] .
      <https://datos.example/dataset/1/a> a dcat:Distribution ; dct:title "1" ;
        dcat:downloadURL <https://datos.example/1.csv> ; dct:modified "2020-01-01"^^xsd:date ;
        dct:format <http://publications.europa.eu/resource/authority/file-type/RDF_TURTLE> ;
        dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv>`);
    const told = distributions.map(({ title, format, mediaType, url, accessUrl, bytes }) => [
      title,
      format,
      mediaType,
      url ?? accessUrl,
      bytes,
    ]);
    expect(told.toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
      ['1', 'TTL', 'text/csv', 'https://datos.example/1.csv', null],
      ['2', 'CSV', 'text/csv', 'https://datos.example/2', 2048],
      ['3', 'GEOJSON', 'application/geo+json', 'https://datos.example/3.x', null],
      ['4', 'WMS', null, 'https://datos.example/wms', null],
    ]);
  });

  test('tells who publishes it, and every name it has anywhere', async () => {
    const { provenance } = await recordFrom(`dct:identifier "https://otra.example/dataset/9" ;
      adms:identifier [ a adms:Identifier ; skos:notation "urn:uuid:1"^^xsd:anyURI ] ;
      dct:source <https://tercera.example/dataset/7>, <https://www.inegi.org.mx/> ;
      dct:publisher <https://hub.example/governments/30087> .
      <https://hub.example/governments/30087> a foaf:Agent ; foaf:name "Xalapa"@es`);
    expect(provenance).toEqual({
      uri: 'https://datos.example/dataset/1',
      identities: [
        'https://datos.example/dataset/1',
        'https://otra.example/dataset/9',
        'urn:uuid:1',
        'https://tercera.example/dataset/7',
      ],
      publisherName: 'Xalapa',
      publisherCvegeo: '30087',
      catalogue: null,
    });
  });

  test('with a theme of this network is of that theme; with other words they may tell', async () => {
    const theme = async (facts: string) => (await recordFrom(facts)).themeId;
    expect(await theme('dcat:theme <https://hub.example/temas/security>')).toBe('security');
    expect(await theme('dcat:theme [ skos:prefLabel "Protección civil"@es ]')).toBe('resilience');
    expect(await theme('dcat:keyword "catastro"@es, "cadastre"@en')).toBe('cadastre');
    expect(
      await theme('dcat:theme <http://publications.europa.eu/resource/authority/data-theme/HEAL>'),
    ).toBeNull();
  });

  test('without title is rejected, and what is none is too', async () => {
    const [raw] = await recordsIn(
      `${prefixes}<https://datos.example/1> a dcat:Dataset ; dct:description "x" .`,
    );
    expect(fromDcatDataset(raw)).toMatchObject({ ok: false, problems: [{ rule: 'title-required' }] });
    expect(fromDcatDataset('x')).toMatchObject({ ok: false, problems: [{ rule: 'not-an-object' }] });
  });

  test('notes what it could not keep', async () => {
    const { problems } = await mappedFrom(
      'dct:modified "ayer" ; dct:accrualPeriodicity "a veces" ; dcat:distribution [ dcat:accessURL "sin dirección" ]',
    );
    expect(problems.map(({ field, rule }) => [field, rule])).toEqual([
      ['dct:modified', 'date-format'],
      ['dct:accrualPeriodicity', 'periodicity-unknown'],
      ['dcat:distribution[0].url', 'distribution-url'],
    ]);
  });
});

describe('the records of a document', () => {
  const one = `<https://datos.example/1> a dcat:Dataset ; dct:title "Uno" ;
    dcat:distribution [ dct:title "A" ; dcat:accessURL <https://a.example/> ], [ dct:title "B" ; dcat:accessURL <https://b.example/> ] .`;
  const same = `_:z dcat:accessURL <https://b.example/> ; dct:title "B" .
    <https://datos.example/1> dct:title "Uno" ; dcat:distribution _:z, _:y ; a dcat:Dataset .
    _:y dcat:accessURL <https://a.example/> ; dct:title "A" .`;

  test('are the same text whatever the order and the names of blank nodes', async () => {
    expect(await recordsIn(prefixes + one)).toEqual(await recordsIn(prefixes + same));
  });

  test('hold what describes the dataset and not the catalogue around it', async () => {
    const [raw] = await recordsIn(`${prefixes}
      <https://datos.example/#c> a dcat:Catalog ; dct:title "Catálogo" ; dcat:dataset <https://datos.example/1>, <https://datos.example/2> .
      <https://datos.example/1> a dcat:Dataset ; dct:title "Uno" ; dct:isPartOf <https://datos.example/#c> ;
        dct:relation <https://datos.example/2> ; dct:publisher <https://datos.example/yo> .
      <https://datos.example/2> a dcat:Dataset ; dct:title "Dos" .
      <https://datos.example/yo> a foaf:Agent ; foaf:name "Yo" .`);
    const text = raw?.quads.join('\n') ?? '';
    expect(raw?.title).toBe('Uno');
    expect(text).toContain('"Yo"');
    expect(text).not.toContain('"Dos"');
    expect(text).not.toContain('"Catálogo"');
  });

  test('are those of datasets in a ring of blank nodes too', async () => {
    const [raw] =
      await recordsIn(`${prefixes}<https://datos.example/1> a dcat:Dataset ; dct:title "Uno" ; dct:provenance _:a .
      _:a dct:provenance _:b . _:b dct:provenance _:a .`);
    expect(raw?.quads).toHaveLength(5);
    expect(fromDcatDataset(raw)).toMatchObject({ ok: true });
  });
});
