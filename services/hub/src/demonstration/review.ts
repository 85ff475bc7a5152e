import type { Services } from '../services.ts';
import { demonstrationActor } from './accounts.ts';
import { inDays } from './in-days.ts';

/**
 * Leaves the renewal of a government's agreement in its review, with a comment on a clause, for its liaison to read,
 * comment and accept. Does nothing where there is one already.
 */
export async function awaitReview(
  { registry }: Services,
  { government, renewsId }: { government: { cvegeo: string; name: string }; renewsId: string },
): Promise<void> {
  const { memoranda } = registry;
  const { cvegeo, name } = government;
  const page = { cvegeo, first: 1, after: null, expiresWithinDays: undefined };
  if ((await memoranda.list(demonstrationActor, { ...page, state: 'in-review' })).length > 0) return;
  const drafted = await memoranda.draft(demonstrationActor, {
    cvegeo,
    renewsId,
    title: `Renovación del convenio de colaboración en datos abiertos con ${name}`,
    federationParty: {
      organization: 'Red México Abierto',
      signatory: 'Coordinación (demostración)',
      position: 'Coordinación de la red',
    },
    governmentParty: {
      organization: `Gobierno de ${name}`,
      signatory: 'Titular del Ejecutivo (demostración)',
      position: 'Titular',
    },
    validFrom: inDays(30),
    validUntil: inDays(1125),
    commitments: [
      { indicator: 'plan-published', parameters: {}, dueOn: inDays(120) },
      { indicator: 'freshness', parameters: { share: 0.8 }, dueOn: inDays(365) },
    ],
    particulars: { noticeDays: 60 },
  });
  if (!drafted.ok) throw new Error(`${name} has no agreement to review: ${drafted.reason}`);
  const commented = await memoranda.comment(demonstrationActor, drafted.id, {
    clause: 'termination',
    body: 'El aviso pasa de 30 a 60 días, como pidió su gobierno. ¿Les parece bien?',
    proposal: null,
  });
  const reviewed = await memoranda.sendToReview(demonstrationActor, drafted.id, { version: 1 });
  if (!commented.ok || !reviewed.ok) throw new Error(`${name} has nothing to review.`);
}
