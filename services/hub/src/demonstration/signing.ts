import { testPeople, type TestPerson } from '@rma/efirma/test-authority';
import type { Services } from '../services.ts';
import { demonstrationActor, demonstrationEmail } from './accounts.ts';
import { inDays } from './in-days.ts';

const signatory = ({ name, rfc, curp }: TestPerson, post: string) => ({
  signatory: name,
  position: 'Titular (demostración)',
  rfc,
  curp,
  email: demonstrationEmail(post),
});

/**
 * Leaves the renewal of a government's agreement ready to be signed by the people of the demonstration's test pairs; the
 * links are in the coordinators' mail. Does nothing where there is one already.
 */
export async function awaitSignatures(
  { registry }: Services,
  { government, renewsId }: { government: { cvegeo: string; name: string }; renewsId: string },
): Promise<void> {
  const { memoranda } = registry;
  const { cvegeo, name } = government;
  const page = { cvegeo, first: 1, after: null, expiresWithinDays: undefined };
  if ((await memoranda.list(demonstrationActor, { ...page, state: 'to-sign' })).length > 0) return;
  const drafted = await memoranda.draft(demonstrationActor, {
    cvegeo,
    renewsId,
    title: `Renovación del convenio de colaboración en datos abiertos con ${name}`,
    federationParty: {
      organization: 'Red México Abierto',
      ...signatory(testPeople.federation, 'firma.federacion'),
    },
    governmentParty: {
      organization: `Gobierno de ${name}`,
      ...signatory(testPeople.government, 'firma.gobierno'),
    },
    validFrom: inDays(0),
    validUntil: inDays(1000),
    commitments: [],
    particulars: {},
  });
  if (!drafted.ok) throw new Error(`${name} has no agreement to sign: ${drafted.reason}`);
  const { id } = drafted;
  const reviewed = await memoranda.sendToReview(demonstrationActor, id, { version: 1 });
  const ready = await memoranda.makeReady(demonstrationActor, id, {
    version: 2,
    reason: 'aceptado en la demostración, sin validez oficial',
  });
  if (!reviewed.ok || !ready.ok) throw new Error(`${name} has no document to sign.`);
}
