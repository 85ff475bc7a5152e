import { afterEach, describe, expect, test } from 'vitest';
import { outboundTo } from '../connectors/testing.ts';
import { detectCatalogue } from './detect-catalogue.ts';
import { html, startSite, type Site } from './testing.ts';

let site: Site;
afterEach(() => site.close());

async function detected(
  pages: Parameters<typeof startSite>[0],
  path = '/',
  otherwise?: Parameters<typeof startSite>[1],
) {
  site = await startSite(pages, otherwise);
  return detectCatalogue(`${site.url}${path}`, { outbound: outboundTo(site.host) });
}

describe('a site', () => {
  test('that answers the same page everywhere has no catalogue, and the answer says what was tried', async () => {
    const result = await detected({}, '/', html('<p>Bienvenido</p>'));
    expect(result).toMatchObject({ ok: false, failure: { code: 'nothing-found' } });
    expect(result.tried.length).toBeGreaterThan(5);
    expect(result.tried.every(({ answer }) => answer === 'respondió una página web')).toBe(true);
    expect(site.requests.length).toBeLessThanOrEqual(26);
  });

  test('whose catalogue is elsewhere tells where, and is not left', async () => {
    const links = [
      '<a href="https://datos.xalapa.example/">Portal</a>',
      '<a href="/transparencia/datos-abiertos">Información</a>',
      '<a href="/gobierno">Gobierno</a>',
      '<a href="/otra">Datos abiertos</a>',
    ];
    const result = await detected({ '/': html(links.join('')) });
    expect(result).toMatchObject({
      ok: false,
      failure: {
        suggestions: [
          'https://datos.xalapa.example/',
          `${site.url}/transparencia/datos-abiertos`,
          `${site.url}/otra`,
        ],
      },
    });
  });

  test('that redirects without end is given up soon', async () => {
    let turn = 0;
    const result = await detected({}, '/', (response) => {
      turn += 1;
      response.writeHead(302, { location: `/vuelta/${turn}` }).end();
    });
    expect(result).toMatchObject({ ok: false, failure: { code: 'unreachable' } });
    expect(result.tried[0]?.answer).toBe('redirige sin fin');
    expect(result.tried.length).toBeLessThanOrEqual(7);
  });

  test('that says nothing is given up when the time is over', async () => {
    site = await startSite({}, () => {});
    const result = await detectCatalogue(site.url, { outbound: outboundTo(site.host), deadlineMs: 300 });
    expect(result).toMatchObject({ ok: false, failure: { code: 'timeout' } });
  });

  test('that leads to a private address is not followed', async () => {
    const result = await detected({}, '/', (response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
    });
    expect(result).toMatchObject({ ok: false, failure: { code: 'refused' }, tried: [{}] });
  });

  test('that is private is refused without a request', async () => {
    site = await startSite({});
    const result = await detectCatalogue(site.url, { outbound: outboundTo('127.0.0.1:1') });
    expect(result).toMatchObject({ ok: false, failure: { code: 'refused' } });
    expect(site.requests).toEqual([]);
  });

  test('that has no secure address is looked at without it', async () => {
    site = await startSite({ '/data.json': { body: '{"dataset":[{"identifier":"1","title":"x"}]}' } });
    const secure = `${site.url.replace('http:', 'https:')}/data.json`;
    const result = await detectCatalogue(secure, { outbound: outboundTo(site.host) });
    expect(result).toMatchObject({ ok: true, best: { kind: 'data-json', url: `${site.url}/data.json` } });
    expect(result.tried.map(({ url }) => url)).toEqual([secure, `${site.url}/data.json`]);
  });

  test('that lets no program in says so', async () => {
    const result = await detected({}, '/', { status: 403, type: 'text/html', body: '<h1>403</h1>' });
    expect(result).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
  });

  test('whose pages never end is looked at no further than their beginning', async () => {
    const result = await detected({}, '/', (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = () => {
        while (!response.destroyed && response.write(`<p>${'x'.repeat(64_000)}</p>`));
      };
      response.on('drain', more);
      more();
    });
    expect(result).toMatchObject({ ok: false, failure: { code: 'nothing-found' } });
  });

  test('whose answers are broken JSON has no catalogue', async () => {
    const result = await detected({}, '/', { body: '{"success":true,"result":{"count":' });
    expect(result).toMatchObject({ ok: false, failure: { code: 'nothing-found' } });
  });
});
