import { packageStates, uploadStates } from '@rma/domain';
import { z } from 'zod';
import { addresses } from '../releases/addresses.ts';
import type { DraftResource } from './draft-queries.ts';
import type { PackageRow } from './package-queries.ts';

const timestamp = z.iso.datetime();

const uploadSummary = z.object({
  id: z.uuid(),
  state: z.enum(uploadStates),
  fileName: z.string(),
  bytes: z.number().int(),
  rowCount: z.number().int().nullable(),
  errorCount: z.number().int(),
  warningCount: z.number().int(),
  uploadedAt: timestamp,
  validatedAt: timestamp.nullable(),
});

export const resourceSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  title: z.string(),
  description: z.string(),
  standard: z.string(),
  temporal: z.string().nullable(),
  isPublished: z.boolean(),
  hasUnpublishedFile: z.boolean(),
  removedAt: timestamp.nullable(),
  latestUpload: uploadSummary.nullable(),
  url: z.url().nullable(),
});

export const packageSchema = z.object({
  id: z.uuid(),
  cvegeo: z.string(),
  governmentName: z.string(),
  theme: z.string(),
  title: z.string(),
  description: z.string(),
  licence: z.string(),
  periodicity: z.string(),
  contactName: z.string(),
  contactEmail: z.string(),
  state: z.enum(packageStates),
  releaseNumber: z.number().int(),
  createdAt: timestamp,
  updatedAt: timestamp,
  withdrawnAt: timestamp.nullable(),
  withdrawalReason: z.string().nullable(),
  url: z.url().nullable(),
  resources: z.array(resourceSchema),
});

export const missingSchema = z.array(
  z.object({
    resource: z.string().nullable(),
    code: z.string(),
    message: z.object({ es: z.string(), en: z.string() }),
  }),
);

const iso = (date: Date | null) => date?.toISOString() ?? null;

function viewResource(resource: DraftResource, publicUrl: string): z.infer<typeof resourceSchema> {
  const { upload, publishedUploadId } = resource;
  return {
    id: resource.id,
    name: resource.name,
    title: resource.title,
    description: resource.description,
    standard: resource.standard_id,
    temporal: resource.temporal,
    isPublished: publishedUploadId !== null,
    hasUnpublishedFile: upload !== null && upload.id !== publishedUploadId,
    removedAt: iso(resource.removed_at),
    latestUpload: upload && {
      id: upload.id,
      state: upload.state,
      fileName: upload.file_name,
      bytes: upload.bytes,
      rowCount: upload.row_count,
      errorCount: upload.error_count,
      warningCount: upload.warning_count,
      uploadedAt: upload.uploaded_at.toISOString(),
      validatedAt: iso(upload.validated_at),
    },
    url: publishedUploadId === null ? null : addresses(publicUrl).dataset(resource.id),
  };
}

/** A package and its resources as the people who work on it see them. */
export function viewPackage(
  row: PackageRow,
  resources: readonly DraftResource[],
  publicUrl: string,
): z.infer<typeof packageSchema> {
  return {
    id: row.id,
    cvegeo: row.cvegeo,
    governmentName: row.government_name,
    theme: row.theme_id,
    title: row.title,
    description: row.description,
    licence: row.licence,
    periodicity: row.periodicity,
    contactName: row.contact_name,
    contactEmail: row.contact_email,
    state: row.state,
    releaseNumber: row.release_number,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    withdrawnAt: iso(row.withdrawn_at),
    withdrawalReason: row.withdrawal_reason,
    url: row.state === 'published' ? addresses(publicUrl).package(row.id) : null,
    resources: resources.map((resource) => viewResource(resource, publicUrl)),
  };
}
