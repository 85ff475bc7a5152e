import { readAuthorities } from '@rma/efirma';
import type { TestPair } from '@rma/efirma/test-authority';
import { createOutbound } from '@rma/service-kit';
import { efirmaCast, startOcspResponder, testClock } from '@rma/testkit';
import { afterAll } from 'vitest';
import { openRegistry, publicUrl } from './registry-harness.ts';

/** A registry that believes a test authority, which answers by OCSP on a loopback port. */
export async function openSigning() {
  const cast = efirmaCast(new Date());
  // The responder keeps the machine's time, as the registry's clock does when it starts.
  const responder = await startOcspResponder(cast.authority, testClock(new Date().toISOString()));
  const outbound = createOutbound({
    contact: { publicUrl, email: 'pruebas@ejemplo.gob.mx' },
    allow: [responder.address],
    politeness: () => ({ concurrency: 4, gapMs: 0 }),
  });
  const read = readAuthorities(cast.authority.bundle);
  if (!read.ok) throw new Error(read.reason);
  const harness = await openRegistry({
    outbound,
    efirma: { authorities: read.authorities, responderUrl: responder.url },
  });
  afterAll(async () => {
    await outbound.close();
    await responder.close();
  });
  const { call, db, inMexico, person } = harness;
  const coordinator = await person({ role: 'coordinator', cvegeo: null });
  const as = coordinator.authorization;

  const partyOf = ({ person: who }: TestPair, organization: string) => ({
    organization,
    signatory: who.name,
    position: 'Titular',
    rfc: who.rfc,
    curp: who.curp,
    email: `${who.rfc.toLowerCase()}@ejemplo.gob.mx`,
  });

  async function step(id: string, name: string, body: Record<string, unknown> = {}) {
    const { headers } = await call('GET', `/api/v1/memoranda/${id}`, { as });
    return call('POST', `/api/v1/memoranda/${id}/${name}`, {
      as,
      body,
      headers: { 'if-match': String(headers['etag']) },
    });
  }

  /** An agreement whose document is ready, with what its parties must sign. */
  async function readyToSign(cvegeo: string, change: Record<string, unknown> = {}) {
    const drafted = await call('POST', '/api/v1/memoranda', {
      as,
      body: {
        cvegeo,
        title: 'Convenio de colaboración en datos abiertos',
        federationParty: partyOf(cast.federation, 'Red México Abierto'),
        governmentParty: partyOf(cast.government, 'Ayuntamiento'),
        validFrom: inMexico(0),
        validUntil: inMexico(365),
        ...change,
      },
    });
    const id = String(drafted.json['id']);
    const sent = await step(id, 'send-to-review');
    if (sent.status >= 300) throw new Error(JSON.stringify(sent.json));
    const ready = await step(id, 'make-ready', { reason: 'oficio 12/2026' });
    if (ready.status >= 300) throw new Error(JSON.stringify(ready.json));
    return id;
  }

  /** The token of the last link that was mailed to somebody. */
  async function linkOf(pair: TestPair): Promise<string> {
    const { path } = await db
      .selectFrom('registry.notification')
      .select('path')
      .where('recipient', '=', `${pair.person.rfc.toLowerCase()}@ejemplo.gob.mx`)
      .where('kind', '=', 'memorandum.sign')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return path.replace('/firmar/', '');
  }

  /** Hands in a signature over what the link shows, or over `text`. */
  async function sign(token: string, pair: TestPair, change: { text?: string; signature?: Uint8Array } = {}) {
    const { json } = await call('GET', `/api/v1/signing/${token}`);
    const signature = change.signature ?? pair.signText(change.text ?? String(json['cadena']));
    return call('POST', `/api/v1/signing/${token}/signature`, {
      body: {
        certificate: Buffer.from(pair.cer).toString('base64'),
        signature: Buffer.from(signature).toString('base64'),
        certificateIsPublic: true,
      },
    });
  }

  return { ...harness, cast, responder, coordinator, partyOf, step, readyToSign, linkOf, sign };
}
