import { can, type Actor } from '@rma/domain';
import { authorize, decodeCursor, problems, toPage } from '@rma/service-kit';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { named, unseen } from '../permission.ts';
import { releaseReadiness } from '../releases/readiness.ts';
import { loadDraft, loadResources } from './draft-queries.ts';
import { findPackage, listPackages, type Reach } from './package-queries.ts';
import { viewPackage } from './package-view.ts';

/** The governments whose private work an actor may read, as a query can use them. */
function reachOf(actor: Actor): Reach {
  if (can(actor, 'package.read', { cvegeo: null })) return 'all';
  if (actor.kind !== 'person' && actor.kind !== 'machine') return { own: [], states: [] };
  const keys = actor.grants.map((grant) => grant.cvegeo).filter((key) => key !== null);
  const readsWithin = (state: string) => can(actor, 'package.read', { cvegeo: `${state}000` });
  return {
    own: keys.filter((key) => can(actor, 'package.read', { cvegeo: key })),
    states: keys.filter((key) => key.length === 2 && readsWithin(key)),
  };
}

/** A page of the packages whose work the actor may read, newest first, drafts included. Throws forbidden. */
export async function readPackages(
  { db, publicUrl }: CatalogDependencies,
  actor: Actor,
  query: { cvegeo?: string | undefined; first: number; after?: string | undefined },
) {
  if (actor.kind === 'anonymous') throw problems.unauthenticated();
  if (query.cvegeo !== undefined) authorize(actor, 'package.read', { cvegeo: query.cvegeo });
  const after = query.after === undefined ? undefined : decodeCursor(z.uuid(), query.after);
  const rows = await listPackages(db, {
    reach: reachOf(actor),
    cvegeo: query.cvegeo,
    first: query.first,
    after,
  });
  const page = toPage(rows, query.first, { positionOf: (row) => row.id });
  const resources = await loadResources(
    db,
    page.items.map((row) => row.id),
  );
  return {
    ...page,
    items: page.items.map((row) => viewPackage(row, resources.get(row.id) ?? [], publicUrl)),
  };
}

/** A package as its workers see it, for the answer to a change they were allowed to make. Throws not-found. */
export async function describePackage({ db, publicUrl }: CatalogDependencies, packageId: string) {
  const found = await findPackage(db, packageId);
  if (!found) throw problems.notFound({ what: named.package });
  const draft = await loadDraft(db, found);
  const missing = releaseReadiness(draft, publicUrl);
  return { ...viewPackage(found, draft.resources, publicUrl), missing };
}

/** One package as work in progress, with what its next release lacks. Throws not-found, also for strangers. */
export async function readPackage(
  deps: CatalogDependencies,
  actor: Actor,
  { packageId }: { packageId: string },
) {
  const found = await findPackage(deps.db, packageId);
  if (!found) throw problems.notFound({ what: named.package });
  authorize(actor, 'package.read', { cvegeo: found.cvegeo }, unseen(named.package));
  return describePackage(deps, packageId);
}
