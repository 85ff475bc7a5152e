import { cadenaOriginal, sha256, verifyEvidence } from '@rma/efirma';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSigning } from '../testing/signing-harness.ts';

const { call, cast, coordinator, db, linkOf, member, readyToSign, responder, sign } = await openSigning();
const { federation, government, refused, stranger } = cast;
const as = coordinator.authorization;

beforeAll(async () => {
  await member('17007');
});
beforeEach(() => responder.behave('answers'));

const codeOf = ({ json }: { json: Record<string, unknown> }) => json['code'];
const stateOf = async (id: string) => (await call('GET', `/api/v1/memoranda/${id}`, { as })).json['state'];
const evidenceOf = async (id: string) => (await call('GET', `/memoranda/${id}/evidence.zip`)).response;
const kindsOf = async (id: string) =>
  (
    await db
      .selectFrom('national.ledger_entry')
      .select('kind')
      .where('subject', '=', `memorandum:${id}`)
      .orderBy('seq')
      .execute()
  ).map(({ kind }) => kind);

describe('an agreement that is ready', () => {
  test('is shown and signed by each signatory through a link of their own, without an account', async () => {
    const id = await readyToSign('17007');
    const token = await linkOf(government);
    const shown = await call('GET', `/api/v1/signing/${token}`);
    expect(shown.json).toMatchObject({
      party: 'government',
      signatory: government.person.name,
      governmentName: 'Cuernavaca',
      isEfirmaOn: true,
    });
    const document = await call('GET', `/api/v1/signing/${token}/document.pdf`);
    expect(sha256(document.response.rawPayload)).toBe(shown.json['documentSha256']);

    const first = await sign(token, government);
    expect(first).toMatchObject({ status: 201, json: { isComplete: false } });
    expect(await stateOf(id)).toBe('to-sign');
    expect((await evidenceOf(id)).statusCode).toBe(404);

    const last = await sign(await linkOf(federation), federation);
    expect(last).toMatchObject({ status: 201, json: { isComplete: true } });
    expect(await stateOf(id)).toBe('active');
    expect((await kindsOf(id)).filter((kind) => kind.includes('sign'))).toEqual([
      'memorandum.ready-to-sign',
      'memorandum.signature-added',
      'memorandum.signature-added',
      'memorandum.signed',
    ]);
  });

  test('gives out evidence that verifies offline, and that fails with a byte changed', async () => {
    const id = await readyToSign('17007');
    await sign(await linkOf(government), government);
    responder.behave('fails');
    await sign(await linkOf(federation), federation);
    const answer = await evidenceOf(id);
    expect(answer.headers['content-type']).toBe('application/zip');
    const { keys } = (await call('GET', '/.well-known/rma-node.json')).json as { keys: { kid: string }[] };
    const verified = await verifyEvidence(answer.rawPayload, {
      authorities: cast.authority.bundle,
      hubKeys: keys.map(({ kid }) => kid),
    });
    expect(verified).toMatchObject({
      ok: true,
      evidence: {
        record: {
          signatures: [
            { party: 'federation', revocation: 'unknown', rfc: federation.person.rfc },
            { party: 'government', revocation: 'good', rfc: government.person.rfc },
          ],
        },
        seal: { isKnown: true },
      },
    });
    const changed = Buffer.from(answer.rawPayload);
    const place = changed.indexOf('%PDF-') + 20;
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect((await verifyEvidence(changed)).ok).toBe(false);
    expect((await evidenceOf(id)).rawPayload.equals(answer.rawPayload)).toBe(true);
  });
});

describe('a signature is refused', () => {
  let id: string;
  let token: string;
  beforeAll(async () => {
    id = await readyToSign('17007');
    token = await linkOf(government);
  });

  test.each([
    ['of a forged certificate', refused.forged, 'signature-untrusted-authority'],
    ['of an expired certificate', refused.expired, 'signature-expired'],
    ['of a certificate that has not begun', refused.notYetValid, 'signature-not-yet-valid'],
    ['of a digital seal', refused.csd, 'signature-is-csd'],
    ['with a key of 1024 bits', refused.weakKey, 'signature-weak-key'],
    ['of a certificate signed with SHA-1', refused.sha1, 'signature-weak-key'],
    ['of a revoked certificate', refused.revoked, 'signature-revoked'],
    ['of another person', stranger, 'signature-wrong-person'],
    ['of the other party', federation, 'signature-wrong-person'],
  ])('when it is %s', async (_, pair, code) => {
    const answer = await sign(token, pair);
    expect([answer.status, codeOf(answer)]).toEqual([422, code]);
    expect(await stateOf(id)).toBe('to-sign');
  });

  test('when it is over another document, another folio, or for the other party', async () => {
    const { json } = await call('GET', `/api/v1/signing/${token}`);
    const folio = String(json['folio']);
    const documentSha256 = String(json['documentSha256']);
    const { rfc } = government.person;
    const others = [
      { folio, documentSha256: 'ab'.repeat(32), rfc, party: 'government' },
      { folio: 'RMA-17007-2020-001', documentSha256, rfc, party: 'government' },
      { folio, documentSha256, rfc, party: 'federation' },
    ] as const;
    for (const matter of others)
      expect(codeOf(await sign(token, government, { text: cadenaOriginal(matter) }))).toBe(
        'signature-other-document',
      );
  });

  test('when its bytes are of another key, or the certificate is not one', async () => {
    const wrong = await sign(token, government, { signature: stranger.signText('otra cosa') });
    expect(codeOf(wrong)).toBe('signature-bad-signature');
    const nonsense = await sign(token, { ...government, cer: Buffer.from('no es') });
    expect(codeOf(nonsense)).toBe('signature-not-a-certificate');
  });

  test('without the signatory’s consent to publish the certificate', async () => {
    const answer = await call('POST', `/api/v1/signing/${token}/signature`, {
      body: { certificate: 'AAAA', signature: 'AAAA' },
    });
    expect(codeOf(answer)).toBe('validation-failed');
  });

  test('and nobody is asked about one that is refused anyway', async () => {
    const before = responder.asked();
    await sign(token, stranger);
    await sign(token, refused.expired);
    expect(responder.asked()).toBe(before);
  });
});
