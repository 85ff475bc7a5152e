import { request } from 'node:http';
import type { Problem } from './http.ts';
import type { HubProcess } from './hub-process.ts';

type Hub = Pick<HubProcess, 'url'>;

/**
 * Announces a CSV of `contentLength` bytes (null: of unknown length), sends only `sent` of it, and reads the answer,
 * which therefore comes before the body is complete.
 */
export function announce(
  { url }: Hub,
  token: string,
  body: { path: string; contentLength: number | null; sent: Buffer },
): Promise<{ status: number; problem: Problem }> {
  const { path, contentLength, sent } = body;
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'text/csv',
        ...(contentLength !== null && { 'content-length': String(contentLength) }),
      },
    });
    let isAnswered = false;
    outgoing.once('error', (error) => {
      // The hub may close while the rest of the body is being sent; the answer came before.
      if (!isAnswered) reject(error);
    });
    outgoing.once('response', (response) => {
      isAnswered = true;
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () => {
        outgoing.destroy();
        resolve({
          status: response.statusCode ?? 0,
          problem: JSON.parse(Buffer.concat(parts).toString('utf8')) as Problem,
        });
      });
      response.once('error', reject);
    });
    outgoing.write(sent);
    if (contentLength === null) outgoing.end();
  });
}

/** The beginning of a form with a file in `field` that says it is a PDF. */
export const formStart = (field: string): string =>
  `--x\r\ncontent-disposition: form-data; name="${field}"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n%PDF-1.7`;

/** Sends half of what it announces and goes away after `delayMs`, whatever the answer. */
export function cutOff(
  { url }: Hub,
  token: string,
  body: { path: string; contentType: string; start: string; delayMs: number },
): Promise<void> {
  const { path, contentType, start, delayMs } = body;
  return new Promise((resolve) => {
    const outgoing = request(`${url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': contentType,
        'content-length': '200000',
      },
    });
    outgoing.once('error', () => {});
    outgoing.once('close', () => resolve());
    outgoing.write(start);
    outgoing.write(Buffer.alloc(100_000, 'a'), () => {
      setTimeout(() => outgoing.destroy(), delayMs);
    });
  });
}
