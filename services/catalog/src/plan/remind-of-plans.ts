import { dateAt, daysBetween } from '@rma/domain';
import { transaction, type Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import type { CatalogDependencies } from '../dependencies.ts';
import { lockInventory } from '../inventory/item-queries.ts';
import { listOf, tellOfficials } from './plan-notices.ts';
import { countPublicItems, isOverdue } from './public-items.ts';
import { publicItemsOf, type PublicItem } from './public-queries.ts';

/** How long before a promised day its government is reminded. */
const daysBefore = [30, 7] as const;

const governmentsWithPlan = async (db: Kysely<Tables>): Promise<string[]> =>
  (
    await db
      .selectFrom('catalog.inventory')
      .select('cvegeo')
      .where('plan_published_at', 'is not', null)
      .orderBy('cvegeo')
      .execute()
  ).map(({ cvegeo }) => cvegeo);

const namesOf = (rows: readonly PublicItem[]) =>
  listOf(rows.map(({ title, planned_on }) => `${title} (${planned_on})`));

const whenDue = (days: number) => (days === 0 ? 'Hoy' : days === 1 ? 'Mañana' : `En ${days} días`);

/** The task `catalog.remind-of-plans`: reminds of the dates that come, tells those that passed, counts what is late. */
export async function remindOfPlans({ db, clock, logger }: CatalogDependencies): Promise<void> {
  for (const cvegeo of await governmentsWithPlan(db)) {
    await transaction(db, { name: 'remind of plan', logger }, async (trx) => {
      const now = clock.now();
      // Held, so that the counts are not written over those of a plan that is published meanwhile.
      const inventory = await lockInventory(trx, cvegeo);
      await countPublicItems(trx, inventory, now);
      const planned = (await publicItemsOf(trx, cvegeo)).filter(({ state }) => state === 'planned');
      const today = dateAt(cvegeo, now);
      for (const [day, due] of Map.groupBy(planned, ({ planned_on }) => planned_on ?? '')) {
        const left = daysBetween(today, day);
        // The last mark that was reached: a day on which the calendar was not turned loses no reminder.
        const days = daysBefore.findLast((mark) => left <= mark);
        if (days === undefined || left < 0) continue;
        await tellOfficials(trx, cvegeo, {
          kind: 'plan.due',
          title: `${whenDue(left)} vence una fecha de su plan de apertura`,
          body: `El ${day} se comprometió a abrir:\n${namesOf(due)}\n\nSi ya están publicados en su portal, confírmelo en su inventario.`,
          about: `plan-due:${cvegeo}:${day}:${days}`,
        });
      }
      const late = planned.filter((row) => isOverdue(row, now));
      if (late.length === 0) return;
      const latest = late
        .map(({ planned_on }) => planned_on ?? '')
        .toSorted((a, b) => a.localeCompare(b))
        .at(-1);
      await tellOfficials(trx, cvegeo, {
        kind: 'plan.due',
        title: `Pasó la fecha de ${late.length === 1 ? 'un renglón' : `${late.length} renglones`} de su plan de apertura`,
        body: `Ya venció la fecha de:\n${namesOf(late)}\n\nPublíquelos, o ponga otra fecha y publique de nuevo el plan.`,
        about: `plan-late:${cvegeo}:${latest}`,
      });
    });
  }
}
