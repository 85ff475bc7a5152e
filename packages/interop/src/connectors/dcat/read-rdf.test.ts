import { describe, expect, test } from 'vitest';
import { datasetsOf } from './dataset-statements.ts';
import { fromDcatDataset } from './from-dcat.ts';
import { readRdf } from './read-rdf.ts';

const read = (text: string | Uint8Array, contentType = 'text/html') =>
  readRdf(
    {
      bytes: typeof text === 'string' ? Buffer.from(text) : text,
      contentType,
      url: 'https://datos.example/catalogo',
    },
    { mostStatements: 1000 },
  );

async function titlesIn(text: string | Uint8Array, contentType?: string) {
  const answer = await read(text, contentType);
  if (!answer.ok) throw new Error(`${answer.failure.code} ${answer.failure.detail}`);
  return [...datasetsOf(answer.statements)].map((raw) => {
    const mapped = fromDcatDataset(raw);
    return mapped.ok ? mapped.record.title : mapped.problems;
  });
}

const dcat = 'http://www.w3.org/ns/dcat#';
const dct = 'http://purl.org/dc/terms/';
const rdfXml = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="${dcat}" xmlns:dct="${dct}">
  <dcat:Dataset rdf:about="/1"><dct:title xml:lang="es">Niñez</dct:title></dcat:Dataset></rdf:RDF>`;
const html = (json: string) =>
  `<!doctype html><html><head><script type="application/ld+json">${json}</script></head></html>`;

describe('RDF', () => {
  const syntaxes: [string, string][] = [
    ['Turtle', `@prefix dcat: <${dcat}> . </1> a dcat:Dataset ; <${dct}title> "Niñez"@es .`],
    [
      'Turtle that begins with a comment and no prefix',
      `# catálogo\n</1> a <${dcat}Dataset> ; <${dct}title> "Niñez" .`,
    ],
    ['Turtle that begins with a blank node', `[ a <${dcat}Dataset> ; <${dct}title> "Niñez" ] .`],
    [
      'N-Triples',
      `<https://a.example/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${dcat}Dataset> .\n<https://a.example/1> <${dct}title> "Ni\\u00F1ez" .`,
    ],
    [
      'N-Quads',
      `<https://a.example/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${dcat}Dataset> <https://a.example/g> .\n<https://a.example/1> <${dct}title> "Niñez" <https://a.example/g> .`,
    ],
    ['TriG', `</g> { </1> a <${dcat}Dataset> ; <${dct}title> "Niñez" . }`],
    ['TriG that begins with a brace', `{ </1> a <${dcat}Dataset> ; <${dct}title> "Niñez" . }`],
    ['RDF/XML', `<?xml version="1.0"?>\n<!-- catálogo -->\n${rdfXml}`],
    ['RDF/XML without declaration', `\n${rdfXml}`],
    [
      'JSON-LD',
      JSON.stringify({
        '@context': { title: `${dct}title` },
        '@id': '/1',
        '@type': `${dcat}Dataset`,
        title: 'Niñez',
      }),
    ],
    [
      'JSON-LD, expanded',
      JSON.stringify([
        { '@id': '/1', '@type': [`${dcat}Dataset`], [`${dct}title`]: [{ '@value': 'Niñez' }] },
      ]),
    ],
    [
      'JSON-LD with a context of DCAT-AP',
      JSON.stringify({
        '@context': 'https://semiceu.github.io/DCAT-AP/releases/3.0.0/context/dcat-ap.jsonld',
        '@id': '/1',
        '@type': 'Dataset',
        title: { es: 'Niñez', en: 'Children' },
      }),
    ],
    [
      'schema.org',
      JSON.stringify({
        '@context': 'https://schema.org/',
        '@type': 'DataCatalog',
        dataset: [{ '@type': 'Dataset', '@id': '/1', name: 'Niñez' }],
      }),
    ],
    [
      'schema.org within a web page',
      html(
        JSON.stringify({ '@context': 'http://schema.org', '@type': 'Dataset', '@id': '/1', name: 'Niñez' }),
      ),
    ],
  ];
  test.each(syntaxes)('is known by its content: %s', async (_, text) => {
    expect(await titlesIn(text)).toEqual(['Niñez']);
  });

  test.each([
    [
      'Turtle',
      `</1> a <${dcat}Dataset> ; <${dct}title> "Niñez"@es_MX ; <${dcat}landingPage> <https://a.example/ficha uno.html> .`,
    ],
    [
      'RDF/XML',
      rdfXml
        .replace('xml:lang="es"', 'xml:lang="es_MX"')
        .replace(
          '</dcat:Dataset>',
          '<dcat:landingPage rdf:resource="https://a.example/ficha uno.html"/></dcat:Dataset>',
        ),
    ],
    [
      'JSON-LD',
      JSON.stringify({
        '@id': '/1',
        '@type': `${dcat}Dataset`,
        [`${dct}title`]: { '@value': 'Niñez', '@language': 'es-MX' },
        [`${dcat}landingPage`]: { '@id': 'https://a.example/ficha uno.html' },
      }),
    ],
  ])('with addresses and languages that are not well written is read: %s', async (_, text) => {
    const answer = await read(text);
    if (!answer.ok) throw new Error(answer.failure.detail);
    const [raw] = datasetsOf(answer.statements);
    expect(fromDcatDataset(raw)).toMatchObject({
      ok: true,
      record: { title: 'Niñez', landingPage: 'https://a.example/ficha%20uno.html' },
    });
  });

  test('in Latin-1 keeps its accents when its declaration says so', async () => {
    const bytes = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${rdfXml}`, 'latin1');
    expect(await titlesIn(bytes, 'application/rdf+xml')).toEqual(['Niñez']);
  });

  test('as JSON-LD with many datasets is read in parts, each blank node apart', async () => {
    const dataset = Array.from({ length: 450 }, (_unused, index) => ({
      '@id': `/${index}`,
      '@type': `${dcat}Dataset`,
      [`${dct}title`]: `Conjunto ${index}`,
      [`${dct}publisher`]: { 'http://xmlns.com/foaf/0.1/name': `Publica ${index}` },
    }));
    const text = JSON.stringify({ '@id': '/c', '@type': `${dcat}Catalog`, [`${dcat}dataset`]: dataset });
    const answer = await readRdf(
      { bytes: Buffer.from(text), contentType: undefined, url: 'https://datos.example/c.jsonld' },
      { mostStatements: 10_000 },
    );
    if (!answer.ok) throw new Error(answer.failure.detail);
    const publishers = [...datasetsOf(answer.statements)].map((raw) => {
      const mapped = fromDcatDataset(raw);
      return mapped.ok ? mapped.record.provenance.publisherName : null;
    });
    expect(new Set(publishers).size).toBe(450);
  });

  const bad: [string, string, string][] = [
    ['a web page', '<!doctype html><html><body>Sitio en mantenimiento</body></html>', 'not-json'],
    [
      'Turtle that breaks off',
      `</1> a <${dcat}Dataset> ; <${dct}title> "Uno" .\n</2> a <${dcat}Data`,
      'truncated',
    ],
    ['RDF/XML that breaks off', rdfXml.slice(0, -40), 'truncated'],
    ['JSON-LD that breaks off', '{"@id":"https://a.example/1","@type":["http', 'truncated'],
    [
      'Turtle with a mistake',
      `</1> a <${dcat}Dataset> ; ; nada "Uno" .\n\n</2> a <${dcat}Dataset> .\n`,
      'syntax',
    ],
    ['RDF/XML that declares entities', `<!DOCTYPE rdf:RDF [<!ENTITY a "aaaa">]>${rdfXml}`, 'wrong-shape'],
    [
      'JSON-LD with a context of a stranger',
      '{"@context":"https://otro.example/contexto.jsonld","title":"x"}',
      'wrong-shape',
    ],
    ['JSON without measure', '['.repeat(5000) + ']'.repeat(5000), 'wrong-shape'],
    ['plain text', 'Error de conexión a la base de datos', 'not-json'],
    ['nothing at all', ' ', 'truncated'],
    [
      'too many statements',
      Array.from({ length: 1001 }, (_u, index) => `</${index}> a <${dcat}Dataset> .`).join('\n'),
      'too-large',
    ],
  ];
  test.each(bad)('is none: %s', async (_, text, code) => {
    expect(await read(text)).toMatchObject({ ok: false, failure: { code } });
  });
});
