import { beforeAll, expect, test } from 'vitest';
import { openRegistry, pdf } from '../testing/registry-harness.ts';

const { call, db, inMexico, member, person, submit } = await openRegistry();

let as: string;
let id: string;
beforeAll(async () => {
  as = (await person({ role: 'coordinator', cvegeo: null })).authorization;
  await member('17007');
  const party = (organization: string, signatory: string) => ({
    organization,
    signatory,
    position: 'Titular',
    rfc: 'EAST750202CD5',
    curp: 'EAST750202HMSNNM04',
    email: 'firma@ejemplo.gob.mx',
  });
  const drafted = await call('POST', '/api/v1/memoranda', {
    as,
    body: {
      cvegeo: '17007',
      title: 'Convenio de colaboración',
      federationParty: { ...party('Federación', 'Luisa Firma'), rfc: 'PUSL800101AB2' },
      governmentParty: party('Ayuntamiento', 'Tomás Firma'),
      validFrom: inMexico(0),
      validUntil: inMexico(365),
    },
  });
  id = String(drafted.json['id']);
  for (const name of ['send-to-review', 'make-ready']) {
    const { headers } = await call('GET', `/api/v1/memoranda/${id}`, { as });
    await call('POST', `/api/v1/memoranda/${id}/${name}`, {
      as,
      body: name === 'make-ready' ? { reason: 'oficio 1/2026' } : {},
      headers: { 'if-match': String(headers['etag']) },
    });
  }
});

test('without configured authorities nobody is sent a link, and it is said why', async () => {
  const links = await db.selectFrom('registry.signing_invitation').select('id').execute();
  expect(links).toEqual([]);
  const { json } = await call('GET', `/api/v1/memoranda/${id}/signatures`, { as });
  expect(json['items']).toMatchObject([{ noLinkBecause: 'efirma-off' }, { noLinkBecause: 'efirma-off' }]);
  const sent = await call('POST', `/api/v1/memoranda/${id}/signing-links`, {
    as,
    body: { party: 'government' },
  });
  expect([sent.status, sent.json['code']]).toEqual([409, 'efirma-off']);
});

test('the agreement is signed on paper all the same', async () => {
  const { json } = await submit('PUT', `/api/v1/memoranda/${id}/signatures/government/attested-copy`, {
    as,
    fields: {
      signedOn: inMexico(0),
      attestation: 'Cotejé la copia con el original firmado.',
      covers: 'both',
    },
    file: { field: 'file', name: 'convenio.pdf', content: pdf },
  });
  expect(json).toEqual({ isComplete: true });
});
