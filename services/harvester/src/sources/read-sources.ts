import type { Actor } from '@rma/domain';
import { authorize, decodeCursor, type Page, problems, toPage } from '@rma/service-kit';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named, sightOf, unseen } from '../permission.ts';
import { findSource, listSources } from './source-queries.ts';
import { toSourceView, type SourceView } from './source-view.ts';

/** The sources an actor may see, of one government, state or health when they are given. Throws forbidden for another's. */
export async function readSources(
  { db }: HarvesterDependencies,
  actor: Actor,
  query: {
    cvegeo?: string | undefined;
    state?: SourceView['state'] | undefined;
    health?: NonNullable<SourceView['health']> | undefined;
    first: number;
    after?: string | undefined;
  },
): Promise<Page<SourceView>> {
  if (query.cvegeo !== undefined) authorize(actor, 'source.read', { cvegeo: query.cvegeo });
  const rows = await listSources(db, {
    sight: sightOf(actor, 'source.read'),
    cvegeo: query.cvegeo,
    state: query.state,
    health: query.health,
    after: query.after === undefined ? undefined : decodeCursor(z.uuid(), query.after),
    limit: query.first + 1,
  });
  const page = toPage(rows, query.first, { positionOf: (row) => row.id });
  return { ...page, items: page.items.map(toSourceView) };
}

/** One source; not-found for who may not know of it. */
export async function readSource(
  { db }: HarvesterDependencies,
  actor: Actor,
  id: string,
): Promise<SourceView> {
  const row = await findSource(db, id);
  if (row === undefined) throw problems.notFound({ what: named.source });
  authorize(actor, 'source.read', { cvegeo: row.cvegeo }, unseen(named.source));
  return toSourceView(row);
}
