import { openRequestStates } from '@rma/domain';
import { byGovernment, governmentPath, type FindSteps } from './step.ts';

const summary = ({ title }: { title: string }, count: number) =>
  count > 1 ? `La que vence antes es «${title}».` : `«${title}».`;

/** Requests that wait for their government: one step, for all of them, with the day of the first. */
export const requestSteps: FindSteps = async (db, cvegeos) => {
  const rows = await db
    .selectFrom('registry.data_request')
    .select(['cvegeo', 'title', 'due_on'])
    .where('cvegeo', 'in', [...cvegeos])
    .where('state', 'in', [...openRequestStates])
    .orderBy('due_on')
    .orderBy('id')
    .execute();
  return [...byGovernment(rows)].flatMap(([cvegeo, waiting]) =>
    waiting.slice(0, 1).map((first) => ({
      kind: 'request' as const,
      cvegeo,
      title:
        waiting.length === 1
          ? 'Responda una petición de datos'
          : `Responda ${waiting.length} peticiones de datos`,
      why: summary(first, waiting.length),
      dueOn: first.due_on,
      by: first.due_on,
      path: '/panel/peticiones',
      publicPath: governmentPath(cvegeo),
    })),
  );
};

/** The same for the problems people report in datasets. */
export const reportSteps: FindSteps = async (db, cvegeos) => {
  const rows = await db
    .selectFrom('registry.dataset_report')
    .select(['cvegeo', 'dataset_title as title', 'due_on', 'dataset_id'])
    .where('cvegeo', 'in', [...cvegeos])
    .where('state', '=', 'published')
    .orderBy('due_on')
    .orderBy('id')
    .execute();
  return [...byGovernment(rows)].flatMap(([cvegeo, waiting]) =>
    waiting.slice(0, 1).map((first) => ({
      kind: 'report' as const,
      cvegeo,
      title:
        waiting.length === 1
          ? 'Responda un reporte sobre sus datos'
          : `Responda ${waiting.length} reportes sobre sus datos`,
      why: summary(first, waiting.length),
      dueOn: first.due_on,
      by: first.due_on,
      path: '/panel/reportes',
      publicPath: `/datasets/${first.dataset_id}`,
    })),
  );
};
