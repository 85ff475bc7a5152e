import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAuthorities } from '../certificate/authorities.ts';
import { parseCertificate } from '../certificate/parse-certificate.ts';
import { askRevocation } from '../ocsp/ask-revocation.ts';
import { readOcspResponse } from '../ocsp/ocsp-response.ts';
import { createTestAuthority, testPeople, type TestPair } from '../test-authority/index.ts';
import { cadenaOriginal } from './cadena.ts';
import { sha256, verifySignature, type SignatureRefusal } from './verify-signature.ts';

const at = new Date('2026-11-20T18:00:00Z');
const days = (count: number) => new Date(at.getTime() + count * 86_400_000);
const authority = createTestAuthority({ at });
const person = testPeople.government;
const own = authority.issue(person);

function trusted(bundle: string) {
  const read = readAuthorities(bundle);
  if (!read.ok) throw new Error(read.reason);
  return read.authorities;
}
const authorities = trusted(authority.bundle);

const folio = 'RMA-17007-2026-001';
const documentSha256 = sha256(Buffer.from('%PDF-1.7 el convenio'));
const otherSha256 = sha256(Buffer.from('%PDF-1.7 otro convenio'));
const cadena = cadenaOriginal({ folio, documentSha256, rfc: person.rfc, party: 'government' });

function verdict(
  pair: TestPair,
  change: Partial<Parameters<typeof verifySignature>[0]> = {},
): SignatureRefusal | 'accepted' {
  const result = verifySignature({
    certificate: pair.cer,
    signature: pair.signText(cadena),
    authorities,
    folio,
    documentSha256,
    party: 'government',
    expected: person,
    at,
    revocation: 'good',
    ...change,
  });
  return result.ok ? 'accepted' : result.reason;
}

describe('a signature with e.firma', () => {
  test('of the person that the agreement names, over its document, is accepted', () => {
    expect(verdict(own)).toBe('accepted');
    expect(verdict(own, { revocation: 'unknown' })).toBe('accepted');
  });

  test('reads the certificate as its owner knows it', () => {
    const parsed = parseCertificate(own.cer);
    expect(parsed).toMatchObject({
      ok: true,
      certificate: { ...person, legalRfc: null, number: '30001000000500000001', isFiel: true },
    });
  });

  test('that is forged, with the same name by another authority of the same name, is refused', () => {
    const impostor = createTestAuthority({ at });
    expect(verdict(impostor.issue(person))).toBe('untrusted-authority');
  });

  test('whose certificate had a byte changed is refused', () => {
    const changed = Uint8Array.from(own.cer);
    const place = Buffer.from(changed).indexOf(person.rfc);
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect(verdict(own, { certificate: changed })).toBe('untrusted-authority');
  });

  test.each([Buffer.from(''), Buffer.from('-----BEGIN'), Buffer.alloc(20_000, 0x30)])(
    'with something that is not a certificate is refused (%#)',
    (certificate) => expect(verdict(own, { certificate })).toBe('not-a-certificate'),
  );

  test('with bytes after the certificate is refused', () => {
    expect(verdict(own, { certificate: Buffer.concat([own.cer, Buffer.from([0])]) })).toBe(
      'not-a-certificate',
    );
  });

  test('of a certificate that ended, or that has not begun, is refused', () => {
    expect(verdict(authority.issue(person, { validUntil: days(-1) }))).toBe('expired');
    expect(verdict(authority.issue(person, { validFrom: days(1) }))).toBe('not-yet-valid');
  });

  test('is accepted up to the last second of the certificate, and not after', () => {
    const pair = authority.issue(person, { validUntil: at });
    expect(verdict(pair)).toBe('accepted');
    expect(verdict(pair, { at: new Date(at.getTime() + 1000) })).toBe('expired');
  });

  test('of a revoked certificate is refused', () =>
    expect(verdict(own, { revocation: 'revoked' })).toBe('revoked'));

  test('with a digital seal (CSD) is refused', () => {
    expect(verdict(authority.issue(person, { kind: 'csd' }))).toBe('is-csd');
  });

  test('of another person is refused, also one who shares the RFC or the CURP', () => {
    expect(verdict(authority.issue(testPeople.stranger))).toBe('wrong-person');
    expect(verdict(authority.issue({ ...person, curp: testPeople.stranger.curp }))).toBe('wrong-person');
    expect(verdict(authority.issue({ ...person, rfc: testPeople.stranger.rfc }))).toBe('wrong-person');
  });

  test('for an organization is refused: the person signs with their own', () => {
    expect(verdict(authority.issue({ ...person, legalRfc: 'EKU9003173C9' }))).toBe('wrong-person');
  });

  test('with a key of 1024 bits, or a certificate signed with SHA-1, is refused', () => {
    expect(verdict(authority.issue(person, { keyBits: 1024 }))).toBe('weak-key');
    expect(verdict(authority.issue(person, { hash: 'sha1' }))).toBe('weak-key');
  });

  test('made with SHA-1 is refused', () => {
    expect(verdict(own, { signature: own.signText(cadena, 'sha1') })).toBe('weak-key');
  });

  test('with another key, cut short or with a bit changed is refused', () => {
    const signature = own.signText(cadena);
    const changed = Uint8Array.from(signature, (byte, place) => (place === 100 ? byte ^ 1 : byte));
    const another = authority.issue(person).signText(cadena);
    for (const wrong of [changed, another, signature.subarray(1), Buffer.alloc(256), Buffer.alloc(0)])
      expect(verdict(own, { signature: wrong })).toBe('bad-signature');
  });

  test('over another document, folio or party is refused as such', () => {
    const over = (matter: Partial<Parameters<typeof cadenaOriginal>[0]>) =>
      own.signText(
        cadenaOriginal({ folio, documentSha256, rfc: person.rfc, party: 'government', ...matter }),
      );
    expect(verdict(own, { signature: over({ documentSha256: otherSha256 }) })).toBe('other-document');
    expect(verdict(own, { signature: over({ folio: 'RMA-17007-2026-002' }) })).toBe('other-document');
    expect(verdict(own, { signature: over({ party: 'federation' }) })).toBe('other-document');
    expect(verdict(own, { documentSha256: otherSha256 })).toBe('other-document');
  });
});

describe('the chain of authorities', () => {
  test('with an intermediate that ended by the moment of signing is refused', () => {
    const old = createTestAuthority({ at, intermediateUntil: days(-1) });
    const pair = old.issue(person);
    expect(verdict(pair, { authorities: trusted(old.bundle) })).toBe('untrusted-authority');
    expect(verdict(pair, { authorities: trusted(old.bundle), at: days(-2) })).toBe('accepted');
  });

  test('without its root is not accepted as a configuration', () => {
    const [, intermediate = ''] = authority.bundle.split(/(?=-----BEGIN)/);
    expect(readAuthorities(intermediate)).toEqual({ ok: false, reason: 'no-root' });
    expect(readAuthorities('nada')).toEqual({ ok: false, reason: 'no-certificates' });
  });

  test('never passes through the certificate of a person', () => {
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(own.cer).toString('base64')}\n-----END CERTIFICATE-----\n`;
    expect(readAuthorities(authority.bundle + pem)).toEqual({ ok: false, reason: 'not-an-authority' });
  });
});

describe('revocation', () => {
  const parsed = parseCertificate(own.cer);
  const certificate = parsed.ok ? parsed.certificate.x509 : expect.fail();
  const issuer = authorities.intermediates[0] ?? expect.fail();
  const ask = (post: (body: Uint8Array) => Promise<Uint8Array | null>, moment = at) =>
    askRevocation({
      certificate,
      issuer,
      responderUrl: 'http://ocsp.invalid/',
      post: (_, body) => post(body),
      at: moment,
    });

  test('is told by the authority: good, or revoked since when', async () => {
    const good = await ask(async (body) => authority.answerOcsp(body, { at }));
    expect(good.revocation).toEqual({ status: 'good' });
    const ended = authority.issue(person);
    authority.revoke(ended, days(-3));
    const of = parseCertificate(ended.cer);
    const { revocation } = await askRevocation({
      certificate: of.ok ? of.certificate.x509 : expect.fail(),
      issuer,
      responderUrl: 'http://ocsp.invalid/',
      post: async (_, body) => authority.answerOcsp(body, { at }),
      at,
    });
    expect(revocation).toEqual({ status: 'revoked', revokedAt: days(-3) });
  });

  test('is unknown when nobody answers, or answers anything else', async () => {
    expect((await ask(async () => null)).revocation).toMatchObject({ because: 'no-answer' });
    const nonsense = await ask(async () => Buffer.from('<html>'));
    expect(nonsense).toEqual({ revocation: { status: 'unknown', because: 'not-an-answer' }, answer: null });
  });

  test('is not believed of another authority, of another question, or of another time', async () => {
    const impostor = createTestAuthority({ at });
    const forged = await ask(async (body) => impostor.answerOcsp(body, { at }));
    expect(forged.revocation).toMatchObject({ because: 'untrusted-answer' });
    const { answer: earlier } = await ask(async (body) => authority.answerOcsp(body, { at }));
    const replayed = await ask(async () => earlier);
    expect(replayed.revocation).toMatchObject({ because: 'untrusted-answer' });
    const stale = await ask(async (body) => authority.answerOcsp(body, { at: days(-1) }));
    expect(stale.revocation).toMatchObject({ because: 'stale-answer' });
    const early = await ask(async (body) => authority.answerOcsp(body, { at: days(1) }));
    expect(early.revocation).toMatchObject({ because: 'stale-answer' });
  });

  test('may be told by a delegate with a certificate for it, and by no other', async () => {
    const by = authority.delegate({ mayAnswer: true });
    const good = await ask(async (body) => authority.answerOcsp(body, { at, by }));
    expect(good.revocation).toEqual({ status: 'good' });
    const kept = await readOcspResponse(good.answer ?? expect.fail(), {
      certificate,
      issuer,
      at: days(0),
      nonce: null,
    });
    expect(kept).toEqual({ status: 'good' });
    const meddler = authority.delegate({ mayAnswer: false });
    const ofAnother = createTestAuthority({ at }).delegate({ mayAnswer: true });
    for (const wrong of [meddler, ofAnother]) {
      const told = await ask(async (body) => authority.answerOcsp(body, { at, by: wrong }));
      expect(told.revocation).toMatchObject({ because: 'untrusted-answer' });
    }
  });

  test('with any byte of the answer changed is never told otherwise', async () => {
    const { answer } = await ask(async (body) => authority.answerOcsp(body, { at }));
    const told = answer ?? expect.fail();
    for (let place = 0; place < told.length; place += 1) {
      const changed = Uint8Array.from(told);
      changed[place] = (changed[place] ?? 0) ^ 0x04;
      const read = await readOcspResponse(changed, { certificate, issuer, at, nonce: null });
      expect(read.status).not.toBe('revoked');
    }
  });
});

describe('what a stranger may send', () => {
  const signature = own.signText(cadena);

  test('a certificate with any byte changed is never accepted, and never an exception', () => {
    const accepted: number[] = [];
    for (let place = 0; place < own.cer.length; place += 1) {
      const certificate = Uint8Array.from(own.cer);
      certificate[place] = (certificate[place] ?? 0) ^ (1 << (place % 8));
      if (verdict(own, { certificate, signature }) === 'accepted') accepted.push(place);
    }
    expect(accepted).toEqual([]);
  });

  test('a signature with any byte changed is never accepted', () => {
    for (let place = 0; place < signature.length; place += 1) {
      const changed = Uint8Array.from(signature);
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
      expect(verdict(own, { signature: changed })).toBe('bad-signature');
    }
  });

  test('bytes at random are refused and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(verdict(own, { certificate: bytes, signature })).toBe('not-a-certificate');
      }),
    );
  });
});
