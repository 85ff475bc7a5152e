import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAuthorities } from '../certificate/authorities.ts';
import { parseCertificate } from '../certificate/parse-certificate.ts';
import { askRevocation } from '../ocsp/ask-revocation.ts';
import { cadenaOriginal } from '../signature/cadena.ts';
import { sha256 } from '../signature/verify-signature.ts';
import { createTestAuthority, testPeople, type TestPair } from '../test-authority/index.ts';
import { makeEvidence, type EfirmaFiles } from './make-evidence.ts';
import { makeManifest } from './manifest.ts';
import { recordSchema, type EvidenceRecord } from './record.ts';
import type { Seal } from './seal.ts';
import { readStoredZip, writeStoredZip } from './stored-zip.ts';
import { verifyEvidence } from './verify-evidence.ts';

const at = new Date('2026-11-20T18:00:00.000Z');
const authority = createTestAuthority({ at });
const pairs = {
  federation: authority.issue(testPeople.federation),
  government: authority.issue(testPeople.government),
};
const document = Buffer.from('%PDF-1.7\nun convenio corto\n%%EOF\n');
const documentSha256 = sha256(document);
const folio = 'RMA-17007-2026-001';

function hub() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const hex = Buffer.from(x, 'base64url').toString('hex');
  return async (content: Uint8Array): Promise<Seal> => ({
    publicKey: hex,
    signature: sign(
      null,
      content,
      createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    ).toString('hex'),
  });
}
const seal = hub();

const trusted = readAuthorities(authority.bundle);
const issuer = (trusted.ok ? trusted.authorities.intermediates[0] : undefined) ?? expect.fail();

async function ocspOf(pair: TestPair): Promise<Uint8Array | null> {
  const parsed = parseCertificate(pair.cer);
  const { answer } = await askRevocation({
    certificate: parsed.ok ? parsed.certificate.x509 : expect.fail(),
    issuer,
    responderUrl: 'http://ocsp.invalid/',
    post: async (_, body) => authority.answerOcsp(body, { at }),
    at,
  });
  return answer;
}

async function filesOf(party: 'federation' | 'government', pair: TestPair): Promise<EfirmaFiles> {
  const cadena = cadenaOriginal({ folio, documentSha256, rfc: pair.person.rfc, party });
  const ocsp = party === 'federation' ? await ocspOf(pair) : null;
  return { party, certificate: pair.cer, cadena, signature: pair.signText(cadena), ocsp };
}

function recordOf(people: Record<'federation' | 'government', TestPair>): EvidenceRecord {
  const signature = (party: 'federation' | 'government') => {
    const { person, serialHex } = people[party];
    return {
      party,
      method: 'e-firma' as const,
      organization: 'Organización',
      signatory: person.name,
      position: 'Titular',
      signedAt: at.toISOString(),
      rfc: person.rfc,
      curp: person.curp,
      certificateNumber: Buffer.from(serialHex, 'hex').toString('ascii'),
      revocation: party === 'federation' ? ('good' as const) : ('unknown' as const),
    };
  };
  return {
    memorandum: {
      id: '0199f0a0-0000-7000-8000-000000000001',
      folio,
      title: 'Convenio de adhesión',
      cvegeo: '17007',
      government: 'Cuernavaca, Morelos',
    },
    documentSha256,
    signatures: [signature('federation'), signature('government')],
  };
}

const files = [await filesOf('federation', pairs.federation), await filesOf('government', pairs.government)];

function evidenceOf(change: Partial<Parameters<typeof makeEvidence>[0]> = {}) {
  return makeEvidence({
    document,
    record: recordOf(pairs),
    files,
    authorities: authority.bundle,
    seal,
    ...change,
  });
}
const good = await evidenceOf();
const verdict = async (archive: Uint8Array, trust = {}) => {
  const result = await verifyEvidence(archive, trust);
  return result.ok ? 'verified' : result.reason;
};

/** The package with a member replaced and everything that depends on it made again, as a forger would. */
async function resealed(name: string, content: Uint8Array): Promise<Uint8Array> {
  const members = (readStoredZip(good) ?? expect.fail()).slice(0, -1);
  const changed = members.map((member) => (member.name === name ? { name, content } : member));
  return writeStoredZip([...changed, await makeManifest(changed, hub())]);
}

describe('an evidence package', () => {
  test('verifies offline with what it carries, and says what that rests on', async () => {
    const verified = await verifyEvidence(good);
    expect(verified).toMatchObject({
      ok: true,
      evidence: {
        record: { memorandum: { folio }, documentSha256 },
        authorities: { from: 'package', list: [{ name: expect.stringContaining('SIN VALIDEZ') }, {}] },
        seal: { isKnown: false },
      },
    });
  });

  test('verifies with authorities and keys of one’s own, and fails with those of others', async () => {
    const verified = await verifyEvidence(good);
    const keyId = verified.ok ? verified.evidence.seal.keyId : expect.fail();
    expect(await verdict(good, { authorities: authority.bundle, hubKeys: [keyId] })).toBe('verified');
    expect(await verdict(good, { hubKeys: ['otra'] })).toBe('seal-of-another');
    const others = createTestAuthority({ at });
    expect(await verdict(good, { authorities: others.bundle })).toBe('untrusted-authority');
  });

  test('is the same, byte by byte, whenever it is made', async () => {
    expect((await evidenceOf()).equals(good)).toBe(true);
  });

  test('fails when any one byte of it changes', { timeout: 60_000 }, async () => {
    const accepted: number[] = [];
    for (let place = 0; place < good.length; place += 1) {
      const changed = Buffer.from(good);
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
      if ((await verdict(changed)) === 'verified') accepted.push(place);
    }
    expect(accepted).toEqual([]);
  });

  test('fails when a byte becomes any other, is lost, or is put in', async () => {
    const place = fc.nat({ max: good.length - 1 });
    const change = fc.oneof(
      fc.record({ kind: fc.constant('set' as const), place, byte: fc.nat(255) }),
      fc.record({ kind: fc.constant('insert' as const), place, byte: fc.nat(255) }),
      fc.record({ kind: fc.constant('lose' as const), place, byte: fc.constant(0) }),
    );
    await fc.assert(
      fc.asyncProperty(change, async ({ kind, place: where, byte }) => {
        fc.pre(kind !== 'set' || good[where] !== byte);
        const put = kind === 'lose' ? [] : [byte];
        const changed = Buffer.concat([
          good.subarray(0, where),
          Buffer.from(put),
          good.subarray(kind === 'insert' ? where : where + 1),
        ]);
        expect(await verdict(changed)).not.toBe('verified');
      }),
      { numRuns: 2000 },
    );
  });

  test('fails with anything before, after or besides its members', async () => {
    const members = readStoredZip(good) ?? expect.fail();
    const more = writeStoredZip([{ name: 'otro.txt', content: Buffer.from('hola') }, ...members]);
    for (const wrong of [Buffer.concat([good, Buffer.from([0])]), Buffer.concat([Buffer.from([0]), good])])
      expect(await verdict(wrong)).toBe('not-a-package');
    expect(await verdict(more)).toBe('member-changed');
  });

  test('that a forger made again with a seal of their own fails by its signatures', async () => {
    expect(await verdict(await resealed('document.pdf', Buffer.from('%PDF otro')))).toBe('other-document');
    const record = JSON.stringify({ ...recordOf(pairs), documentSha256: 'ab'.repeat(32) });
    expect(await verdict(await resealed('signatures.json', Buffer.from(record)))).toBe('other-document');
    const stranger = authority.issue(testPeople.stranger);
    expect(await verdict(await resealed('certificates/government.cer', stranger.cer))).toBe('wrong-person');
    const another = Buffer.alloc(256, 1);
    expect(await verdict(await resealed('signatures/government.sig', another))).toBe('bad-signature');
    expect(await verdict(await resealed('ocsp/federation.der', Buffer.from('no')))).toBe('record-differs');
    const known = await verifyEvidence(good);
    const hubKeys = [known.ok ? known.evidence.seal.keyId : expect.fail()];
    expect(await verdict(await resealed('LEAME.txt', Buffer.from('otra cosa')), { hubKeys })).toBe(
      'seal-of-another',
    );
  });

  test('without one of the parties, or with the same person for both, fails', async () => {
    const record = recordOf(pairs);
    const [federation] = record.signatures;
    const alone = recordSchema.parse({ ...record, signatures: [federation] });
    expect(await verdict(await evidenceOf({ record: alone, files: files.slice(0, 1) }))).toBe(
      'party-missing',
    );
    const same = { federation: pairs.federation, government: pairs.federation };
    const twice = [
      await filesOf('federation', pairs.federation),
      await filesOf('government', pairs.federation),
    ];
    expect(await verdict(await evidenceOf({ record: recordOf(same), files: twice }))).toBe('same-person');
  });
});
