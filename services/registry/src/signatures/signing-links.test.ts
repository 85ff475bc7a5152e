import { beforeAll, describe, expect, test } from 'vitest';
import { openSigning } from '../testing/signing-harness.ts';

const {
  call,
  cast,
  clock,
  coordinator,
  db,
  linkOf,
  member,
  partyOf,
  person,
  readyToSign,
  responder,
  sign,
  step,
} = await openSigning();
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
    const [taken, refused] = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(taken).toBe(201);
    // That the party signed already, or that the link was used: whichever is seen first.
    expect([409, 410]).toContain(refused);
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

describe('both signatories', () => {
  test('may sign at the same moment: the agreement is complete once', async () => {
    const id = await readyToSign('17007');
    const links = [await linkOf(government), await linkOf(federation)] as const;
    const answers = await Promise.all([sign(links[0], government), sign(links[1], federation)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers.filter(({ json }) => json['isComplete'] === true)).toHaveLength(1);
    const entries = await db
      .selectFrom('national.ledger_entry')
      .select('kind')
      .where('subject', '=', `memorandum:${id}`)
      .where('kind', '=', 'memorandum.signed')
      .execute();
    expect(entries).toHaveLength(1);
  });

  test('and the coordinators hear of each signature once, with its moment by the server’s clock', async () => {
    const id = await readyToSign('17007');
    const { json } = await sign(await linkOf(government), government);
    expect(json['signedAt']).toBe(clock.now().toISOString());
    const told = await db
      .selectFrom('registry.notification')
      .select(['recipient', 'title'])
      .where('about', 'like', `signature:${id}:%`)
      .where('recipient', '=', coordinator.email)
      .execute();
    expect(told).toMatchObject([{ title: expect.stringMatching(/^Firmó el gobierno el convenio/) }]);
  });
});

describe('a responder of OCSP', () => {
  test.each([
    ['that is out of order', 'fails', 'no-answer'],
    ['that says something else', 'talks-nonsense', 'not-an-answer'],
    ['that says too much', 'says-too-much', 'no-answer'],
  ] as const)('%s leaves revocation unknown, with the cause on record', async (_, behaviour, because) => {
    const id = await readyToSign('17007');
    responder.behave(behaviour);
    const { status } = await sign(await linkOf(government), government);
    responder.behave('answers');
    expect(status).toBe(201);
    const kept = await db
      .selectFrom('registry.memorandum_signature')
      .select(['revocation', 'evidence'])
      .where('memorandum_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(kept).toMatchObject({
      revocation: 'unknown',
      evidence: { ocsp: null, revocationBecause: because },
    });
  });
});
