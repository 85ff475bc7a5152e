import { addDays, dateInMexicoCity } from '@rma/domain';
import type { Services } from '../services.ts';
import { demonstrationActor } from './accounts.ts';

const message =
  'La Red México Abierto reúne a estados y municipios que publican juntos sus datos abiertos. Nos gustaría que su gobierno formara parte.';

/** Who the coordination is talking to: one city invited, another to be called, a note on the one that applied. */
export async function loadOutreach(
  { registry }: Services,
  { applicant }: { applicant: string },
): Promise<void> {
  const { outreach, governmentInvitations } = registry;
  const [known] = await outreach.history(demonstrationActor, applicant, { first: 1, after: null });
  if (known) return;
  const [owner] = await outreach.owners(demonstrationActor);
  const today = dateInMexicoCity(new Date());
  await governmentInvitations.send(demonstrationActor, {
    message,
    invitees: [{ cvegeo: '30039', email: 'alcaldia@coatzacoalcos.example', name: 'Presidencia municipal' }],
  });
  await outreach.plan(demonstrationActor, '30039', {
    ownerId: owner?.id ?? null,
    nextStep: 'Llamar para saber si recibieron la invitación',
    nextStepOn: today,
  });
  await outreach.plan(demonstrationActor, '20', {
    ownerId: owner?.id ?? null,
    nextStep: 'Presentar la red al gabinete',
    nextStepOn: addDays(today, 6),
  });
  await outreach.note(
    demonstrationActor,
    applicant,
    'Su unidad de transparencia ya tiene listo el inventario; esperan la aprobación para firmar.',
  );
}
