import { actorReference, addDays, dateAt, daysBetween, type Actor } from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import { endOutlivedGrants } from '../accounts/grant-queries.ts';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { lockMember } from '../membership/membership-queries.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { endPost } from './end-official.ts';
import { findOfficial, findOfficialInPost, listEndingOfficials, type Official } from './official-queries.ts';
import { settleCustody } from './settle-custody.ts';

/** Where the day begins first in the country. */
export const earliestClock = '23';
const remindsDaysBefore = [1, 7, 30];
const postNames = { liaison: 'enlace', administrator: 'administrador de datos' } as const;

/** What the calendar does to terms: says that they end, ends them, and says who is missing. */
export function createOfficialTerms(
  { db, clock }: RegistryDeps,
  { notifications }: { notifications: Notifications },
) {
  async function tellVacancy(trx: Trx, official: Official): Promise<void> {
    const { cvegeo, post, id } = official;
    const substitute = await findOfficialInPost(trx, cvegeo, { post, standing: 'substitute' });
    const notice = {
      kind: 'official.term' as const,
      cvegeo,
      title: `Quedó vacante el papel de ${postNames[post]}`,
      body: substitute
        ? `Terminó el periodo de quien era ${postNames[post]}. Mientras llega la nueva designación actúa quien le suple. Lo publicado sigue en línea.`
        : `Terminó el periodo de quien era ${postNames[post]} y nadie le suple. Lo publicado y la lectura de su portal siguen; para publicar o responder hace falta designar a alguien con su oficio.`,
      path: `/funcionarios/${cvegeo}`,
      about: `vacancy:${id}`,
    };
    await notifications.notify(trx, { officialsOf: cvegeo }, notice);
    await notifications.notify(trx, { role: 'coordinator' }, notice);
  }

  async function endTerm(actor: Actor, overdue: Official): Promise<boolean> {
    return transaction(db, { name: 'end term' }, async (trx) => {
      await lockMember(trx, overdue.cvegeo);
      const official = await findOfficial(trx, overdue.id);
      if (!official || official.ended_at !== null) return false;
      const at = clock.now();
      const cause =
        official.acts_until === official.term_ends
          ? 'término del periodo'
          : 'término de la administración que lo designó';
      const entries = [await endPost(trx, official, { actor, cause, at })];
      entries.push(...(await settleCustody(trx, official.cvegeo, { at, cause })));
      if (official.standing === 'holder') await tellVacancy(trx, official);
      await appendToLedger(trx, entries, { actor, clock });
      return true;
    });
  }

  /** Tells a government, 30, 7 and 1 days before, that somebody's term ends. */
  async function remind(official: Official, lastDay: string): Promise<void> {
    const { cvegeo, post, id } = official;
    const left = daysBetween(dateAt(cvegeo, clock.now()), lastDay);
    const days = remindsDaysBefore.find((each) => left <= each);
    if (left < 0 || days === undefined) return;
    await transaction(db, { name: 'remind of term' }, (trx) =>
      notifications.notify(
        trx,
        { officialsOf: cvegeo },
        {
          kind: 'official.term',
          cvegeo,
          title: `Está por terminar el periodo de quien es ${postNames[post]}`,
          body: `Su último día es el ${lastDay}. Registre a quien llega, o la ratificación de quien sigue, con su oficio: al día siguiente se cierra el acceso.`,
          path: `/funcionarios/${cvegeo}`,
          about: `term:${id}:${lastDay}:${days}`,
        },
      ),
    );
  }

  return {
    /**
     * Ends the posts whose last day is over where the government is, each in a transaction of its own, and whatever
     * else was granted by an administration that is over; returns how many posts.
     */
    async endOverdue(actor: Actor): Promise<number> {
      authorize(actor, 'official.replace', { cvegeo: null });
      const now = clock.now();
      const overdue = (await listEndingOfficials(db, dateAt(earliestClock, now))).filter(
        ({ cvegeo, acts_until: last }) => last !== null && dateAt(cvegeo, now) > last,
      );
      let ended = 0;
      for (const official of overdue) if (await endTerm(actor, official)) ended += 1;
      await transaction(db, { name: 'end grants of past administrations' }, (trx) =>
        endOutlivedGrants(trx, { now, by: actorReference(actor) }),
      );
      return ended;
    },

    /** Tells who is about to leave; nobody is told the same twice. */
    async remindOfEnds(actor: Actor): Promise<void> {
      authorize(actor, 'official.replace', { cvegeo: null });
      const horizon = addDays(dateAt(earliestClock, clock.now()), Math.max(...remindsDaysBefore));
      for (const official of await listEndingOfficials(db, horizon)) {
        if (official.acts_until !== null) await remind(official, official.acts_until);
      }
    },
  };
}

export type OfficialTerms = ReturnType<typeof createOfficialTerms>;
