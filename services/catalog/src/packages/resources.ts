import type { Actor, Periodicity } from '@rma/domain';
import { transaction, violates } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import { latest } from '@rma/themes';
import type { CatalogDependencies } from '../dependencies.ts';
import { named, requireMember, unseen } from '../permission.ts';
import { discardUploads } from '../uploads/upload-queries.ts';
import {
  countResources,
  findPackage,
  findResource,
  findResourceNamed,
  insertResource,
  lockPackage,
  updateResource,
  wasReleased,
} from './package-queries.ts';

const maxResources = 200;

export type NewResource = {
  /** `mobility/road-incidents`, without version: an upload is validated against the newest. */
  standard: string;
  name: string;
  title: string;
  description?: string | undefined;
  temporal?: string | undefined;
};

const otherTheme = {
  es: 'El estándar es de otro tema que el paquete.',
  en: 'The standard belongs to another theme than the package.',
};
const tooMany = {
  es: `Un paquete tiene como máximo ${maxResources} recursos.`,
  en: `A package has at most ${maxResources} resources.`,
};
const nameWithOtherStandard = {
  es: 'Con ese nombre ya se publicó un recurso que sigue otro estándar; elija otro nombre.',
  en: 'A resource that follows another standard was published under that name; choose another name.',
};
const nameTaken = {
  es: 'un recurso con ese nombre en el paquete',
  en: 'a resource with that name in the package',
};

/**
 * Adds a resource to a package. Its id will be its dataset's public id, for life: a removed resource that is added
 * again under its name returns with its id. Throws not-found, forbidden, government-cannot-publish, already-exists,
 * unprocessable (unknown standard or of another theme) or conflict.
 */
export async function addResource(
  { db, clock, logger }: CatalogDependencies,
  actor: Actor,
  { packageId, resource }: { packageId: string; resource: NewResource },
): Promise<{ id: string }> {
  const found = await findPackage(db, packageId);
  if (!found) throw problems.notFound({ what: named.package });
  authorize(actor, 'package.write', { cvegeo: found.cvegeo }, unseen(named.package));
  requireMember({ name: found.government_name, membership: found.membership });
  const followed = latest(resource.standard);
  if (!followed) throw problems.notFound({ what: named.standard });
  if (followed.theme !== found.theme_id) throw problems.unprocessable({ reason: otherTheme });

  const columns = {
    title: resource.title,
    description: resource.description ?? followed.description.es,
    standard_id: followed.id,
    temporal: resource.temporal ?? null,
  };
  return transaction(db, { name: 'add resource', logger }, async (trx) => {
    await lockPackage(trx, packageId);
    if ((await countResources(trx, packageId)) >= maxResources) throw problems.conflict({ reason: tooMany });
    const namesake = await findResourceNamed(trx, packageId, resource.name);
    if (!namesake) {
      return insertResource(trx, {
        package_id: packageId,
        name: resource.name,
        created_at: clock.now(),
        ...columns,
      });
    }
    if (namesake.removed_at === null) throw problems.alreadyExists({ what: nameTaken });
    if (namesake.standard_id !== followed.id && (await wasReleased(trx, namesake.id)))
      throw problems.conflict({ reason: nameWithOtherStandard });
    await updateResource(trx, namesake.id, { ...columns, removed_at: null, removal_reason: null });
    return { id: namesake.id };
  }).catch((error: unknown) => {
    if (violates(error, 'resource_name_in_package')) throw problems.alreadyExists({ what: nameTaken });
    throw error;
  });
}

export type ResourceChange = {
  title?: string | undefined;
  description?: string | undefined;
  temporal?: string | null | undefined;
  /** How often it is delivered; null to follow its standard's. */
  periodicity?: Periodicity | null | undefined;
};

/**
 * Changes what a resource says of itself; the public sees it with the next release. Throws not-found, forbidden or
 * government-cannot-publish.
 */
export async function changeResource(
  { db, logger }: CatalogDependencies,
  actor: Actor,
  { resourceId, change }: { resourceId: string; change: ResourceChange },
): Promise<{ packageId: string }> {
  const found = await findResource(db, resourceId);
  if (!found) throw problems.notFound({ what: named.resource });
  authorize(actor, 'package.write', { cvegeo: found.cvegeo }, unseen(named.resource));
  requireMember({ name: found.government_name, membership: found.membership });
  await transaction(db, { name: 'change resource', logger }, async (trx) => {
    await lockPackage(trx, found.package_id);
    // Read again once it is held: somebody else may be changing another of its words, or removing it.
    const current = await findResource(trx, resourceId);
    if (current?.removed_at !== null) throw problems.notFound({ what: named.resource });
    await updateResource(trx, resourceId, {
      title: change.title ?? current.title,
      description: change.description ?? current.description,
      temporal: change.temporal === undefined ? current.temporal : change.temporal,
      periodicity: change.periodicity === undefined ? current.periodicity : change.periodicity,
    });
  });
  return { packageId: found.package_id };
}

/**
 * Takes a resource out of the draft. A published one stays public until the next release, which leaves a tombstone
 * with `reason`. Throws not-found or forbidden.
 */
export async function removeResource(
  { db, clock, logger }: CatalogDependencies,
  actor: Actor,
  { resourceId, reason }: { resourceId: string; reason?: string | undefined },
): Promise<void> {
  const found = await findResource(db, resourceId);
  if (!found) throw problems.notFound({ what: named.resource });
  authorize(actor, 'package.write', { cvegeo: found.cvegeo }, unseen(named.resource));
  await transaction(db, { name: 'remove resource', logger }, async (trx) => {
    await lockPackage(trx, found.package_id);
    const current = await findResource(trx, resourceId);
    if (current?.removed_at !== null) throw problems.notFound({ what: named.resource });
    await updateResource(trx, resourceId, { removed_at: clock.now(), removal_reason: reason ?? null });
    await discardUploads(trx, resourceId, clock.now());
  });
}
