import { beforeAll, describe, expect, test } from 'vitest';
import { openSigning } from '../testing/signing-harness.ts';

const { call, cast, clock, coordinator, linkOf, member, partyOf, person, readyToSign, sign, step } =
  await openSigning();
const { federation, government } = cast;
const as = coordinator.authorization;

beforeAll(async () => {
  await member('17007');
});

const codeOf = ({ json }: { json: Record<string, unknown> }) => json['code'];

describe('a link', () => {
  test('serves for one signature', async () => {
    await readyToSign('17007');
    const token = await linkOf(government);
    expect((await sign(token, government)).status).toBe(201);
    const again = await sign(token, government);
    expect([again.status, codeOf(again)]).toEqual([410, 'signing-link-used']);
    expect(codeOf(await call('GET', `/api/v1/signing/${token}`))).toBe('signing-link-used');
  });

  test('takes one of two signatures that arrive at once', async () => {
    await readyToSign('17007');
    const token = await linkOf(government);
    const answers = await Promise.all([sign(token, government), sign(token, government)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  test('is nobody’s when it was never given out', async () => {
    expect((await call('GET', '/api/v1/signing/otro')).status).toBe(404);
    expect((await sign('otro', government)).status).toBe(404);
  });

  test('ends when another is sent, when the agreement is negotiated again, and after thirty days', async () => {
    const id = await readyToSign('17007');
    const first = await linkOf(government);
    const url = `/api/v1/memoranda/${id}/signing-links`;
    expect((await call('POST', url, { as, body: { party: 'government' } })).status).toBe(204);
    expect(codeOf(await sign(first, government))).toBe('signing-link-ended');
    const second = await linkOf(government);
    expect((await sign(second, government)).status).toBe(201);
    const ofFederation = await linkOf(federation);
    await step(id, 'reopen', { reason: 'Cambia una cláusula.' });
    expect(codeOf(await sign(ofFederation, federation))).toBe('signing-link-ended');

    await step(id, 'send-to-review');
    await step(id, 'make-ready', { reason: 'oficio 13/2026' });
    const late = await linkOf(government);
    const start = clock.now();
    clock.advance({ days: 31 });
    expect(codeOf(await call('GET', `/api/v1/signing/${late}`))).toBe('signing-link-ended');
    clock.set(start.toISOString());
  });

  test('is sent again only by a coordinator, and only while there is something to sign', async () => {
    const id = await readyToSign('17007');
    const url = `/api/v1/memoranda/${id}/signing-links`;
    const liaison = await person({ role: 'liaison', cvegeo: '17007' });
    expect(
      (await call('POST', url, { as: liaison.authorization, body: { party: 'government' } })).status,
    ).toBe(403);
    await sign(await linkOf(government), government);
    expect(codeOf(await call('POST', url, { as, body: { party: 'government' } }))).toBe(
      'party-already-signed',
    );
  });
});

describe('the signatories', () => {
  test('are two people: nobody is asked to sign for both, nor can', async () => {
    const id = await readyToSign('17007', { federationParty: partyOf(government, 'Red México Abierto') });
    const { json } = await call('GET', `/api/v1/memoranda/${id}/signatures`, { as });
    expect(json['items']).toMatchObject([
      { party: 'federation', noLinkBecause: 'same-signatory', link: null },
      { party: 'government', noLinkBecause: 'same-signatory', link: null },
    ]);
    const again = await call('POST', `/api/v1/memoranda/${id}/signing-links`, {
      as,
      body: { party: 'government' },
    });
    expect(codeOf(again)).toBe('same-signatory');
  });

  test('without RFC, CURP or e-mail in the agreement sign on paper', async () => {
    const { rfc: _, ...incomplete } = partyOf(government, 'Ayuntamiento');
    const id = await readyToSign('17007', { governmentParty: incomplete });
    const { json } = await call('GET', `/api/v1/memoranda/${id}/signatures`, { as });
    expect(json['items']).toMatchObject([
      { party: 'federation', noLinkBecause: null, link: { email: expect.stringContaining('@') } },
      { party: 'government', noLinkBecause: 'signatory-incomplete', link: null },
    ]);
  });

  test('are not known by their addresses to the other party', async () => {
    const id = await readyToSign('17007');
    const liaison = await person({ role: 'liaison', cvegeo: '17007' });
    const { json } = await call('GET', `/api/v1/memoranda/${id}/signatures`, { as: liaison.authorization });
    expect(json['items']).toMatchObject([{ link: { email: null } }, { link: { email: null } }]);
    const other = await person({ role: 'liaison', cvegeo: '17001' });
    expect(
      (await call('GET', `/api/v1/memoranda/${id}/signatures`, { as: other.authorization })).status,
    ).toBe(404);
  });
});
