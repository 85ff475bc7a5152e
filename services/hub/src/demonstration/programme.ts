import { addDays, dateInMexicoCity, systemClock, type Actor } from '@rma/domain';
import type { Services } from '../services.ts';
import {
  demonstrationActor,
  demonstrationEmail,
  demonstrationPassword,
  ensureDemonstrationAccount,
} from './accounts.ts';

const dayMs = 86_400_000;
/** The first week, whole, and the next one begun. */
const doneTasks: Record<string, string[]> = {
  '05035': ['team', 'liaisons', 'first-minutes', 'inventory', 'priorities'],
  '17': ['team', 'liaisons', 'first-minutes'],
};

/** The Monday of the week in which a date is. */
function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}

/**
 * A cohort of the six-week programme in its second week, a webinar to come, and a ticket that the squad answered. Does
 * nothing where there is a cohort already.
 */
export async function loadProgramme(services: Services): Promise<void> {
  const { cohorts, webinars } = services.registry.squads;
  if ((await cohorts.list()).length > 0) return;
  const now = systemClock.now();
  const startsOn = addDays(mondayOf(dateInMexicoCity(now)), -7);
  const { id: cohortId } = await cohorts.create(demonstrationActor, {
    name: 'Generación de demostración',
    startsOn,
  });
  for (const [cvegeo, tasks] of Object.entries(doneTasks)) {
    const enrolled = await cohorts.enrol(demonstrationActor, { cohortId, cvegeo });
    if (!enrolled.ok) throw new Error(`${cvegeo} could not enter the programme: ${enrolled.reason}`);
    for (const task of tasks)
      await cohorts.putTask(demonstrationActor, { cohortId, cvegeo, task }, { isDone: true, note: null });
  }
  await webinars.create(demonstrationActor, {
    cohortId,
    title: 'Limpiar un padrón en vivo',
    description: 'Traiga un archivo suyo: en una hora queda listo para publicarse.',
    startsAt: new Date(Math.ceil((now.getTime() + 6 * dayMs) / dayMs) * dayMs + 17 * 3_600_000),
    durationMinutes: 60,
    joinUrl: null,
    recordingUrl: null,
  });
  await ask(services);
}

async function ask({ registry }: Services): Promise<void> {
  const email = demonstrationEmail('escuadron');
  const name = 'Escuadrón de datos (demostración)';
  await ensureDemonstrationAccount({ registry }, { email, name, role: 'squad', cvegeo: null });
  const account = await registry.sessions.checkCredentials(email, demonstrationPassword);
  if (account === null) return;
  const squad: Actor = {
    kind: 'person',
    accountId: account.id,
    name,
    grants: [{ role: 'squad', cvegeo: null }],
  };
  const { id } = await registry.squads.tickets.open(demonstrationActor, {
    cvegeo: '05035',
    topic: 'formats',
    title: 'Celdas combinadas en el registro de accidentes',
    body: 'El sistema de Tránsito exporta la colonia en una celda combinada por turno. ¿Cómo la separamos sin perder ningún hecho?',
    isShared: true,
  });
  await registry.squads.tickets.reply(squad, id, {
    body: 'Quiten la combinación y llenen hacia abajo el valor de la colonia antes de borrar los renglones de turno. Está paso a paso en la guía «Limpiar un archivo».',
  });
}
