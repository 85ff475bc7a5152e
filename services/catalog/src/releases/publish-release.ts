import { actorReference, type Actor } from '@rma/domain';
import {
  appendToLedger,
  putNationalDatasets,
  transaction,
  withdrawNationalDatasets,
  type LedgerEntry,
  type Tables,
} from '@rma/persistence';
import { authorize, type FieldError, problems } from '@rma/service-kit';
import type { Transaction } from 'kysely';
import { catalogMetrics } from '../catalog-metrics.ts';
import type { CatalogDependencies } from '../dependencies.ts';
import { loadDraft, type Draft } from '../packages/draft-queries.ts';
import { findPackage, lockPackage, updatePackage } from '../packages/package-queries.ts';
import { named, requireMember, unseen } from '../permission.ts';
import { catalogProblems } from '../problems.ts';
import { addresses } from './addresses.ts';
import { buildDescriptor, publishableResources } from './descriptor.ts';
import { toNationalDataset, toTablePart } from './national-entry.ts';
import { keptEntries } from './privacy-record.ts';
import { releaseReadiness, type Missing } from './readiness.ts';
import { releaseChanges } from './release-changes.ts';
import { releaseNotes } from './release-notes.ts';
import { firstPublications, insertRelease, putNationalPackage, toldOf } from './release-queries.ts';
import { putTableParts } from './table-part-queries.ts';

export type PublishedRelease = {
  packageId: string;
  number: number;
  publishedAt: Date;
  datasets: { id: string; name: string; url: string }[];
};

function notReady(missing: readonly Missing[]) {
  const summary = (language: 'es' | 'en') => missing.map((item) => item.message[language]).join(' ');
  const errors = missing.map(({ resource, code, message }): FieldError => {
    return { in: 'path', pointer: resource === null ? '' : `/resources/${resource}`, code, message };
  });
  return catalogProblems.releaseNotReady({ summary: { es: summary('es'), en: summary('en') } }, { errors });
}

function ledgerEntries(
  draft: Draft,
  facts: {
    number: number;
    before: ReadonlyMap<string, string>;
    now: ReadonlyMap<string, string>;
    removed: readonly { id: string; reason: string }[];
  },
): LedgerEntry[] {
  const { cvegeo, id, theme_id: theme } = draft.package;
  const datasets = publishableResources(draft).flatMap((resource): LedgerEntry[] => {
    const { upload } = resource;
    const isKnown = facts.before.has(resource.id);
    const isSameFile = isKnown && resource.published?.uploadId === upload.id;
    // Its title, its licence or its contact may be others although its file is the same.
    if (isSameFile && facts.before.get(resource.id) === facts.now.get(resource.id)) return [];
    const kept = { datasetId: resource.id, cvegeo, packageId: id, release: facts.number };
    return [
      {
        kind: isKnown ? 'dataset.updated' : 'dataset.published',
        subject: `dataset:${resource.id}`,
        cvegeo,
        cause: `release:${facts.number}`,
        detail: {
          title: resource.title,
          package: id,
          release: facts.number,
          // A checksum of a file that is not public would let anybody test what they think is in it.
          sha256: upload.is_original_public ? upload.sha256 : upload.conforming_sha256,
          rows: upload.row_count,
        },
      },
      ...(isSameFile ? [] : keptEntries(upload, kept)),
    ];
  });
  const withdrawn = facts.removed.map((removed): LedgerEntry => ({
    kind: 'dataset.withdrawn',
    subject: `dataset:${removed.id}`,
    cvegeo,
    cause: removed.reason,
    detail: { package: id, release: facts.number },
  }));
  const published: LedgerEntry = {
    kind: 'package.published',
    subject: `package:${id}`,
    cvegeo,
    cause: `release:${facts.number}`,
    detail: { theme, release: facts.number, datasets: publishableResources(draft).length },
  };
  return [published, ...datasets, ...withdrawn];
}

async function removeDatasets(trx: Transaction<Tables>, draft: Draft, options: { number: number; at: Date }) {
  const removed = draft.resources
    .filter((resource) => resource.removed_at !== null)
    .map(({ id, removal_reason }) => ({
      id,
      reason: removal_reason ?? `El gobierno lo quitó de la versión ${options.number} de su paquete.`,
    }));
  for (const { id, reason } of removed) await withdrawNationalDatasets(trx, [id], { reason, at: options.at });
  return removed;
}

async function writeNational(
  trx: Transaction<Tables>,
  draft: Draft,
  release: { number: number; publishedAt: Date; publicUrl: string },
): Promise<void> {
  const { package: released } = draft;
  const resources = publishableResources(draft);
  await putNationalPackage(trx, {
    id: released.id,
    cvegeo: released.cvegeo,
    theme_id: released.theme_id,
    title: released.title,
    description: released.description,
    licence: released.licence,
    periodicity: released.periodicity,
    release_number: release.number,
    released_at: release.publishedAt,
    resource_count: resources.length,
  });
  const first = await firstPublications(trx, released.id);
  await putNationalDatasets(
    trx,
    resources.map((resource) =>
      toNationalDataset(released, resource, {
        publicUrl: release.publicUrl,
        issued: first.ofResource.get(resource.id) ?? release.publishedAt,
        modified: first.ofUpload.get(resource.upload.id) ?? release.publishedAt,
        updatedAt: release.publishedAt,
      }),
    ),
  );
  await putTableParts(
    trx,
    released.id,
    resources.flatMap((resource) => toTablePart(released, resource, release) ?? []),
  );
}

/**
 * Publishes what a package's draft holds as its next release, all or nothing: descriptor, national view, tombstones
 * of what was removed, ledger. Without `notes` it carries those written from what it changes. Throws not-found, forbidden, government-cannot-publish, or release-not-ready with
 * everything that is missing (also to the second of two simultaneous publishers: nothing changed since the first).
 */
export async function publishRelease(
  { db, clock, logger, metrics, publicUrl }: CatalogDependencies,
  actor: Actor,
  { packageId, notes }: { packageId: string; notes?: string | undefined },
): Promise<PublishedRelease> {
  const found = await findPackage(db, packageId);
  if (!found) throw problems.notFound({ what: named.package });
  authorize(actor, 'package.publish', { cvegeo: found.cvegeo }, unseen(named.package));

  const release = await transaction(db, { name: 'publish release', logger }, async (trx) => {
    const locked = await lockPackage(trx, packageId);
    if (!locked) throw problems.notFound({ what: named.package });
    requireMember({ name: locked.government_name, membership: locked.membership });
    const draft = await loadDraft(trx, locked);
    const missing = releaseReadiness(draft, publicUrl);
    if (missing.length > 0) throw notReady(missing);

    const publishedAt = clock.now();
    const number = locked.release_number + 1;
    const resources = publishableResources(draft);
    const before = await toldOf(trx, packageId);
    const descriptor = buildDescriptor(draft, { number, publishedAt }, publicUrl);
    const changes = releaseChanges(draft, descriptor);
    await insertRelease(
      trx,
      {
        package_id: packageId,
        number,
        published_at: publishedAt,
        published_by: actorReference(actor),
        notes: notes ?? releaseNotes(changes),
        descriptor: JSON.stringify(descriptor),
        changes: JSON.stringify(changes),
      },
      resources.map((resource) => ({ resourceId: resource.id, uploadId: resource.upload.id })),
    );
    await updatePackage(trx, packageId, {
      state: 'published',
      release_number: number,
      updated_at: publishedAt,
      withdrawn_at: null,
      withdrawal_reason: null,
    });
    await writeNational(trx, draft, { number, publishedAt, publicUrl });
    const now = await toldOf(trx, packageId);
    const removed = await removeDatasets(trx, draft, { number, at: publishedAt });
    await appendToLedger(trx, ledgerEntries(draft, { number, before, now, removed }), { actor, clock });

    const at = addresses(publicUrl);
    return {
      packageId,
      number,
      publishedAt,
      datasets: resources.map(({ id, name }) => ({ id, name, url: at.dataset(id) })),
    };
  });
  catalogMetrics(metrics).releases.inc();
  return release;
}
