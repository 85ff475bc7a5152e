import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cadenaOriginal, makeEvidence, sha256 } from '@rma/efirma';
import { createTestAuthority, testPeople } from '@rma/efirma/test-authority';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memorandumCommand } from './memorandum-command.ts';

const at = new Date('2026-11-20T18:00:00.000Z');
const authority = createTestAuthority({ at });
const hub = generateKeyPairSync('ed25519');
const folder = await mkdtemp(join(tmpdir(), 'rma-evidence-'));
const path = (name: string) => join(folder, name);
afterAll(() => rm(folder, { recursive: true }));

async function evidence(): Promise<Buffer> {
  const document = Buffer.from('%PDF-1.7\nel convenio\n%%EOF\n');
  const documentSha256 = sha256(document);
  const folio = 'RMA-17007-2026-001';
  const parts = (['federation', 'government'] as const).map((party) => {
    const pair = authority.issue(testPeople[party]);
    const { name, rfc, curp } = pair.person;
    const cadena = cadenaOriginal({ folio, documentSha256, rfc, party });
    return {
      file: { party, certificate: pair.cer, cadena, signature: pair.signText(cadena), ocsp: null },
      recorded: {
        party,
        method: 'e-firma' as const,
        organization: 'Organización',
        signatory: name,
        position: 'Titular',
        signedAt: at.toISOString(),
        rfc,
        curp,
        certificateNumber: Buffer.from(pair.serialHex, 'hex').toString('ascii'),
        revocation: 'unknown' as const,
      },
    };
  });
  const { x = '' } = hub.publicKey.export({ format: 'jwk' });
  return makeEvidence({
    document,
    record: {
      memorandum: {
        id: '0199f0a0-0000-7000-8000-000000000001',
        folio,
        title: 'Convenio de adhesión',
        cvegeo: '17007',
        government: 'Cuernavaca',
      },
      documentSha256,
      signatures: parts.map(({ recorded }) => recorded),
    },
    files: parts.map(({ file }) => file),
    authorities: authority.bundle,
    seal: async (content) => ({
      publicKey: Buffer.from(x, 'base64url').toString('hex'),
      signature: sign(null, content, hub.privateKey).toString('hex'),
    }),
  });
}

async function run(...args: string[]) {
  let text = '';
  let trouble = '';
  const code = await memorandumCommand(args, {
    out: (more) => (text += more),
    problem: (more) => (trouble += more),
  });
  return { code, text, trouble };
}

beforeAll(async () => {
  const good = await evidence();
  await writeFile(path('good.zip'), good);
  await writeFile(path('authorities.pem'), authority.bundle);
  await writeFile(path('others.pem'), createTestAuthority({ at }).bundle);
  await writeFile(path('other-hub.json'), JSON.stringify({ keys: [{ kid: 'otra' }] }));
  const changed = Buffer.from(good);
  const place = changed.indexOf('el convenio');
  changed[place] = (changed[place] ?? 0) ^ 1;
  await writeFile(path('changed.zip'), changed);
});

describe('rma memorandum verify', () => {
  test('says that evidence holds and, when it trusted what came in it, what to compare', async () => {
    const { code, text } = await run('verify', path('good.zip'));
    expect(code).toBe(0);
    expect(text).toContain('RMA-17007-2026-001 se sostiene');
    expect(text).toContain('LAURA PRUEBA SIN VALIDEZ');
    expect(text).toMatch(/Aviso: se confió en las autoridades que trae el paquete/);
    expect(text).toMatch(/Aviso: el sello es de la llave [\w-]{43}/);
  });

  test('rests on the authorities and keys it was given', async () => {
    const seal = /llave ([\w-]{43})/.exec((await run('verify', path('good.zip'))).text)?.[1];
    await writeFile(path('hub.json'), JSON.stringify({ keys: [{ kid: seal }] }));
    const own = ['--authorities', path('authorities.pem'), '--hub-keys', path('hub.json')];
    const { code, text } = await run('verify', path('good.zip'), ...own);
    expect([code, text.includes('Aviso')]).toEqual([0, false]);
    const others = await run('verify', path('good.zip'), '--authorities', path('others.pem'));
    expect([others.code, others.text]).toEqual([1, expect.stringContaining('untrusted-authority')]);
    const otherHub = await run('verify', path('good.zip'), '--hub-keys', path('other-hub.json'));
    expect([otherHub.code, otherHub.text]).toEqual([1, expect.stringContaining('seal-of-another')]);
  });

  test('says why changed evidence does not hold, also for programs', async () => {
    const { code, text } = await run('verify', path('changed.zip'));
    expect([code, text]).toEqual([1, expect.stringMatching(/NO se sostiene: .*\(/)]);
    const forPrograms = await run('verify', path('changed.zip'), '--json');
    expect(JSON.parse(forPrograms.text)).toMatchObject({ ok: false, reason: expect.any(String) });
  });

  test('tells what it could not read, and how it is called', async () => {
    expect(await run('verify', path('none.zip'))).toMatchObject({ code: 2, text: '' });
    expect(await run('verify', path('good.zip'), '--hub-keys', path('good.zip'))).toMatchObject({ code: 2 });
    expect((await run('check')).trouble).toContain('rma memorandum verify');
  });
});
