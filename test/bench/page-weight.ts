import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

type Fetched = { status: number; text: string; wireBytes: number; elapsedMs: number };

/** Fetches as a browser does, compressed; `wireBytes` counts status line, headers and body as they came. */
export function fetchAsBrowser(url: string): Promise<Fetched> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(url, {
      agent: false,
      headers: {
        'accept-encoding': 'gzip, deflate, br',
        accept: 'text/html,*/*',
        'accept-language': 'es-MX',
      },
    });
    call.once('error', reject);
    call.once('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject);
      response.once('end', () => {
        const elapsedMs = performance.now() - startedAt;
        const text = decoded(Buffer.concat(parts), response.headers['content-encoding']).toString('utf8');
        resolve({ status: response.statusCode ?? 0, text, wireBytes: response.socket.bytesRead, elapsedMs });
      });
    });
    call.end();
  });
}

function decoded(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br') return brotliDecompressSync(body);
  if (encoding === 'gzip') return gunzipSync(body);
  return body;
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

function linkedFrom(html: string): string[] {
  const links = all(html, /<link\b([^>]*)>/g)
    .filter((attributes) => /rel="?(stylesheet|modulepreload|preload)\b/.test(attributes))
    .map((attributes) => /href="([^"]+)"/.exec(attributes)?.[1] ?? '');
  return [...links, ...all(html, /<script\b[^>]*\bsrc="([^"]+)"/g)];
}

/** Fonts a Spanish page needs: those without a range of characters, or whose range begins with basic Latin. */
function fontsOf(css: string): string[] {
  return all(css, /@font-face\s*\{([^}]*)\}/g)
    .filter(
      (face) =>
        !face.includes('unicode-range') || /unicode-range:\s*U\+0{0,4}-/i.test(face) || /U\+00?-/i.test(face),
    )
    .flatMap((face) => all(face, /url\(["']?([^"')]+\.woff2)["']?\)/g).slice(0, 1));
}

function importedBy(script: string): string[] {
  return all(script, /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+|\/[^"']+)["']/g);
}

/**
 * Everything a first visit to a page brings over the wire before images: HTML, styles, scripts with what they import
 * from the start, fonts. Returns bytes by file, the page first.
 */
export async function weighPage(pageUrl: string): Promise<{ path: string; bytes: number }[]> {
  const page = await fetchAsBrowser(pageUrl);
  if (page.status !== 200) throw new Error(`${pageUrl} answered ${page.status}`);
  const weights = [{ path: new URL(pageUrl).pathname, bytes: page.wireBytes }];
  const queue = linkedFrom(page.text).map((path) => new URL(path, pageUrl).href);
  const seen = new Set<string>();
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (seen.has(url)) continue;
    seen.add(url);
    const file = await fetchAsBrowser(url);
    if (file.status !== 200) throw new Error(`${url} answered ${file.status}`);
    weights.push({ path: new URL(url).pathname, bytes: file.wireBytes });
    const next = url.endsWith('.css') ? fontsOf(file.text) : url.endsWith('.js') ? importedBy(file.text) : [];
    for (const path of next) queue.push(new URL(path, url).href);
  }
  return weights;
}
