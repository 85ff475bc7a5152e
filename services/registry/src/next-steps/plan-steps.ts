import { byGovernment, inDays, type FindSteps } from './step.ts';

/** Plan dates are looked at this many days ahead. */
const aheadDays = 45;

/** The dates of each government's published plan that are near or over: one step, with the first of them. */
export const planSteps: FindSteps = async (db, cvegeos, { now }) => {
  const rows = await db
    .selectFrom('national.inventory_item')
    .select(['cvegeo', 'title', 'planned_on'])
    .where('cvegeo', 'in', [...cvegeos])
    .where('state', '=', 'planned')
    .where('planned_on', 'is not', null)
    .orderBy('planned_on')
    .orderBy('id')
    .execute();
  return [...byGovernment(rows)].flatMap(([cvegeo, items]) => {
    const near = items.filter(({ planned_on: on }) => on !== null && on <= inDays(cvegeo, now, aheadDays));
    const first = near[0];
    if (!first?.planned_on) return [];
    return [
      {
        kind: 'plan' as const,
        cvegeo,
        title: near.length === 1 ? `Abra «${first.title}»` : `Abra ${near.length} datos de su plan`,
        why:
          near.length === 1
            ? 'Es la fecha que puso en su plan de apertura.'
            : `Se acercan o pasaron sus fechas; la primera es la de «${first.title}».`,
        dueOn: first.planned_on,
        by: first.planned_on,
        path: `/panel/inventario?gobierno=${cvegeo}`,
        publicPath: `/governments/${cvegeo}/plan`,
      },
    ];
  });
};
