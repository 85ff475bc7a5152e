import type { Actor } from '@rma/domain';
import { authorize, decodeCursor, type Page, toPage } from '@rma/service-kit';
import { z } from 'zod';
import type { HarvesterDependencies } from '../dependencies.ts';
import { sightOf } from '../permission.ts';
import { failingStates } from './link-facts.ts';
import { type linkStates, toLinkView, type LinkView } from './link-view.ts';
import { listUsedLinks } from './use-queries.ts';

const place = z.object({ url: z.string(), datasetId: z.uuid() });

/**
 * The addresses an actor may see with what they last answered, of one government or dataset when it is given;
 * `failing` are those that do not give their file. Throws forbidden for another government's.
 */
export async function readLinks(
  { db }: HarvesterDependencies,
  actor: Actor,
  query: {
    cvegeo?: string | undefined;
    datasetId?: string | undefined;
    state?: (typeof linkStates)[number] | 'failing' | undefined;
    first: number;
    after?: string | undefined;
  },
): Promise<Page<LinkView>> {
  const { cvegeo, datasetId, state, first, after } = query;
  if (cvegeo !== undefined) authorize(actor, 'link.read', { cvegeo });
  const rows = await listUsedLinks(db, {
    sight: sightOf(actor, 'link.read'),
    cvegeo,
    datasetId,
    states: state === undefined ? undefined : state === 'failing' ? failingStates : [state],
    after: after === undefined ? undefined : decodeCursor(place, after),
    limit: first + 1,
  });
  const page = toPage(rows, first, { positionOf: (row) => ({ url: row.url, datasetId: row.datasetId }) });
  return { ...page, items: page.items.map(toLinkView) };
}
