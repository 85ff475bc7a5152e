import { verifyEvidence } from '@rma/efirma';
import { beforeAll, describe, expect, test } from 'vitest';
import { pdf } from '../testing/registry-harness.ts';
import { openSigning } from '../testing/signing-harness.ts';

const { call, cast, coordinator, inMexico, linkOf, member, partyOf, person, readyToSign, sign, submit } =
  await openSigning();
const as = coordinator.authorization;

beforeAll(async () => {
  await member('17007');
});

const codeOf = ({ json }: { json: Record<string, unknown> }) => json['code'];
const attestation = 'Cotejé la copia con el original que se firmó ante mí.';
const attest = (
  id: string,
  party: string,
  change: { as?: string; fields?: Record<string, string>; content?: Uint8Array } = {},
) =>
  submit('PUT', `/api/v1/memoranda/${id}/signatures/${party}/attested-copy`, {
    as: change.as ?? as,
    fields: { signedOn: inMexico(0), attestation, ...change.fields },
    file: { field: 'file', name: 'convenio.pdf', content: change.content ?? pdf },
  });

describe('a signature on paper', () => {
  test('of both parties completes the agreement, and its evidence says who vouches for the copy', async () => {
    const id = await readyToSign('17007');
    expect((await attest(id, 'government', { fields: { covers: 'both' } })).json).toEqual({
      isComplete: true,
    });
    const answer = (await call('GET', `/memoranda/${id}/evidence.zip`)).response;
    expect(answer.rawPayload.includes('un oficio de designación')).toBe(false);
    expect(await verifyEvidence(answer.rawPayload)).toMatchObject({
      ok: true,
      evidence: {
        record: {
          signatures: [
            { party: 'federation', method: 'attested-copy', attestation },
            { party: 'government', attestedBy: expect.stringMatching(/^account:/) },
          ],
        },
      },
    });
  });

  test('of one party goes with the e.firma of the other, and ends the link of who signed on paper', async () => {
    const id = await readyToSign('17007');
    const ofGovernment = await linkOf(cast.government);
    expect((await attest(id, 'government')).json).toEqual({ isComplete: false });
    expect(codeOf(await sign(ofGovernment, cast.government))).toBe('signing-link-ended');
    expect((await sign(await linkOf(cast.federation), cast.federation)).json['isComplete']).toBe(true);
    const answer = (await call('GET', `/memoranda/${id}/evidence.zip`)).response;
    const verified = await verifyEvidence(answer.rawPayload, { authorities: cast.authority.bundle });
    expect(verified).toMatchObject({
      ok: true,
      evidence: { record: { signatures: [{ method: 'e-firma' }, { method: 'attested-copy' }] } },
    });
  });

  test('is shown to those who may read the agreement, and to nobody else', async () => {
    const id = await readyToSign('17007');
    await attest(id, 'government', { fields: { covers: 'both' } });
    const url = `/api/v1/memoranda/${id}/signatures/government/attested-copy`;
    const liaison = await person({ role: 'liaison', cvegeo: '17007' });
    const other = await person({ role: 'liaison', cvegeo: '17001' });
    const copy = await call('GET', url, { as: liaison.authorization });
    expect(copy.response.rawPayload.equals(pdf)).toBe(true);
    expect((await call('GET', url, { as: other.authorization })).status).toBe(404);
    expect((await call('GET', url)).status).toBe(401);
  });

  test.each([
    ['without a word of how it was checked', { fields: { attestation: 'sí' } }, 'validation-failed'],
    ['of a day to come', { fields: { signedOn: '2999-01-01' } }, 'validation-failed'],
    ['that is not a PDF', { content: Buffer.from('<html>') }, 'document-not-accepted'],
  ])('is refused %s', async (_, change, code) => {
    const id = await readyToSign('17007');
    expect(codeOf(await attest(id, 'government', change))).toBe(code);
  });

  test('is refused of who is not a coordinator, before anything else is looked at', async () => {
    const id = await readyToSign('17007');
    const liaison = await person({ role: 'liaison', cvegeo: '17007' });
    expect((await attest(id, 'government', { as: liaison.authorization })).status).toBe(403);
  });

  test('is refused when the party signed already, when there is nothing to sign, or for one person as both', async () => {
    const id = await readyToSign('17007');
    await sign(await linkOf(cast.government), cast.government);
    expect(codeOf(await attest(id, 'government'))).toBe('party-already-signed');
    expect(codeOf(await attest(id, 'federation', { fields: { covers: 'both' } }))).toBe(
      'party-already-signed',
    );
    await attest(id, 'federation');
    expect(codeOf(await attest(id, 'federation'))).toBe('memorandum-not-to-sign');
    const alone = await readyToSign('17007', { federationParty: partyOf(cast.government, 'Red') });
    expect(codeOf(await attest(alone, 'government'))).toBe('same-signatory');
  });
});
