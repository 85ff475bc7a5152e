import { can, governmentsFor, type Actor } from '@rma/domain';
import { authorize, decodeCursor, type Page, problems, toPage } from '@rma/service-kit';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named, unseen } from '../permission.ts';
import { findSource, listSources, type Sight } from './source-queries.ts';
import { toSourceView, type SourceView } from './source-view.ts';

/** A grant on a state may or may not reach its municipalities; asking about any of them tells. */
function sightOf(actor: Actor): Sight {
  const governments = governmentsFor(actor, 'source.read');
  if (governments === 'all') return 'all';
  const reachesMunicipalities = (cvegeo: string) =>
    cvegeo.length === 2 && can(actor, 'source.read', { cvegeo: `${cvegeo}001` });
  return { governments, states: governments.filter(reachesMunicipalities) };
}

/** The sources an actor may see, of one government when it is given. Throws forbidden for another's. */
export async function readSources(
  { db }: HarvesterDependencies,
  actor: Actor,
  query: { cvegeo?: string | undefined; first: number; after?: string | undefined },
): Promise<Page<SourceView>> {
  if (query.cvegeo !== undefined) authorize(actor, 'source.read', { cvegeo: query.cvegeo });
  const rows = await listSources(db, {
    sight: sightOf(actor),
    cvegeo: query.cvegeo,
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
