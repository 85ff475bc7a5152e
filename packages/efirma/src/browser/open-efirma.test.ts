import { describe, expect, test } from 'vitest';
import { readAuthorities } from '../certificate/authorities.ts';
import { cadenaOriginal } from '../signature/cadena.ts';
import { verifySignature } from '../signature/verify-signature.ts';
import { createTestAuthority, testPeople, type TestPair } from '../test-authority/index.ts';
import { openEfirma } from './open-efirma.ts';

const now = new Date('2026-11-20T18:00:00Z');
const authority = createTestAuthority({ at: now });
const person = testPeople.federation;
const own = authority.issue(person);

function opening(pair: TestPair, change: Partial<Pick<TestPair, 'cer' | 'key' | 'password'>> = {}) {
  const result = openEfirma({ ...pair, ...change }, { expectedRfc: person.rfc, now });
  return result.ok ? 'opened' : result.reason;
}

describe('opening an e.firma in the browser', () => {
  test.each(['des-ede3-cbc', 'aes-256-cbc'] as const)(
    'signs what the server verifies, with a key in %s',
    (cipher) => {
      const pair = authority.issue(person, { cipher, password: 'contraseña con ñ y €' });
      const opened = openEfirma(pair, { expectedRfc: person.rfc, now });
      if (!opened.ok) return expect.fail(opened.reason);
      const matter = {
        folio: 'RMA-17-2026-001',
        documentSha256: 'ab'.repeat(32),
        rfc: person.rfc,
        party: 'federation' as const,
      };
      const trusted = readAuthorities(authority.bundle);
      const verified = verifySignature({
        ...matter,
        certificate: pair.cer,
        signature: opened.signer.sign(cadenaOriginal(matter)),
        authorities: trusted.ok ? trusted.authorities : expect.fail(),
        expected: person,
        at: now,
        revocation: 'unknown',
      });
      expect(verified).toMatchObject({ ok: true });
      expect(opened.signer).toMatchObject({ ...person, number: expect.stringMatching(/^3000\d{16}$/) });
    },
  );

  test('says what is wrong with the key or its password', () => {
    expect(opening(own)).toBe('opened');
    expect(opening(own, { password: 'otra' })).toBe('wrong-password');
    expect(opening(own, { password: '' })).toBe('wrong-password');
    expect(opening(own, { key: own.cer })).toBe('not-a-key');
    expect(opening(own, { key: Buffer.from('no es una llave') })).toBe('not-a-key');
    expect(opening(own, { key: authority.issue(person).key })).toBe('key-of-another-certificate');
  });

  test('says what is wrong with the certificate', () => {
    expect(opening(own, { cer: own.key })).toBe('not-a-certificate');
    expect(opening(authority.issue(person, { kind: 'csd' }))).toBe('is-csd');
    expect(opening(authority.issue(person, { validUntil: new Date(now.getTime() - 1) }))).toBe('expired');
    expect(opening(authority.issue(person, { validFrom: new Date(now.getTime() + 1000) }))).toBe(
      'not-yet-valid',
    );
    expect(opening(authority.issue(testPeople.stranger))).toBe('wrong-person');
  });
});
