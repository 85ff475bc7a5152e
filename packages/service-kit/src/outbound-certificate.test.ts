import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { otherSelfSigned, selfSigned } from './certificates-for-tests.ts';
import { contact, heldClock } from './outbound-testing.ts';
import { acceptingCertificate, createOutbound } from './outbound.ts';

/** A portal on 127.0.0.1 with a certificate that no authority vouches for. */
async function portalWith(identity: { key: string; cert: string }, location?: string) {
  const server = createServer({ key: identity.key, cert: identity.cert }, (_, response) => {
    if (location === undefined) response.end('catálogo');
    else response.writeHead(302, { location }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `https://${host}/` };
}

function clientOf(...hosts: string[]) {
  const outbound = createOutbound({
    contact,
    allow: hosts,
    politeness: () => ({ concurrency: 2, gapMs: 0 }),
    clock: heldClock(),
  });
  onTestFinished(() => outbound.close());
  return outbound;
}

test('a certificate that nobody vouches for is refused', async () => {
  const portal = await portalWith(selfSigned);
  expect(await clientOf(portal.host).read(portal.url)).toMatchObject({ ok: false, reason: 'tls' });
});

test('it is accepted when a person accepted that very one for that host', async () => {
  const portal = await portalWith(selfSigned);
  const outbound = acceptingCertificate(clientOf(portal.host), {
    host: portal.host,
    sha256: selfSigned.sha256.toUpperCase(),
  });
  expect(await outbound.read(portal.url)).toMatchObject({ ok: true, text: 'catálogo' });
});

test('another certificate in its place is refused', async () => {
  const portal = await portalWith(otherSelfSigned);
  const outbound = acceptingCertificate(clientOf(portal.host), {
    host: portal.host,
    sha256: selfSigned.sha256,
  });
  expect(await outbound.read(portal.url)).toMatchObject({ ok: false, reason: 'tls' });
});

test('it opens no other host, not even one the portal leads to', async () => {
  const elsewhere = await portalWith(selfSigned);
  const portal = await portalWith(selfSigned, elsewhere.url);
  const outbound = acceptingCertificate(clientOf(portal.host, elsewhere.host), {
    host: portal.host,
    sha256: selfSigned.sha256,
  });
  expect(await outbound.read(portal.url)).toMatchObject({ ok: false, reason: 'tls' });
});

test('nor does it open that host for whoever did not ask for it', async () => {
  const portal = await portalWith(selfSigned);
  const outbound = clientOf(portal.host);
  const accepted = { host: portal.host, sha256: selfSigned.sha256 };
  expect(await acceptingCertificate(outbound, accepted).read(portal.url)).toMatchObject({ ok: true });
  expect(await outbound.read(portal.url)).toMatchObject({ ok: false, reason: 'tls' });
});
