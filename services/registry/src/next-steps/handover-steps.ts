import { dateInWords } from '@rma/domain';
import { handoverChecklist } from '../handover/checklist.ts';
import { byGovernment, governmentPath, inDays, type FindSteps } from './step.ts';

/** Handover tasks are looked at this many days ahead. */
const aheadDays = 60;

/** What is next in each government's handover to another administration. */
export const handoverSteps: FindSteps = async (db, cvegeos, { now }) => {
  const rows = await db
    .selectFrom('registry.handover as handover')
    .innerJoin('registry.handover_item as item', 'item.handover_id', 'handover.id')
    .select(['handover.cvegeo', 'handover.administration_ends_on', 'item.key', 'item.due_on'])
    .where('handover.cvegeo', 'in', [...cvegeos])
    .where('handover.ready_at', 'is', null)
    .where('item.done_at', 'is', null)
    .orderBy('item.due_on')
    .orderBy('item.position')
    .execute();
  return [...byGovernment(rows)].flatMap(([cvegeo, items]) =>
    items
      .slice(0, 1)
      .filter(({ due_on: dueOn }) => dueOn <= inDays(cvegeo, now, aheadDays))
      .map((first) => ({
        kind: 'handover' as const,
        cvegeo,
        title:
          handoverChecklist.find(({ key }) => key === first.key)?.title ?? 'Prepare la entrega de su cargo',
        why: `Es parte de la entrega a la siguiente administración: la actual termina el ${dateInWords(first.administration_ends_on)}. ${items.length === 1 ? 'Es lo último que falta.' : `Faltan ${items.length} puntos.`}`,
        dueOn: first.due_on,
        by: first.due_on,
        path: `/panel/entrega/${cvegeo}`,
        publicPath: governmentPath(cvegeo),
      })),
  );
};
