import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { outboundTo, readAll } from '../testing.ts';
import { pagingOf } from './hydra-paging.ts';
import { readDcat } from './read-dcat.ts';
import { readRdf } from './read-rdf.ts';

const page = 'https://datos.example/catalog.ttl?page=2';

async function paging(facts: string) {
  const text = `@prefix hydra: <http://www.w3.org/ns/hydra/core#> . ${facts}`;
  const read = await readRdf(
    { bytes: Buffer.from(text), contentType: undefined, url: page },
    { mostStatements: 100 },
  );
  if (!read.ok) throw new Error(read.failure.detail);
  return pagingOf(read.statements, page);
}

describe('the next page of a catalogue', () => {
  const third = 'https://datos.example/catalog.ttl?page=3';
  test.each([
    ['an IRI of a view', `<${page}> hydra:next <${third}>`, third],
    ['a text of the older words', `<${page}> a hydra:PagedCollection ; hydra:nextPage "${third}"`, third],
    ['relative', `<> hydra:next <?page=3>`, third],
    ['a relative text', `<> hydra:nextPage "/catalog.ttl?page=3"`, third],
    ['told by http behind a proxy', `<> hydra:next <http://datos.example/catalog.ttl?page=3>`, third],
    ['told with a fragment', `<> hydra:next <${third}#vista>`, third],
    ['told of a page that has no name', `[] hydra:next <${third}>`, third],
    ['told beside that of another page', `<?page=1> hydra:next <?page=2> . <> hydra:next <?page=3>`, third],
    ['itself, and so none', `<> hydra:next <${page}>`, null],
    ['no address of the web', `<> hydra:next <ftp://datos.example/3>`, null],
  ])('may be %s', async (_, facts, next) => {
    expect((await paging(`${facts} .`)).next).toBe(next);
  });

  test.each([
    ['2004', 2004],
    ['"2004"', 2004],
    ['"2004"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>', 2004],
    ['"muchos"', null],
    ['-1', null],
  ])('comes with a total of %s', async (written, total) => {
    expect((await paging(`<> hydra:totalItems ${written} .`)).total).toBe(total);
  });

  test('is asked of the host that answers when the one it names cannot be reached', async () => {
    const server = createServer((request, response) => {
      const isFirst = !(request.url ?? '').includes('page=2');
      response.end(`@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> .
        <https://datos.example/${isFirst ? 1 : 2}> a dcat:Dataset .
        ${isFirst ? '<> hydra:next <http://10.9.8.7:8080/catalog.ttl?page=2> .' : ''}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { records, end } = await readAll(
      readDcat({ url: `http://${host}/catalog.ttl`, outbound: outboundTo(host) }),
    );
    server.closeAllConnections();
    server.close();
    expect(records).toHaveLength(2);
    expect(end).toMatchObject({ complete: true, count: 2 });
  });
});
