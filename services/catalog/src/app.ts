import { cvegeoSchema, type Actor } from '@rma/domain';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { atomRoutes } from './atom/atom-routes.ts';
import { actionRoutes } from './ckan/action-routes.ts';
import { dcatRoutes } from './dcat/dcat-routes.ts';
import type { CatalogDependencies } from './dependencies.ts';
import { downloadRoutes } from './downloads/download-routes.ts';
import { examineFile } from './harvested/examine-file.ts';
import { findFiles, queueDueFiles } from './harvested/find-files.ts';
import { feedRoutes } from './feed/feed-routes.ts';
import { forgetImports } from './inventory/import-queries.ts';
import { applySheet, previewSheet, receiveSheet, type IncomingSheet } from './inventory/import-sheet.ts';
import { inventoryRoutes } from './inventory/inventory-routes.ts';
import type { ItemFields } from './inventory/item.ts';
import { addItem } from './inventory/manage-items.ts';
import { sheetRoutes } from './inventory/sheet-routes.ts';
import { harvestedRoutes } from './harvested/harvested-routes.ts';
import { createPackage, type NewPackage } from './packages/create-package.ts';
import { packageRoutes } from './packages/package-routes.ts';
import { addResource, removeResource, type NewResource } from './packages/resources.ts';
import { matchInventories } from './plan/match-inventories.ts';
import { planFileRoutes } from './plan/plan-file-routes.ts';
import { fileInventory, publishPlan } from './plan/publish-inventory.ts';
import { remindOfPlans } from './plan/remind-of-plans.ts';
import { publicReleaseRoutes } from './releases/public-routes.ts';
import { publishRelease } from './releases/publish-release.ts';
import { releaseRoutes } from './releases/release-routes.ts';
import { withdrawPackage } from './releases/withdraw-package.ts';
import { sitemapRoutes } from './sitemap/sitemap-routes.ts';
import { standardRoutes } from './standards/standard-routes.ts';
import { subscribeHub } from './subscriptions/manage-subscription.ts';
import { announce, forgetOldDeliveries, notify } from './subscriptions/notify.ts';
import { subscriptionRoutes } from './subscriptions/subscription-routes.ts';
import { createPublishedTables } from './tables/published-tables.ts';
import { largestUpload, receiveUpload, type IncomingFile } from './uploads/receive-upload.ts';
import { resumableRoutes } from './uploads/resumable/resumable-routes.ts';
import { createResumableUploads } from './uploads/resumable/resumable-uploads.ts';
import { sweepUploads } from './uploads/sweep-uploads.ts';
import { uploadRoutes } from './uploads/upload-routes.ts';
import { validateUpload } from './uploads/validate-upload.ts';

export type { CatalogDependencies } from './dependencies.ts';

const validationPayload = z.object({ uploadId: z.uuid() });
const sourcePayload = z.object({ sourceId: z.uuid() });
const subscriptionPayload = z.object({ subscriptionId: z.uuid() });
const hubPayload = z.object({ url: z.string(), remoteId: z.uuid() });
const filePayload = z.object({ fileId: z.uuid() });
const inventoryPayload = z.object({ cvegeo: cvegeoSchema.optional() });
const IMPORT_KEPT_MS = 7 * 86_400_000;

/** What a task is told by the worker that runs it. */
type TaskHelpers = { abortSignal?: AbortSignal | undefined };

export type Catalog = ReturnType<typeof createCatalog>;

/**
 * Packages, uploads, validation, releases and downloads: routes for a server that has the `authentication` plugin,
 * tasks and their timetable for a worker, and the use cases themselves for callers in the same process (they check
 * the actor's permission like the routes do).
 */
export function createCatalog(deps: CatalogDependencies) {
  const publishedTables = createPublishedTables(deps);
  const resumable = createResumableUploads(deps);
  return {
    routes: async (server: FastifyInstance): Promise<void> => {
      await server.register(standardRoutes(deps));
      await server.register(packageRoutes(deps));
      await server.register(uploadRoutes(deps));
      await server.register(resumableRoutes(resumable, { maxBytes: largestUpload(deps) }));
      await server.register(releaseRoutes(deps));
      await server.register(publicReleaseRoutes(deps));
      await server.register(downloadRoutes(deps));
      await server.register(publishedTables.routes);
      await server.register(harvestedRoutes(deps));
      await server.register(dcatRoutes(deps));
      await server.register(feedRoutes(deps));
      await server.register(atomRoutes(deps));
      await server.register(sitemapRoutes(deps));
      await server.register(actionRoutes(deps));
      await server.register(subscriptionRoutes(deps));
      await server.register(inventoryRoutes(deps));
      await server.register(sheetRoutes(deps));
      await server.register(planFileRoutes(deps));
    },
    tasks: {
      'catalog.validate-upload': async (payload: unknown, helpers: TaskHelpers): Promise<void> => {
        const { uploadId } = validationPayload.parse(payload);
        await validateUpload(deps, { uploadId, signal: helpers.abortSignal });
      },
      'catalog.find-files': async (payload: unknown): Promise<void> => {
        await findFiles(deps, sourcePayload.parse(payload));
        await queueDueFiles(deps);
      },
      'catalog.queue-due-files': async (): Promise<void> => {
        await queueDueFiles(deps);
      },
      'catalog.examine-file': async (payload: unknown, helpers: TaskHelpers): Promise<void> => {
        const { fileId } = filePayload.parse(payload);
        await examineFile(deps, { fileId, signal: helpers.abortSignal });
      },
      'catalog.announce': async (): Promise<void> => announce(deps),
      'catalog.announce-to-hub': async (payload: unknown): Promise<void> => {
        await subscribeHub(deps, { kind: 'system', name: 'node' }, hubPayload.parse(payload));
      },
      'catalog.notify': async (payload: unknown): Promise<void> =>
        notify(deps, subscriptionPayload.parse(payload)),
      'catalog.match-inventories': async (payload: unknown): Promise<void> =>
        matchInventories(deps, inventoryPayload.parse(payload)),
      'catalog.remind-of-plans': async (): Promise<void> => remindOfPlans(deps),
      'catalog.sweep': async (): Promise<void> => {
        deps.logger.info(await sweepUploads(deps), 'files of unwanted uploads were deleted');
        deps.logger.info(await resumable.sweep(), 'unfinished uploads were deleted');
        deps.logger.info(await forgetOldDeliveries(deps), 'old deliveries were forgotten');
        const before = new Date(deps.clock.now().getTime() - IMPORT_KEPT_MS);
        deps.logger.info({ sheets: await forgetImports(deps.db, before) }, 'old sheets were forgotten');
      },
    },
    crontab: [
      { task: 'catalog.sweep', pattern: '20 9 * * *' },
      { task: 'catalog.queue-due-files', pattern: '*/10 * * * *' },
      { task: 'catalog.announce', pattern: '*/5 * * * *' },
      { task: 'catalog.match-inventories', pattern: '*/5 * * * *' },
      { task: 'catalog.remind-of-plans', pattern: '15 14 * * *' },
    ],
    ready: [{ name: 'file-store', check: () => deps.blobs.stat('0'.repeat(64)) }],
    close: () => publishedTables.close(),

    createPackage: (actor: Actor, wanted: NewPackage) => createPackage(deps, actor, wanted),
    addResource: (actor: Actor, wanted: { packageId: string; resource: NewResource }) =>
      addResource(deps, actor, wanted),
    removeResource: (actor: Actor, wanted: { resourceId: string; reason?: string | undefined }) =>
      removeResource(deps, actor, wanted),
    receiveUpload: (actor: Actor, file: IncomingFile) => receiveUpload(deps, actor, file),
    validateUpload: (uploadId: string) => validateUpload(deps, { uploadId }),
    publishRelease: (actor: Actor, wanted: { packageId: string; notes?: string | undefined }) =>
      publishRelease(deps, actor, wanted),
    withdraw: (actor: Actor, wanted: { packageId: string; reason: string }) =>
      withdrawPackage(deps, actor, wanted),
    sweepUploads: () => sweepUploads(deps),
    addInventoryItem: (actor: Actor, wanted: { cvegeo: string; fields: ItemFields }) =>
      addItem(deps, actor, wanted),
    receiveInventorySheet: (actor: Actor, sheet: IncomingSheet) => receiveSheet(deps, actor, sheet),
    previewInventorySheet: (actor: Actor, wanted: { cvegeo: string; importId: string }) =>
      previewSheet(deps, actor, wanted),
    applyInventorySheet: (
      actor: Actor,
      wanted: { cvegeo: string; importId: string; revision: number; removeGone: string | null },
    ) => applySheet(deps, actor, wanted),
    fileInventory: (actor: Actor, wanted: { cvegeo: string }) => fileInventory(deps, actor, wanted),
    publishPlan: (actor: Actor, wanted: { cvegeo: string; reason?: string }) =>
      publishPlan(deps, actor, wanted),
    matchInventories: (wanted: { cvegeo?: string } = {}) => matchInventories(deps, wanted),
    subscribeHub: (actor: Actor, hub: { url: string; remoteId: string }) => subscribeHub(deps, actor, hub),
  };
}
