import { freshnessOf } from '@rma/domain';
import { standard, standards } from '@rma/themes';
import { sql } from 'kysely';
import { byGovernment, governmentPath, inDays, type FindSteps } from './step.ts';

/** Sources of a government that the network cannot read as it should. */
export const sourceSteps: FindSteps = async (db, cvegeos, { now }) => {
  const rows = await db
    .selectFrom('national.source')
    .select(['id', 'cvegeo', 'title', 'health', 'message'])
    .where('cvegeo', 'in', [...cvegeos])
    .where('is_open', '=', true)
    .where('health', '<>', 'healthy')
    .orderBy('id')
    .execute();
  return rows.map(({ id, cvegeo, title, health, message }) => ({
    kind: 'source',
    cvegeo,
    title:
      health === 'held'
        ? `Decida sobre la lectura detenida de «${title}»`
        : `Revise «${title}»: la red no puede leerlo bien`,
    why: message ?? 'La última lectura no terminó como se esperaba; lo publicado antes sigue en línea.',
    dueOn: null,
    by: inDays(cvegeo, now, health === 'held' ? 1 : 4),
    path: '/panel/portal',
    publicPath: `/fuentes/${id}`,
  }));
};

type Holding = {
  cvegeo: string;
  standard_id: string | null;
  periodicity: string | null;
  modified: Date | null;
  datasets: number;
};

/** A government's datasets that are past their own promise, and what it could publish next. Never empty for one. */
export const publicationSteps: FindSteps = async (db, cvegeos, { now }) => {
  const { rows } = await sql<Holding>`
    select cvegeo, standard_id, periodicity, modified, count(*)::integer as datasets from national.dataset
    where cvegeo = any(${[...cvegeos]}::text[]) and archived_at is null
    group by cvegeo, standard_id, periodicity, modified`.execute(db);
  const held = byGovernment(rows);
  return cvegeos.flatMap((cvegeo) => {
    const own = held.get(cvegeo) ?? [];
    return [...staleStep(cvegeo, own, now), nextPublication(cvegeo, own, now)];
  });
};

function staleStep(cvegeo: string, own: readonly Holding[], now: Date) {
  const late = own.filter(({ modified, periodicity, standard_id: standardId }) => {
    const promised =
      periodicity ?? (standardId === null ? null : (standard(standardId)?.periodicity ?? null));
    const freshness = freshnessOf({ modified, periodicity: promised }, now);
    return freshness === 'late' || freshness === 'stale';
  });
  const count = late.reduce((sum, { datasets }) => sum + datasets, 0);
  if (count === 0) return [];
  return [
    {
      kind: 'freshness' as const,
      cvegeo,
      title: count === 1 ? 'Actualice un conjunto de datos' : `Actualice ${count} conjuntos de datos`,
      why: 'Pasó el tiempo en que prometen una nueva entrega: quien los usa no sabe si siguen vigentes.',
      dueOn: null,
      by: inDays(cvegeo, now, 10),
      path: '/panel#paquetes',
      publicPath: governmentPath(cvegeo),
    },
  ];
}

function nextPublication(cvegeo: string, own: readonly Holding[], now: Date) {
  const publicPath = governmentPath(cvegeo);
  const path = `/panel/nuevo?gobierno=${cvegeo}`;
  const common = { kind: 'publish' as const, cvegeo, dueOn: null, publicPath };
  if (own.length === 0)
    return {
      ...common,
      title: 'Publique su primer conjunto de datos',
      why: 'Elija un estándar y suba su archivo: la red lo revisa con usted. Si su gobierno ya tiene un portal, conéctelo.',
      by: inDays(cvegeo, now, 5),
      path,
    };
  const has = new Set(own.map(({ standard_id: id }) => id?.split('@')[0]));
  const missing = standards().find(({ id }) => !has.has(id));
  if (missing)
    return {
      ...common,
      title: `Publique «${missing.title.es}»`,
      why: 'Es uno de los estándares de la red que su gobierno todavía no publica.',
      by: inDays(cvegeo, now, 180),
      path,
    };
  return {
    ...common,
    title: 'Compare sus datos con los de sus pares',
    why: 'Su gobierno publica todos los estándares de la red: vea en qué se distingue.',
    by: inDays(cvegeo, now, 365),
    path: `/comparar?g=${cvegeo}`,
  };
}
