import { addDays, dateAt } from '@rma/domain';
import { transaction, type Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import type { CatalogDependencies } from '../dependencies.ts';
import { findInventory } from '../inventory/item-queries.ts';
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

/** The task `catalog.remind-of-plans`: reminds of the dates that come, tells those that passed, counts what is late. */
export async function remindOfPlans({ db, clock, logger }: CatalogDependencies): Promise<void> {
  for (const cvegeo of await governmentsWithPlan(db)) {
    await transaction(db, { name: 'remind of plan', logger }, async (trx) => {
      const now = clock.now();
      const inventory = await findInventory(trx, cvegeo);
      if (!inventory) return;
      await countPublicItems(trx, inventory, now);
      const planned = (await publicItemsOf(trx, cvegeo)).filter(({ state }) => state === 'planned');
      const today = dateAt(cvegeo, now);
      for (const days of daysBefore) {
        const day = addDays(today, days);
        const due = planned.filter(({ planned_on }) => planned_on === day);
        if (due.length === 0) continue;
        await tellOfficials(trx, cvegeo, {
          kind: 'plan.due',
          title: `En ${days} días vence una fecha de su plan de apertura`,
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
